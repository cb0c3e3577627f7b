// What is being answered for: the whole company or one of its units, and in whose name. Every answer goes through here.
"use strict"

var Touchpoints = globalThis.Touchpoints || (globalThis.Touchpoints = {})

Touchpoints.scope = (() => {
  const { data, places, store, upgrading } = Touchpoints
  const { at, copy, cut, holds, put } = places
  const VIEWED = ["criteria", "reaction", "note"] // what a view may say
  const KNOWN = ["client", "own"]
  const NOTHING = { criteria: new Map(), views: new Map(), competitors: new Map(), re_check: [] }
  let unit = null, view = null
  const invited = new Set()

  const base = () => (unit === null ? ["answers"] : ["units", unit, "answers"])
  const wayTo = (id) => [...base(), id]

  // What is said of a touchpoint here: a unit takes from the company what it says nothing about.
  function answersOf(id) {
    const { company } = store
    return (unit === null ? null : company.units.get(unit)?.answers.get(id)) ?? company.answers.get(id) ?? NOTHING
  }

  // The same, as far as the chosen person says it.
  function saidOf(id) {
    const answers = answersOf(id)
    return view === null ? answers : { ...NOTHING, ...(answers.views.get(view) ?? {}) }
  }

  function change(touchpoint, how) {
    const way = wayTo(touchpoint.id)
    store.change((record) => {
      if (unit !== null && !holds(record, way) && holds(record, ["answers", touchpoint.id])) put(record, way, copy(at(record, ["answers", touchpoint.id])))
      how(record, way)
    })
  }

  // Say something of a touchpoint: nothing takes it back.
  function say(touchpoint, below, value) {
    change(touchpoint, (record, way) => {
      const person = view !== null && VIEWED.includes(below[0]) ? ["views", view] : []
      places.say(record, [...way, ...person, ...below], value)
      if (below[0] === "criteria") looked(record, way, touchpoint, below[1])
    })
  }

  // A question that was answered again needs no second look, and was answered for what is asked today.
  function looked(record, way, touchpoint, question) {
    const marked = at(record, [...way, "re_check"]), asked = [...touchpoint.criteria, ...data.universal].map((one) => one.id)
    const all = String(marked) === "true" ? asked.filter((one) => holds(record, [...way, "criteria", one])) : Array.isArray(marked) ? marked : []
    const left = all.filter((one) => one !== question)
    if (left.length) put(record, [...way, "re_check"], left)
    else if (marked !== undefined) cut(record, [...way, "re_check"])
    upgrading.note(record, base(), touchpoint, data)
  }

  const stillRight = (touchpoint, question) => change(touchpoint, (record, way) => looked(record, way, touchpoint, question))

  function needsLook(id, question) {
    const marks = answersOf(id).re_check
    return marks === true || (Array.isArray(marks) && marks.includes(question))
  }

  // Everybody who says something anywhere, and those who were invited to.
  function people() {
    const { company } = store
    const every = [company.answers, ...[...company.units.values()].map((one) => one.answers)].flatMap((answers) => [...answers.values()])
    return [...new Set([...KNOWN, ...every.flatMap((one) => [...one.views.keys()]), ...invited])]
  }

  function choose(next) {
    if ("unit" in next) unit = next.unit
    if ("view" in next) view = next.view
    if (view !== null) invited.add(view)
  }

  return {
    answersOf, choose, needsLook, people, say, saidOf, stillRight,
    get unit() { return unit !== null && store.company.units.has(unit) ? unit : (unit = null) },
    get view() { return view },
  }
})()
