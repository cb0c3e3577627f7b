// What only this company has: questions and touchpoints of its own. Their ids begin with x-, so that no later entry of
// the catalogue ever takes them.
"use strict"

var Touchpoints = globalThis.Touchpoints || (globalThis.Touchpoints = {})

Touchpoints.own = (() => {
  const { data, places, store, view } = Touchpoints
  const { make, say } = view
  const SIGNS = [["<=", "≤"], [">=", "≥"], ["=", "="]]
  const STEM = 40

  function idFor(name, taken) {
    const stem = name.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/[^a-z0-9]+/g, "-").slice(0, STEM).replace(/^-+|-+$/g, "") || "own"
    let id = `x-${stem}`
    for (let count = 2; taken.includes(id); count += 1) id = `x-${stem}-${count}`
    return id
  }

  const personName = (who) => (["client", "own"].includes(who) ? say(`views.${who}`) : who)

  // A form that adds something once it is whole, and says what is missing while it is not.
  function form(fields, adds, label) {
    const wrong = make("p", { class: "tp-wrong", role: "alert" })
    return make("form", { class: "tp-form", onsubmit: (event) => {
      event.preventDefault()
      const missing = adds()
      wrong.textContent = missing ? say(missing) : ""
    } }, ...fields, make("button", { type: "submit", class: "tp-button tp-button--quiet tp-button--small" }, label), wrong)
  }

  function listsOf(record, touchpoint) {
    const own = (record.own_touchpoints ?? []).find((one) => one.id === touchpoint.id)
    return own ? own.criteria : record.own_criteria?.[touchpoint.id]
  }

  function addQuestion(touchpoint, ask, measure) {
    store.change((record) => {
      const taken = touchpoint.criteria.map((one) => one.id)
      const question = { id: idFor(ask, taken), ask, class: "performance", dimension: "reliability", ...(measure ? { measure } : {}) }
      if (!listsOf(record, touchpoint)) places.put(record, ["own_criteria", touchpoint.id], [])
      listsOf(record, touchpoint).push(question)
    })
  }

  // A question that is taken away takes its answers along; one step brings both back.
  function dropQuestion(touchpoint, id) {
    store.remember()
    store.change((record) => {
      const list = listsOf(record, touchpoint)
      list.splice(list.findIndex((one) => one.id === id), 1)
      if (!list.length && !touchpoint.own) places.say(record, ["own_criteria", touchpoint.id], null)
      for (const base of [["answers"], ...Object.keys(record.units ?? {}).map((unit) => ["units", unit, "answers"])]) places.say(record, [...base, touchpoint.id, "criteria", id], null)
    })
  }

  // The questions of the company's own about one touchpoint, and a form for another.
  function questions(touchpoint, again) {
    const ask = view.text(say("own.ask"), "", () => {})
    const how = view.select(say("own.how"), [["", say("own.yes_no")], ...Object.entries(data.names.units)], "", (unit) => { aim.hidden = !unit })
    const sign = view.select(say("own.sign"), SIGNS, "<=", () => {}), number = view.figure(say("own.aim"), null, () => {}, { least: -1e9 })
    const aim = make("div", { class: "tp-filters", hidden: true }, sign, number)
    const value = (field) => field.querySelector("input, select").value.trim()
    const adds = () => {
      const target = value(number).replace(",", ".")
      if (!value(ask)) return "own.ask_missing"
      if (value(how) && !/^-?[0-9]+(\.[0-9]+)?$/.test(target)) return "own.aim_missing"
      addQuestion(touchpoint, value(ask), value(how) ? { unit: value(how), target: `${value(sign)} ${target}` } : null)
      return again()
    }
    const item = (one) => make("li", {}, `${one.ask} `, view.button(say("own.drop"), () => { dropQuestion(touchpoint, one.id); again() }, "tp-button--quiet tp-button--small"))
    const given = touchpoint.criteria.filter((one) => one.own)
    return view.opens(say("own.questions"), () => [given.length ? make("ul", {}, ...given.map(item)) : null, form([ask, how, aim], adds, say("own.add_question"))], { look: "tp-more" })
  }

  // ---- touchpoints

  function entryForm(again) {
    const fields = {
      name: view.text(say("own.name"), "", () => {}),
      category: view.select(say("list.category"), data.categories.map((id) => [id, data.names.categories[id]]), data.categories[0], () => {}),
      channel: view.select(say("own.channel"), Object.entries(data.names.channels), "offline", () => {}),
      ask: view.text(say("own.first_question"), "", () => {}),
    }
    const value = (key) => fields[key].querySelector("input, select").value.trim()
    const ticks = data.stages.map((id) => [id, view.tick(data.names.stages[id], false, () => {})])
    const stages = () => ticks.filter(([, tick]) => tick.querySelector("input").checked).map(([id]) => id)
    const adds = () => {
      if (!value("name") || !value("ask")) return "own.entry_missing"
      if (!stages().length) return "own.stage_missing"
      addEntry({ name: value("name"), category: value("category"), stages: stages(), channel: value("channel") }, value("ask"))
      return again()
    }
    const where = make("fieldset", { class: "tp-choices" }, make("legend", {}, say("own.stages")), ...ticks.map(([, tick]) => tick))
    return form([make("div", { class: "tp-filters" }, fields.name, fields.category, fields.channel), where, fields.ask], adds, say("own.add_entry"))
  }

  function addEntry(said, ask) {
    store.change((record) => {
      const taken = [...data.touchpoints.map((one) => one.id), ...(record.own_touchpoints ?? []).map((one) => one.id)]
      const criteria = [{ id: idFor(ask, []), ask, class: "performance", dimension: "reliability" }]
      record.own_touchpoints = [...(record.own_touchpoints ?? []), { id: idFor(said.name, taken), ...said, criteria }]
    })
  }

  function dropEntry(id) {
    store.remember()
    store.change((record) => {
      record.own_touchpoints = record.own_touchpoints.filter((one) => one.id !== id)
      if (!record.own_touchpoints.length) delete record.own_touchpoints
      for (const base of [["answers"], ...Object.keys(record.units ?? {}).map((unit) => ["units", unit, "answers"])]) places.say(record, [...base, id], null)
      places.say(record, ["own_criteria", id], null)
    })
  }

  function renamed(id) {
    return (name) => { if (name) store.change((record) => { record.own_touchpoints.find((one) => one.id === id).name = name }) }
  }

  // The touchpoints of the company's own, and a form for another.
  function entries(again, open) {
    const own = store.company.own_touchpoints
    const item = (one) => make("li", {}, view.text(say("own.name"), one.name, renamed(one.id)), view.button(say("own.drop"), () => { dropEntry(one.id); again() }, "tp-button--quiet tp-button--small"))
    const content = () => [make("p", { class: "tp-soft" }, say("own.note")), own.length ? make("ul", { class: "tp-list tp-owned" }, ...own.map(item)) : null, entryForm(again)]
    return view.opens(say("own.title"), content, { note: own.length ? view.count("list.count", own.length) : "", ...open })
  }

  return { entries, form, idFor, personName, questions }
})()
