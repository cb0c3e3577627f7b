// Reads the record of a company, which is a company file in JSON, into what the calculation counts with. The record
// itself stays as people wrote it: what we do not know is never touched. Ids are keys of Maps, so that no id can be
// taken for a property of the language.
"use strict"

var Touchpoints = globalThis.Touchpoints || (globalThis.Touchpoints = {})

Touchpoints.company = (() => {
  const WORDS = ["yes", "partly", "no", "n/a", "unknown"]
  const STATES = ["have", "missing", "planned", "not-applicable", "unknown"]
  const REACTIONS = ["positive", "neutral", "negative"]
  const CONFIDENCES = ["measured", "observed", "guessed"]
  const STATUSES = ["open", "doing", "done"]
  const COMPARISONS = ["worse", "same", "better"]
  const KINDS = ["branch", "product", "service", "department", "employee"]
  const TARGET = /^(<=|>=|<|>|=) ?-?[0-9]+(\.[0-9]+)?$/
  const IMPORTANCES = [1, 2, 3, 4, 5], EFFORTS = [1, 2, 3, 5, 8, 13]

  const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value)
  const has = (value) => value !== null && value !== undefined && value !== ""
  const list = (value) => (Array.isArray(value) ? value : [])
  const entries = (record) => Object.entries(isRecord(record) ? record : {}).filter(([, value]) => value !== null)
  const oneOf = (allowed, value) => allowed.find((one) => String(one) === String(value))

  // One of the words, or the number that was measured; undefined where it is neither.
  function answer(value) {
    if (!["string", "number", "boolean"].includes(typeof value)) return undefined
    const said = String(value).trim().toLowerCase()
    if (/^-?[0-9]{1,12}(\.[0-9]{1,6})?$/.test(said)) return Number(said)
    return oneOf(WORDS, said === "true" ? "yes" : said === "false" ? "no" : said)
  }

  function share(value) {
    const number = has(value) && typeof value !== "boolean" ? Number(value) : Number.NaN
    return number >= 0 && number <= 1 ? number : undefined
  }

  function whole(value) {
    return /^[0-9]{1,9}$/.test(String(value)) ? Number(value) : undefined
  }

  const criteria = (record) => new Map(entries(record).map(([id, value]) => [id, answer(value)]).filter(([, value]) => value !== undefined))

  const view = (record) => ({ criteria: criteria(record.criteria), reaction: oneOf(REACTIONS, record.reaction), note: record.note })

  // What is said of one touchpoint.
  function point(record) {
    return {
      ...record, state: oneOf(STATES, record.state), reaction: oneOf(REACTIONS, record.reaction), confidence: oneOf(CONFIDENCES, record.confidence),
      importance: oneOf(IMPORTANCES, record.importance), effort: oneOf(EFFORTS, record.effort), reach: share(record.reach),
      status: oneOf(STATUSES, record.status), criteria: criteria(record.criteria),
      competitors: new Map(entries(record.competitors)), views: new Map(records(record.views).map(([who, one]) => [who, view(one)])),
      re_check: String(record.re_check) === "true" || list(record.re_check).map(String),
    }
  }

  const records = (record) => entries(record).filter(([, value]) => isRecord(value))
  const points = (record) => new Map(records(record).map(([id, one]) => [id, point(one)]))

  function profile(record) {
    return {
      ...record, sector: String(record.sector ?? "any"), maturity: record.maturity ?? "established", target: record.target ?? "standard",
      traits: list(record.traits).map(String), regions: list(record.regions).map(String), complexity: record.complexity ?? null,
    }
  }

  const unit = (one) => ({ name: String(one.name ?? ""), kind: one.kind ?? "branch", traits: Array.isArray(one.traits) ? one.traits.map(String) : null, answers: points(one.answers) })

  const link = (one) => ({ touchpoint: one.touchpoint, passed: whole(one.passed) ?? null, people: whole(one.people) ?? null, automated: has(one.automated) ? String(one.automated) === "true" : null })

  const chain = (one) => ({ id: String(one.id), name: has(one.name) ? one.name : null, based_on: has(one.based_on) ? one.based_on : null, links: list(one.links).filter(isRecord).map(link) })

  const question = (one) => ({ ...one, weight: whole(one.weight) ?? 1, legal: list(one.legal), applies_if: list(one.applies_if), revision: whole(one.revision) ?? 1 })

  function entry(one) {
    return { ...one, importance: whole(one.importance) ?? 3, effort: whole(one.effort) ?? 2, stages: list(one.stages), applies_if: list(one.applies_if), criteria: list(one.criteria).map(question) }
  }

  // Read a whole company.
  function read(record) {
    return {
      company: has(record.company) ? String(record.company) : "",
      profile: profile(isRecord(record.profile) ? record.profile : {}),
      competitors: list(record.competitors).map(String),
      answers: points(record.answers),
      chains: list(record.chains).filter(isRecord).map(chain),
      units: new Map(records(record.units).map(([id, one]) => [id, unit(one)])),
      own_touchpoints: list(record.own_touchpoints).filter(isRecord).map(entry),
      own_criteria: new Map(entries(record.own_criteria).map(([id, asked]) => [id, list(asked).filter(isRecord).map(question)])),
      own_targets: new Map(records(record.own_targets).map(([id, targets]) => [id, new Map(entries(targets).filter(([, one]) => TARGET.test(one)))])),
    }
  }

  return {
    COMPARISONS, CONFIDENCES, EFFORTS, IMPORTANCES, KINDS, REACTIONS, STATES, STATUSES, WORDS,
    answer, entries, has, isRecord, list, read, share, whole,
  }
})()
