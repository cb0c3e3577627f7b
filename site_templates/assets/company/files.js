// Reads files that people open: a company file in JSON, or a checklist in JSON, which becomes one. A file with a fault
// is refused with its place, and changes nothing.
"use strict"

var Touchpoints = globalThis.Touchpoints || (globalThis.Touchpoints = {})

Touchpoints.files = (() => {
  const { CONFIDENCES, COMPARISONS, EFFORTS, IMPORTANCES, KINDS, REACTIONS, STATES, STATUSES, answer, entries, has, isRecord, list, share, whole } = Touchpoints.company
  const ASSESSMENT = "touchpoints-assessment/1", BROWSER = "touchpoints-browser/1"
  const LARGEST = 4 * 1024 * 1024 // what the command line reads
  const SHOWN = 60
  const TARGET = /^(<=|>=|<|>|=) ?-?[0-9]+(\.[0-9]+)?$/
  const ONE_OF = { state: STATES, reaction: REACTIONS, confidence: CONFIDENCES, status: STATUSES, importance: IMPORTANCES, effort: EFFORTS }

  // Why a file cannot be taken: a key of the words, and what stands in them.
  class Refused extends Error {
    constructor(key, values = {}) {
      super(key)
      Object.assign(this, { key, values })
    }
  }

  // ---- what is wrong with a record

  const isText = (value) => typeof value === "string" && value.trim() !== ""
  const within = (allowed) => (value) => allowed.some((one) => String(one) === String(value))
  const each = (record, way, look) => (record === undefined || record === null ? [] : isRecord(record) ? entries(record).flatMap(([key, one]) => look(one, [...way, key])) : [[way, record]])
  const eachOf = (items, way, look) => (items === undefined || items === null ? [] : Array.isArray(items) ? items.flatMap((one, index) => look(one, [...way, index + 1])) : [[way, items]])
  const must = (holds) => (value, way) => (value === undefined || value === null || holds(value) ? [] : [[way, value]])
  const answers = (record, way) => each(record, way, must((value) => answer(value) !== undefined))

  function viewFaults(view, way) {
    if (!isRecord(view)) return [[way, view]]
    return [...answers(view.criteria, [...way, "criteria"]), ...must(within(REACTIONS))(view.reaction, [...way, "reaction"])]
  }

  function pointFaults(point, way, rivals) {
    if (!isRecord(point)) return [[way, point]]
    return [
      ...Object.entries(ONE_OF).flatMap(([key, allowed]) => must(within(allowed))(point[key], [...way, key])),
      ...must((value) => share(value) !== undefined)(point.reach, [...way, "reach"]),
      ...answers(point.criteria, [...way, "criteria"]),
      ...each(point.competitors, [...way, "competitors"], (value, at) => (rivals.includes(at.at(-1)) && within(COMPARISONS)(value) ? [] : [[at, value]])),
      ...each(point.views, [...way, "views"], viewFaults),
      ...must((value) => String(value) === "true" || String(value) === "false" || Array.isArray(value))(point.re_check, [...way, "re_check"]),
    ]
  }

  function questionFaults(question, way) {
    if (!isRecord(question) || !isText(question.id) || !isText(question.ask)) return [[way, question]]
    const { measure } = question
    const fits = measure === undefined || measure === null || (isRecord(measure) && TARGET.test(measure.target))
    return [...(fits ? [] : [[[...way, "measure"], measure]]), ...must((value) => [1, 2, 3].includes(whole(value)))(question.weight, [...way, "weight"])]
  }

  function entryFaults(entry, way) {
    if (!isRecord(entry) || !isText(entry.id) || !isText(entry.name)) return [[way, entry]]
    return [
      ...must(Array.isArray)(entry.stages, [...way, "stages"]), ...must(Array.isArray)(entry.applies_if, [...way, "applies_if"]),
      ...eachOf(entry.criteria, [...way, "criteria"], questionFaults),
      ...must(within(IMPORTANCES))(entry.importance, [...way, "importance"]), ...must(within(EFFORTS))(entry.effort, [...way, "effort"]),
    ]
  }

  function linkFaults(link, way) {
    if (!isRecord(link) || !isText(link.touchpoint)) return [[way, link]]
    return ["passed", "people"].flatMap((key) => must((value) => whole(value) !== undefined)(link[key], [...way, key]))
  }

  const chainFaults = (chain, way) => (isRecord(chain) && isText(chain.id) ? eachOf(chain.links, [...way, "links"], linkFaults) : [[way, chain]])

  function unitFaults(unit, way, rivals) {
    if (!isRecord(unit) || !isText(unit.name)) return [[way, unit]]
    return [
      ...must(within(KINDS))(unit.kind, [...way, "kind"]), ...must(Array.isArray)(unit.traits, [...way, "traits"]),
      ...each(unit.answers, [...way, "answers"], (one, at) => pointFaults(one, at, rivals)),
    ]
  }

  function profileFaults(profile) {
    if (profile === undefined || profile === null) return []
    if (!isRecord(profile)) return [[["profile"], profile]]
    const allowed = { maturity: ["newcomer", "established"], target: ["basic", "standard", "exemplary"], complexity: ["simple", "ordinary", "complex"] }
    return [
      ...Object.entries(allowed).flatMap(([key, these]) => must(within(these))(profile[key], ["profile", key])),
      ...["traits", "regions"].flatMap((key) => must(Array.isArray)(profile[key], ["profile", key])),
      ...must((value) => typeof value === "string")(profile.sector, ["profile", "sector"]),
    ]
  }

  // Where a record is not what it must be: ways to values, and the values.
  function faults(record) {
    if (!isRecord(record)) return [[[], record]]
    const rivals = list(record.competitors).map(String), point = (one, way) => pointFaults(one, way, rivals)
    return [
      ...must((value) => typeof value === "string" || typeof value === "number")(record.company, ["company"]),
      ...must(Array.isArray)(record.competitors, ["competitors"]), ...profileFaults(record.profile),
      ...each(record.answers, ["answers"], point), ...each(record["x-kept-apart"], ["x-kept-apart"], point),
      ...each(record.units, ["units"], (one, way) => unitFaults(one, way, rivals)),
      ...eachOf(record.chains, ["chains"], chainFaults),
      ...eachOf(record.own_touchpoints, ["own_touchpoints"], entryFaults),
      ...each(record.own_criteria, ["own_criteria"], (asked, way) => eachOf(asked, way, questionFaults)),
      ...each(record.answered_for, ["answered_for"], must(Array.isArray)), ...each(record.archive, ["archive"], () => []),
    ]
  }

  // ---- opening

  // Read the text of a file: a company file in JSON, or a checklist in JSON; `lost` holds the ways to what could not be
  // taken. Throws Refused where it is neither.
  function fromText(text, data) {
    if (text.length > LARGEST) throw new Refused("too_large")
    const record = parsed(text)
    if (!isRecord(record)) throw new Refused("not_ours")
    if (record.format === ASSESSMENT) return fromChecklist(record, data)
    if (record.format === BROWSER) return { record: checked(record.company), lost: [] }
    if (record.format !== undefined || !["answers", "profile", "units", "company"].some((key) => isRecord(record[key]) || (key === "company" && isText(record[key])))) throw new Refused("not_ours")
    return { record: checked(record), lost: [] }
  }

  function fromChecklist(record, data) {
    const { company, lost } = Touchpoints.checklists.asCompany(record, data)
    return { record: checked(company), lost: lost.map((way) => way.join(" › ")) }
  }

  function parsed(text) {
    try {
      return JSON.parse(text.replace(/^\ufeff/, ""))
    } catch {
      throw new Refused(/^(company|answers|profile):/m.test(text) ? "is_yaml" : "not_ours")
    }
  }

  function checked(record) {
    const [fault] = faults(record)
    if (fault) throw new Refused("wrong_at", { way: fault[0].join(" › "), value: short(fault[1]) })
    return Touchpoints.apart.together(record)
  }

  function short(value) {
    const text = JSON.stringify(value) ?? ""
    return text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text
  }

  return { Refused, faults, fromText }
})()
