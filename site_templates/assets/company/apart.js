// Answers that this catalogue does not know, or asks otherwise by now: they are kept and shown, never counted, and
// saved apart, where the command line lets them be.
"use strict"

var Touchpoints = globalThis.Touchpoints || (globalThis.Touchpoints = {})

Touchpoints.apart = (() => {
  const { answer, entries, has, isRecord } = Touchpoints.company
  const { at, copy, cut, holds, put } = Touchpoints.places
  const APART = "x-kept-apart", OWN = "x-"

  // Whether an answer fits its question: a word, or a number where something is measured.
  function fits(question, given) {
    return question.target === null ? typeof given === "string" : typeof given === "number" || ["n/a", "unknown"].includes(given)
  }

  function strangeCriteria(part, way, asked) {
    const isStrange = ([key, given]) => (asked.has(key) ? !fits(asked.get(key), answer(given)) : !key.startsWith(OWN))
    return entries(part?.criteria).filter(isStrange).map(([key]) => [...way, "criteria", key])
  }

  function strangeAnswers(answers, base, known, universal) {
    return entries(answers).filter(([, one]) => isRecord(one)).flatMap(([id, one]) => {
      const way = [...base, id], touchpoint = known.get(id)
      if (!touchpoint) return id.startsWith(OWN) ? [] : [way]
      const asked = new Map([...touchpoint.criteria, ...universal].map((question) => [question.id, question]))
      const views = entries(one.views).flatMap(([who, view]) => strangeCriteria(view, [...way, "views", who], asked))
      return [...strangeCriteria(one, way, asked), ...views]
    })
  }

  // The ways to what this catalogue does not know of a record.
  function strangers(record, catalogue) {
    const extended = Touchpoints.catalogue.withOwn(catalogue, Touchpoints.company.read(record))
    const known = new Map([...extended.touchpoints, ...catalogue.others].map((one) => [one.id, one]))
    const units = entries(record.units).flatMap(([unit, one]) => strangeAnswers(one?.answers, ["units", unit, "answers"], known, catalogue.universal))
    return [...strangeAnswers(record.answers, ["answers"], known, catalogue.universal), ...units]
  }

  // What counts: the company without its strangers.
  function familiar(record, company, catalogue) {
    const strange = strangers(record, catalogue)
    if (!strange.length) return company
    const left = copy(record)
    for (const way of strange) cut(left, way)
    return Touchpoints.company.read(left)
  }

  // The company file that is saved.
  function toFile(given, catalogue, words) {
    const record = { company: words.unnamed, language: catalogue.language, ...copy(given) }
    if (!has(record.company)) record.company = words.unnamed
    record.catalogue_version ??= catalogue.version
    for (const way of strangers(record, catalogue)) {
      const inUnit = way[0] === "units", name = inUnit ? `${way[1]}/${way[3]}` : way[1]
      put(record, [APART, name, ...way.slice(inUnit ? 4 : 2)], at(record, way))
      cut(record, way)
    }
    for (const answers of [record.answers, ...Object.values(record.units ?? {}).map((unit) => unit.answers)]) {
      for (const one of Object.values(answers ?? {})) if (one?.state === "not-applicable" && !has(one.reason)) one.reason = words.no_reason
    }
    return record
  }

  // Put what was kept apart back to the rest; where both speak, the rest is newer.
  function together(record) {
    const { [APART]: kept, ...rest } = copy(record)
    for (const [name, one] of entries(kept)) {
      const [unit, id] = name.split("/"), inUnit = id !== undefined && holds(rest, ["units", unit])
      putBack(rest, inUnit ? ["units", unit, "answers", id] : ["answers", name], one)
    }
    return rest
  }

  function putBack(record, way, kept) {
    if (!isRecord(kept)) return
    for (const [key, value] of Object.entries(kept)) {
      if (isRecord(value) && holds(record, [...way, key])) putBack(record, [...way, key], value)
      else if (!holds(record, [...way, key])) put(record, [...way, key], value)
    }
  }

  return { familiar, strangers, toFile, together }
})()
