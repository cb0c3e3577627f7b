// What kind of company it is: it decides what applies, what is asked, and what quality is aimed at.
"use strict"

var Touchpoints = globalThis.Touchpoints || (globalThis.Touchpoints = {})

Touchpoints.profile = (() => {
  const { data, places, store, unitEditor, view } = Touchpoints
  const { count, make, say } = view
  const RIVALS = 3
  const words = (keys, prefix) => keys.map((key) => [key, say(`${prefix}.${key}`)])
  const opened = new Map()

  // Which parts stand open is remembered while the page is shown anew.
  function remembered(key, first = false) {
    if (!opened.has(key)) opened.set(key, first)
    return { open: opened.get(key), ontoggle: (now) => opened.set(key, now) }
  }

  // Other answers: what is asked first is open again where nothing was said.
  const forget = () => opened.delete("traits")

  function chosen(key, id) {
    const now = store.company.profile[key]
    return (yes) => [...now.filter((one) => one !== id), ...(yes ? [id] : [])]
  }

  function traits(change) {
    const ticked = make("span", { class: "tp-soft" }, count("profile.chosen", store.company.profile.traits.length))
    const box = (trait) => {
      const input = make("input", { type: "checkbox", checked: store.company.profile.traits.includes(trait.id), onchange: () => {
        change((record) => places.put(record, ["profile", "traits"], chosen("traits", trait.id)(input.checked)))
        ticked.textContent = count("profile.chosen", store.company.profile.traits.length)
      } })
      return make("label", { class: "tp-trait" }, input, make("span", {}, trait.question))
    }
    const state = remembered("traits", !store.company.profile.traits.length)
    let before = state.open
    const details = make("details", { class: "tp-group", open: state.open, ontoggle: () => {
      if (details.open !== before) state.ontoggle(details.open)
      before = details.open
    } },
    make("summary", {}, make("span", { class: "tp-group__name" }, say("profile.traits")), " ", ticked),
    make("p", { class: "tp-soft" }, say("profile.traits_note")), make("div", { class: "tp-traits", role: "group", "aria-label": say("profile.traits") }, ...data.traits.map(box)))
    return details
  }

  // A competitor's new name is the new name in every answer about it; without a name, what was said about it goes too.
  function renameRival(index, name) {
    store.change((record) => {
      const before = store.company.competitors[index], names = [...store.company.competitors]
      if (name) names[index] = name
      else names.splice(index, 1)
      places.say(record, ["competitors"], names.length ? names : null)
      for (const answers of [record.answers, ...Object.values(record.units ?? {}).map((unit) => unit.answers)]) {
        for (const one of Object.values(answers ?? {})) if (before && one?.competitors) renameIn(one, before, name)
      }
    })
  }

  function renameIn(answers, before, name) {
    const others = Object.entries(answers.competitors).map(([key, how]) => [key === before ? name : key, how]).filter(([key]) => key)
    answers.competitors = Object.fromEntries(others)
    if (!others.length) delete answers.competitors
  }

  function rivals(all) {
    const field = (_, index) => {
      const now = store.company.competitors[index] ?? ""
      const input = view.text(say("profile.rival", { n: index + 1 }), now, () => {}, { most: 100 }).querySelector("input")
      input.addEventListener("change", () => {
        const name = input.value.trim()
        if (name === now || (name && store.company.competitors.includes(name))) return
        if (!name) store.remember()
        renameRival(index, name)
        all()
      })
      return input.parentElement
    }
    return Array.from({ length: Math.min(RIVALS, store.company.competitors.length + 1) }, field)
  }

  function regions(change) {
    const box = ([id, name]) => view.tick(name, store.company.profile.regions.includes(id), (yes) => change((record) => places.say(record, ["profile", "regions"], chosen("regions", id)(yes).length ? chosen("regions", id)(yes) : null)))
    return make("fieldset", { class: "tp-choices" }, make("legend", {}, say("profile.regions")), ...Object.entries(data.names.regions).map(box))
  }

  function more(change, all) {
    const { profile, company } = { profile: store.company.profile, company: store.record }
    const content = () => [
      make("div", { class: "tp-filters" }, ...rivals(all)),
      make("div", { class: "tp-filters" },
        view.select(say("profile.complexity"), [["", say("point.unsaid")], ...words(["simple", "ordinary", "complex"], "profile.complexities")], profile.complexity ?? "", (value) => change((record) => places.say(record, ["profile", "complexity"], value))),
        view.text(say("profile.assessed_on"), company.assessed_on, (day) => store.change((record) => places.say(record, ["assessed_on"], day)), { kind: "date" })),
      regions(change),
    ]
    return view.opens(say("profile.more"), content, { note: company.competitors?.length ? store.company.competitors.join(", ") : "", ...remembered("more") })
  }

  // A choice that keeps a word this catalogue does not know.
  function select(label, options, now, onchange) {
    return view.select(label, options.some(([key]) => key === now) ? options : [...options, [now, now]], now, onchange)
  }

  // The fields; `change` changes the record and shows what follows, `all` shows everything anew.
  function show(change, all) {
    const { company, profile } = store.company
    const set = (key) => (value) => change((record) => places.put(record, ["profile", key], value))
    return [make("div", { class: "tp-filters" },
      view.text(say("profile.name"), company, (said) => store.change((record) => { record.company = said }), { most: 120 }),
      select(say("profile.sector"), Object.entries(data.names.sectors), profile.sector, set("sector")),
      select(say("profile.maturity"), words(["established", "newcomer"], "maturity"), profile.maturity, set("maturity")),
      select(say("profile.target"), words(["basic", "standard", "exemplary"], "targets"), profile.target, set("target"))),
    traits(change), more(change, all), unitEditor.show(all, remembered("units"))]
  }

  return { forget, remembered, show }
})()
