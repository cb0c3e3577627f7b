// The catalogue as the calculation wants it: with the defaults that data.js leaves out, and with what a company adds.
"use strict"

var Touchpoints = globalThis.Touchpoints || (globalThis.Touchpoints = {})

Touchpoints.catalogue = (() => {
  const SIGNS = new Map([["<=", "≤"], [">=", "≥"]])

  // Put back what was left out because most entries have it.
  function whole(data) {
    const { criterion, touchpoint } = data.defaults
    const questions = (list) => list.map((one) => ({ ...criterion, ...one }))
    const entry = (one) => ({ ...touchpoint, ...one, criteria: questions(one.criteria) })
    const chain = (one) => ({ complete: true, ...one })
    return { ...data, universal: questions(data.universal), touchpoints: data.touchpoints.map(entry), others: data.others.map(entry), chains: data.chains.map(chain) }
  }

  // Give the catalogue as this company has it; the same one where the company adds nothing.
  function withOwn(catalogue, company) {
    if (!company.own_touchpoints.length && !company.own_criteria.size && !company.own_targets.size) return catalogue
    const byId = new Map(catalogue.touchpoints.map((one) => [one.id, one]))
    for (const one of company.own_touchpoints) byId.set(one.id, entryOf(one, catalogue))
    for (const [id, written] of company.own_criteria) {
      const entry = byId.get(id), known = new Set(entry?.criteria.map((one) => one.id))
      const more = written.filter((one) => !known.has(one.id)).map((one) => questionOf(one, catalogue))
      if (entry) byId.set(id, { ...entry, criteria: [...entry.criteria, ...more] })
    }
    for (const [id, targets] of company.own_targets) {
      const entry = byId.get(id)
      if (entry) byId.set(id, { ...entry, criteria: entry.criteria.map((one) => aimed(one, targets.get(one.id), catalogue)) })
    }
    const touchpoints = [...byId.values()].sort((one, other) => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0))
    return { ...catalogue, touchpoints }
  }

  function entryOf(written, catalogue) {
    const { touchpoint } = catalogue.defaults
    const given = { importance: 3, effort: 2, owner_role: "owner", ...written }
    const criteria = written.criteria.map((one) => questionOf(one, catalogue))
    return { ...touchpoint, ...given, url: null, own: true, first: (written.flags ?? []).includes("first-impression"), tip: written.tips?.[0]?.text ?? "", criteria }
  }

  function questionOf(written, catalogue) {
    const { measure } = written
    return { ...catalogue.defaults.criterion, ...written, own: true, target: measure?.target ?? null, unit: measure?.unit ?? null, aim: measure ? aim(measure, catalogue) : "" }
  }

  // Give a measured question with the company's own target.
  function aimed(question, target, catalogue) {
    if (!question.target || !target) return question
    return { ...question, target, aim: aim({ target, unit: question.unit }, catalogue) }
  }

  function aim(measure, catalogue) {
    const [sign, number] = Touchpoints.scoring.splitTarget(measure.target)
    return `${SIGNS.get(sign) ?? sign} ${number} ${catalogue.names.units[measure.unit] ?? measure.unit}`
  }

  return { whole, withOwn }
})()

if (Touchpoints.data) Touchpoints.data = Touchpoints.catalogue.whole(Touchpoints.data)
