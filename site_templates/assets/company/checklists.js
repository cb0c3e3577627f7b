// A checklist in JSON (touchpoints-assessment/1) becomes a company again: what the company said, and what somebody has
// written into the checklist since; numbers that are the catalogue's own do not become the company's.
"use strict"

var Touchpoints = globalThis.Touchpoints || (globalThis.Touchpoints = {})

Touchpoints.checklists = (() => {
  const { has, isRecord, list } = Touchpoints.company
  const FIELDS = ["state", "reason", "reaction", "importance", "reach", "confidence", "effort", "owner", "due", "status", "note", "evidence", "my_ideas"]
  const NUMBERS = ["importance", "reach", "effort"]
  const DIGEST = /^#[0-9a-f]{16}$/

  const only = (pairs) => Object.fromEntries(pairs.filter(([, value]) => has(value)))
  const pick = (record, keys) => only(keys.map((key) => [key, record[key]]))

  // What a cell showed and what the company file said then; nothing where the checklist does not say.
  function baseOf(made, id, path) {
    const cells = isRecord(made?.answers) ? made.answers[id] : undefined
    if (!isRecord(cells)) return null
    const cell = cells[path]
    return Array.isArray(cell) ? { shown: String(cell[0]), said: String(cell[1] ?? "") } : { shown: String(cell ?? ""), said: String(cell ?? "") }
  }

  // What the company says in a cell: what stands there, unless it is untouched and the company had said something else.
  function said(value, base, path) {
    if (!has(value) || !base) return value
    const untouched = base.shown === String(value).trim() || DIGEST.test(base.shown)
    if (!untouched || base.shown === base.said) return value
    return base.said === "" ? undefined : NUMBERS.includes(path) ? Number(base.said) : base.said
  }

  // Without its base, a checklist shows numbers of which nobody knows whose they are: those of the catalogue are its own.
  function guessed(one, key, known) {
    return ["importance", "effort"].includes(key) && known?.[key] === one[key] ? undefined : one[key]
  }

  function pointOf(one, made, known) {
    const field = (key) => {
      const base = baseOf(made, one.id, key)
      return [key, base ? said(one[key], base, key) : guessed(one, key, known)]
    }
    const criteria = list(one.criteria).filter(isRecord).map((asked) => {
      const value = asked.measured ?? asked.answer
      return [asked.id, said(value, baseOf(made, one.id, `criteria/${asked.id}`), "criteria")]
    })
    const views = Object.entries(one.views ?? {}).map(([who, view]) => [who, pick(view, ["reaction", "criteria"])])
    const parts = [["criteria", only(criteria)], ["competitors", one.competitors], ["views", Object.fromEntries(views)]]
    const whole = only([...FIELDS.map(field), ...parts.filter(([, part]) => isRecord(part) && Object.keys(part).length)])
    return one.re_check && String(one.re_check) !== "false" && String(one.re_check) !== "" ? { ...whole, re_check: one.re_check } : whole
  }

  const questionOf = (asked) => ({
    ...pick(asked, ["id", "class", "dimension"]), ask: asked.text, ...(asked.weight > 1 ? { weight: asked.weight } : {}),
    ...(list(asked.legal).length ? { legal: asked.legal } : {}), ...(asked.target ? { measure: { unit: asked.unit, target: asked.target } } : {}),
  })

  // Touchpoints of the company's own, written like entries of the catalogue.
  function ownEntries(points) {
    const entry = (one) => ({
      ...pick(one, ["id", "name", "category", "stages", "channel", "importance", "effort", "owner_role", "honest_test"]),
      criteria: list(one.criteria).filter((asked) => !asked.universal).map(questionOf),
    })
    return points.filter((one) => String(one.id).startsWith("x-")).map(entry)
  }

  function ownQuestions(points) {
    const asked = points.filter((one) => !String(one.id).startsWith("x-")).map((one) => [one.id, list(one.criteria).filter((each) => String(each.id).startsWith("x-") && !each.universal).map(questionOf)])
    return Object.fromEntries(asked.filter(([, questions]) => questions.length))
  }

  const NUMBERED = ["format", "coverage", "quality", "touchpoints", "chains", "rated", "left_out", "analysis", "made_from", "units", "walk"]

  function chainOf(one) {
    const links = list(one.links).filter(isRecord).map((link) => pick(link, ["touchpoint", "passed", "people", "automated"]))
    return { ...pick(one, ["id", "name", "based_on"]), links }
  }

  // Make a company of a checklist.
  function asCompany(record, data) {
    const known = new Map(data.touchpoints.map((one) => [one.id, one]))
    const points = list(record.touchpoints).filter(isRecord), left = list(record.left_out).filter(isRecord)
    const answered = points.map((one) => [one.id, pointOf(one, record.made_from, known.get(one.id))])
    const out = left.filter((one) => has(one.reason)).map((one) => [one.id, { state: "not-applicable", reason: one.reason }])
    const given = new Set(data.chains.map((one) => one.id))
    const chains = list(record.chains).filter(isRecord).filter((one) => one.based_on || !given.has(one.id)).map(chainOf)
    const parts = { chains, own_touchpoints: ownEntries(points), own_criteria: ownQuestions(points) }
    return {
      ...Object.fromEntries(Object.entries(record).filter(([key]) => !NUMBERED.includes(key))),
      answers: Object.fromEntries([...answered, ...out].filter(([, one]) => Object.keys(one).length)),
      ...Object.fromEntries(Object.entries(parts).filter(([, part]) => Object.keys(part).length)),
    }
  }

  return { asCompany }
})()
