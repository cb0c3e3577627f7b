// Branches, products, services, departments and people: what they are called and what they have. They answer for
// themselves once they are chosen above the list.
"use strict"

var Touchpoints = globalThis.Touchpoints || (globalThis.Touchpoints = {})

Touchpoints.unitEditor = (() => {
  const { company: companies, data, own, scope, store, view } = Touchpoints
  const { button, make, say } = view
  const kinds = companies.KINDS.map((one) => [one, say(`unit_kinds.${one}`)])
  let asked = null

  function change(id, how, again) {
    store.change((record) => how(record.units[id]))
    again?.()
  }

  function traits(id, unit, again) {
    const differs = view.tick(say("units.own_traits"), unit.traits !== null, (yes) => change(id, (one) => {
      if (yes) one.traits = [...store.company.profile.traits]
      else delete one.traits
    }, again))
    const box = (trait) => view.tick(trait.question, unit.traits.includes(trait.id), (yes) => change(id, (one) => {
      const others = one.traits.filter((each) => each !== trait.id)
      one.traits = yes ? [...others, trait.id] : others
    }, again))
    return [differs, unit.traits === null ? null : view.opens(say("profile.traits"), () => [make("div", { class: "tp-traits" }, ...data.traits.map(box))], { look: "tp-more", note: view.count("profile.chosen", unit.traits.length) })]
  }

  // Taking a unit away takes its answers along, so it is asked first; one step brings all of it back.
  function away(id, unit, again) {
    if (asked !== id) return button(say("own.drop"), () => { asked = id; again() }, "tp-button--quiet tp-button--small")
    return make("div", { class: "tp-sure", role: "group", "aria-label": say("units.sure", { name: unit.name }) }, make("p", {}, say("units.sure", { name: unit.name })),
      button(say("units.sure_yes"), () => {
        asked = null
        store.remember()
        store.change((record) => {
          delete record.units[id]
          if (!Object.keys(record.units).length) delete record.units
        })
        again()
      }, "tp-button--small"), button(say("units.sure_no"), () => { asked = null; again() }, "tp-button--quiet tp-button--small"))
  }

  function one(id, unit, again) {
    const name = view.text(say("own.name"), unit.name, (said) => { if (said) change(id, (each) => { each.name = said }) })
    const kind = view.select(say("units.kind"), kinds, unit.kind, (said) => change(id, (each) => { each.kind = said }))
    return make("li", { class: "tp-unit" }, make("div", { class: "tp-filters" }, name, kind), ...traits(id, unit, again).filter(Boolean), away(id, unit, again))
  }

  function adding(again) {
    const name = view.text(say("own.name"), "", () => {}), kind = view.select(say("units.kind"), kinds, "branch", () => {})
    const adds = () => {
      const said = name.querySelector("input").value.trim()
      if (!said) return "units.name_missing"
      store.change((record) => {
        record.units ??= {}
        const id = own.idFor(said, Object.keys(record.units).map((each) => `x-${each}`)).slice("x-".length)
        record.units[/^[a-z]/.test(id) ? id : `unit-${id}`] = { name: said, kind: kind.querySelector("select").value, answers: {} }
      })
      return again()
    }
    return own.form([make("div", { class: "tp-filters" }, name, kind)], adds, say("units.add"))
  }

  // The units there are, and a form for another.
  function show(again, open) {
    const { units } = store.company
    const content = () => [make("p", { class: "tp-soft" }, say("units.note")), units.size ? make("ul", { class: "tp-list" }, ...[...units].map(([id, unit]) => one(id, unit, again))) : null, adding(again)]
    return view.opens(say("units.title"), content, { note: units.size ? [...units.values()].map((unit) => unit.name).join(", ") : "", ...open })
  }

  // Which unit is answered for and looked at; nothing where there are none.
  function choice(again) {
    const { units } = store.company
    if (!units.size) return null
    const options = [["", say("units.whole")], ...[...units].map(([id, unit]) => [id, unit.name])]
    return view.select(say("units.for"), options, scope.unit ?? "", (id) => { scope.choose({ unit: id || null }); again() })
  }

  // In whose name is answered.
  function speaker(again) {
    const options = [["", say("people.agreed")], ...scope.people().map((who) => [who, own.personName(who)]), ["+", say("people.other")]]
    const choice = view.select(say("people.title"), options, scope.view ?? "", (who) => {
      another.hidden = who !== "+"
      if (who === "+") return another.querySelector("input").focus()
      scope.choose({ view: who || null })
      return again()
    })
    const name = view.text(say("people.name"), "", () => {}, { most: 60 })
    const adds = () => {
      const who = name.querySelector("input").value.trim()
      if (!who) return "people.name_missing"
      scope.choose({ view: who })
      return again()
    }
    const another = own.form([name], adds, say("people.add"))
    another.hidden = true
    return make("div", {}, choice, another)
  }

  // For whom is answered, where it is not the whole company as agreed on.
  function notice(again) {
    if (scope.unit === null && scope.view === null) return null
    const unit = scope.unit === null ? say("units.whole") : store.company.units.get(scope.unit).name
    const text = scope.view === null ? say("people.now_unit", { unit }) : say("people.now", { unit, who: own.personName(scope.view) })
    return make("p", { class: "tp-notice" }, text, " ", button(say("people.back"), () => { scope.choose({ unit: null, view: null }); again() }, "tp-button--quiet tp-button--small"))
  }

  return { choice, notice, show, speaker }
})()
