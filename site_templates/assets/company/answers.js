// A company's answers: read from what people load or the browser kept, and written as a company file in JSON.
// Ids are keys of Maps, so that no id can be taken for a property of the language.
"use strict"

var Touchpoints = globalThis.Touchpoints || (globalThis.Touchpoints = {})

Touchpoints.answers = (() => {
  const WORDS = ["yes", "partly", "no", "n/a", "unknown"]
  const STATES = ["have", "missing", "planned", "not-applicable", "unknown"]
  const REACTIONS = ["positive", "neutral", "negative"]
  const ASSESSMENT = "touchpoints-assessment/1"

  const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value)
  const has = (value) => value !== null && value !== undefined && value !== ""
  const without = (record, keys) => Object.fromEntries(Object.entries(record).filter(([key, value]) => !keys.includes(key) && has(value)))
  const oneOf = (words, value) => (words.includes(value) ? value : undefined)
  const list = (value) => (Array.isArray(value) ? value : [])

  // One of the words, or the number that was measured; undefined where it is neither.
  function criterion(value) {
    if (!["string", "number", "boolean"].includes(typeof value)) return undefined
    const said = String(value).trim().toLowerCase()
    if (/^-?[0-9]{1,12}(\.[0-9]{1,6})?$/.test(said)) return Number(said)
    const word = said === "true" ? "yes" : said === "false" ? "no" : said
    return oneOf(WORDS, word)
  }

  function criteria(record) {
    const read = Object.entries(isRecord(record) ? record : {}).map(([id, value]) => [id, criterion(value)])
    return new Map(read.filter(([, value]) => value !== undefined))
  }

  // What is said of one touchpoint; what we do not know is carried along untouched.
  function point(record) {
    const checked = {
      state: oneOf(STATES, record.state), reaction: oneOf(REACTIONS, record.reaction),
      confidence: oneOf(["measured", "observed", "guessed"], record.confidence),
      importance: oneOf([1, 2, 3, 4, 5], record.importance), effort: oneOf([1, 2, 3, 5, 8, 13], record.effort),
      reach: typeof record.reach === "number" && record.reach >= 0 && record.reach <= 1 ? record.reach : undefined,
    }
    return { ...without(record, [...Object.keys(checked), "criteria"]), ...without(checked, []), criteria: criteria(record.criteria) }
  }

  const empty = () => fromCompany({})

  const points = (record) =>
    new Map(Object.entries(isRecord(record) ? record : {}).filter(([, value]) => isRecord(value)).map(([id, value]) => [id, point(value)]))

  // Put what was kept apart back to the rest; where both speak, the rest is newer.
  function together(apart, answers) {
    const found = new Map(answers)
    for (const [id, one] of apart) {
      const own = answers.get(id)
      found.set(id, own ? { ...one, ...own, criteria: new Map([...one.criteria, ...own.criteria]) } : one)
    }
    return found
  }

  function revisions(record) {
    return new Map(Object.entries(isRecord(record) ? record : {}).filter(([, value]) => Number.isInteger(value)))
  }

  const chain = (one) => ({ ...one, links: list(one.links).filter((link) => isRecord(link) && typeof link.touchpoint === "string") })

  function fromCompany(record) {
    const profile = isRecord(record.profile) ? record.profile : {}
    return {
      ...without(record, ["company", "profile", "answers", "chains", "x-kept-apart", "x-revisions"]),
      company: typeof record.company === "string" ? record.company : "",
      profile: { ...profile, sector: String(profile.sector ?? "any"), traits: list(profile.traits).map(String) },
      answers: together(points(record["x-kept-apart"]), points(record.answers)),
      chains: list(record.chains).filter((one) => isRecord(one) && typeof one.id === "string").map(chain),
      revisions: revisions(record["x-revisions"]),
    }
  }

  // Take the answers out of an assessment: numbers that are the catalogue's own do not become the company's.
  function fromAssessment(record, catalogue) {
    const known = new Map(catalogue.touchpoints.map((one) => [one.id, one]))
    const answered = Object.fromEntries(list(record.touchpoints).filter(isRecord).map((one) => [one.id, assessed(one, known.get(one.id))]))
    for (const one of list(record.left_out)) if (isRecord(one) && has(one.reason)) answered[one.id] = { state: "not-applicable", reason: one.reason }
    const given = new Set(catalogue.chains.map((one) => one.id))
    const chains = list(record.chains).filter((one) => isRecord(one) && (one.based_on || !given.has(one.id)))
    const links = (one) => list(one.links).map((link) => without(link, ["name", "position", "applies", "state", "level", "quality", "reaction"]))
    return fromCompany({
      ...without(record, ["format", "coverage", "quality", "touchpoints", "chains", "rated", "left_out", "analysis"]),
      answers: answered,
      chains: chains.map((one) => ({ id: one.id, name: one.name, based_on: one.based_on, links: links(one) })),
    })
  }

  const CARRIED = ["state", "reason", "reaction", "reach", "confidence", "competitors", "owner", "due", "status", "note", "evidence", "my_ideas"]

  function assessed(one, known) {
    const own = CARRIED.filter((key) => has(one[key])).map((key) => [key, one[key]])
    const changed = ["importance", "effort"].filter((key) => known && one[key] !== known[key]).map((key) => [key, one[key]])
    const given = list(one.criteria).map((asked) => [asked.id, asked.measured ?? asked.answer]).filter(([, value]) => has(value))
    return Object.fromEntries([...own, ...changed, ["criteria", Object.fromEntries(given)]])
  }

  // Read the text of a file: a company file in JSON, or an assessment. Throws where it is neither.
  function fromText(text, catalogue) {
    const record = JSON.parse(text)
    if (!isRecord(record)) throw new Error("not a company file")
    if (record.format === ASSESSMENT) return fromAssessment(record, catalogue)
    if (record.format !== undefined || !("answers" in record || "profile" in record)) throw new Error("not a company file")
    return fromCompany(record)
  }

  // A company as fields that JSON can hold, all in one place; the browser keeps this.
  function toRecord(company) {
    const { answers, revisions, ...rest } = company
    const said = [...answers].map(([id, one]) => [id, written(one)]).filter(([, one]) => Object.keys(one).length)
    return { ...rest, answers: Object.fromEntries(said), "x-revisions": Object.fromEntries(revisions) }
  }

  function written(one) {
    const { criteria: given, ...rest } = one
    return { ...without(rest, []), ...(given.size ? { criteria: Object.fromEntries(given) } : {}) }
  }

  // Whether an answer fits its question: a word, or a number where something is measured.
  function fits(criterion, answer) {
    return criterion.target === null ? typeof answer === "string" : typeof answer === "number" || ["n/a", "unknown"].includes(answer)
  }

  // What of a company this catalogue does not know, or knows differently: kept, shown, and never counted.
  function strangers(company, catalogue) {
    const known = new Map(catalogue.touchpoints.map((one) => [one.id, one])), apart = new Map()
    for (const [id, one] of company.answers) {
      const touchpoint = known.get(id)
      const asked = new Map([...(touchpoint?.criteria ?? []), ...catalogue.universal].map((criterion) => [criterion.id, criterion]))
      const isStrange = ([key, answer]) => !(asked.has(key) && fits(asked.get(key), answer)) && !key.startsWith("x-")
      const strange = new Map([...one.criteria].filter(isStrange))
      if (!touchpoint && !id.startsWith("x-")) apart.set(id, one)
      else if (touchpoint && strange.size) apart.set(id, { criteria: strange })
    }
    return apart
  }

  // The same company without its strangers.
  function familiar(company, apart, catalogue) {
    const answers = new Map(company.answers), known = new Set(catalogue.touchpoints.map((one) => one.id))
    for (const [id, { criteria: strange }] of apart) {
      const one = answers.get(id)
      if (!known.has(id)) answers.delete(id)
      else answers.set(id, { ...one, criteria: new Map([...one.criteria].filter(([key]) => !strange.has(key))) })
    }
    return { ...company, answers }
  }

  // The company file that is saved: strangers stand apart, where the command line lets them be.
  function toFile(company, catalogue) {
    const apart = strangers(company, catalogue), ours = familiar(company, apart, catalogue)
    const record = toRecord({ ...ours, company: company.company || catalogue.words.unnamed, catalogue_version: catalogue.version })
    for (const one of Object.values(record.answers)) if (one.state === "not-applicable" && !one.reason) one.reason = catalogue.words.no_reason
    const kept = toRecord({ answers: apart, revisions: new Map() }).answers
    return apart.size ? { ...record, "x-kept-apart": kept } : record
  }

  return { STATES, REACTIONS, WORDS, criterion, empty, familiar, fromCompany, fromText, strangers, toFile, toRecord }
})()
