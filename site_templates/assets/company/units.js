// Assesses a company that may have branches, products or departments, as generator/touchpoints/company/units.py does:
// each apart, and the whole with the weakest of them wherever only they speak.
"use strict"

var Touchpoints = globalThis.Touchpoints || (globalThis.Touchpoints = {})

Touchpoints.units = (() => {
  const { assessing, views } = Touchpoints
  const FEWEST = 2

  // A unit as if it were a company: its own answers, and those of the company it says nothing about.
  function ofUnit(company, id) {
    const unit = company.units.get(id)
    return { ...company, profile: { ...company.profile, traits: unit.traits ?? company.profile.traits }, answers: new Map([...company.answers, ...unit.answers]), units: new Map() }
  }

  const few = (unit) => [...unit.answers.values()].filter((one) => assessing.existing(one) === "have").length < FEWEST

  const assessed = (company, catalogue) => assessing.assess(views.settled(company, catalogue), catalogue)

  // How well a unit does at a point: what is missing first, then what is known, the weakest first.
  const strength = (point) => [point.level !== "missing", point.q === null, point.q ?? 0]

  function weaker(one, other) {
    const at = one.findIndex((part, index) => part !== other[index])
    return at >= 0 && one[at] < other[at]
  }

  // The weakest unit for each touchpoint that only units speak of.
  function speakersOf(company, apart) {
    const heard = new Map()
    for (const [id, unit] of company.units) {
      for (const touchpoint of unit.answers.keys()) {
        const point = apart.get(id).touchpoints.find((one) => one.id === touchpoint)
        if (!point || company.answers.has(touchpoint)) continue
        const before = heard.get(touchpoint), now = strength(point)
        if (!before || weaker(now, before.strength)) heard.set(touchpoint, { id, strength: now })
      }
    }
    return new Map([...heard].map(([touchpoint, { id }]) => [touchpoint, id]))
  }

  function together(company, speakers) {
    const spoken = [...speakers].map(([touchpoint, id]) => [touchpoint, company.units.get(id).answers.get(touchpoint)])
    const own = [...company.units.values()].flatMap((unit) => unit.traits ?? [])
    const traits = [...new Set([...company.profile.traits, ...own])]
    return { ...company, profile: { ...company.profile, traits }, answers: new Map([...company.answers, ...spoken]) }
  }

  function result(id, unit, found) {
    const levels = Object.fromEntries(found.touchpoints.map((one) => [one.id, one.level]))
    const { applicable, have, missing, weak, not_assessed } = found.coverage
    return { id, name: unit.name, kind: unit.kind, coverage: { applicable, have, missing, weak, not_assessed }, quality: found.quality, levels, few: few(unit) }
  }

  // Hold a company, or one of its units, against the catalogue and what the company adds to it.
  function assess(company, catalogue, unit = null) {
    const extended = Touchpoints.catalogue.withOwn(catalogue, company)
    if (unit !== null) return { ...assessed(ofUnit(company, unit), extended), units: [], speakers: new Map() }
    if (!company.units.size) return { ...assessed(company, extended), units: [], speakers: new Map() }
    const apart = new Map([...company.units.keys()].map((id) => [id, assessed(ofUnit(company, id), extended)]))
    const speakers = speakersOf(company, apart)
    const units = [...company.units].map(([id, one]) => result(id, one, apart.get(id)))
    return { ...assessed(together(company, speakers), extended), units, speakers }
  }

  return { assess, ofUnit }
})()
