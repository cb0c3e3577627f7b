// A checklist in JSON (touchpoints-assessment/1) becomes a company again: what the company, its units and others said,
// and what somebody has written into the checklist since; numbers that are the catalogue's own do not become the
// company's. What cannot be taken is named.
"use strict"

var Touchpoints = globalThis.Touchpoints || (globalThis.Touchpoints = {})

Touchpoints.checklists = (() => {
  const { has, isRecord, list } = Touchpoints.company
  const FIELDS = ["state", "reason", "reaction", "importance", "reach", "confidence", "effort", "owner", "due", "status", "note", "evidence", "my_ideas"]
  const NUMBERS = ["importance", "reach", "effort"]
  const SEEN = ["reaction", "criteria", "note"]
  const COUNTED = ["id", "name", "category", "stages", "channel", "owner_role", "honest_test", "because", "fixes", "level", "quality", "gap", "gap_to_target", "check_on", "priority", "class", "rank", "pressing", "zone", "disputed"]
  const OURS = [...COUNTED, ...FIELDS, "criteria", "competitors", "views", "walk", "x-walk", "x-extra", "re_check"]
  const DIGEST = /^#[0-9a-f]{16}$/

  const only = (pairs) => Object.fromEntries(pairs.filter(([, value]) => has(value)))
  const pick = (record, keys) => only(keys.map((key) => [key, record[key]]))

  // What a cell showed and what the company file said then; nothing where the checklist does not say.
  function baseOf(cells, path) {
    if (!isRecord(cells)) return null
    const cell = Object.hasOwn(cells, path) ? cells[path] : ""
    return Array.isArray(cell) ? { shown: String(cell[0]), said: String(cell[1] ?? "") } : { shown: String(cell ?? ""), said: String(cell ?? "") }
  }

  const isLeft = (value, base) => (base?.shown ?? "") === (has(value) ? String(value).trim() : "") || (has(value) && DIGEST.test(base?.shown))

  // What the company says in a cell: what stands there, unless it is untouched and the company had said something else.
  function said(value, base, path) {
    if (!has(value) || !base) return value
    if (!isLeft(value, base) || base.shown === base.said) return value
    return base.said === "" ? undefined : NUMBERS.includes(path) ? Number(base.said) : base.said
  }

  // Without its base, a checklist shows numbers of which nobody knows whose they are: those of the catalogue are its own.
  function guessed(one, key, known) {
    return ["importance", "effort"].includes(key) && known?.[key] === one[key] ? undefined : one[key]
  }

  const measuredOr = (asked) => asked.measured ?? asked.answer
  const askedIn = (one) => list(one.criteria).filter((asked) => isRecord(asked) && has(asked.id))
  const viewsIn = (one) => (isRecord(one.views) ? Object.entries(one.views).filter(([, view]) => isRecord(view)) : [])

  // What the firm said of one touchpoint; `cells` is what it was made from.
  function pointOf(one, cells, known) {
    const field = (key) => {
      const base = baseOf(cells, key)
      return [key, base ? said(one[key], base, key) : guessed(one, key, known)]
    }
    const criteria = askedIn(one).map((asked) => [asked.id, said(measuredOr(asked), baseOf(cells, `criteria/${asked.id}`), "criteria")])
    const views = viewsIn(one).map(([who, view]) => [who, pick(view, SEEN)])
    const added = { ...(isRecord(one["x-extra"]) ? one["x-extra"] : {}), ...only(Object.entries(one).filter(([key]) => !OURS.includes(key))) }
    const parts = [["criteria", only(criteria)], ["competitors", one.competitors], ["views", Object.fromEntries(views)], ["x-walk", { ...one.walk, ...one["x-walk"] }], ["x-extra", added]]
    const whole = only([...FIELDS.map(field), ...parts.filter(([, part]) => isRecord(part) && Object.keys(part).length)])
    return one.re_check && String(one.re_check) !== "false" && String(one.re_check) !== "" ? { ...whole, re_check: one.re_check } : whole
  }

  // Whether nobody has written anything into a touchpoint since the checklist was made.
  function isUntouched(one, cells) {
    if (!isRecord(cells)) return false
    const views = viewsIn(one).flatMap(([who, view]) => [["reaction", view.reaction], ["note", view.note], ...Object.entries(view.criteria ?? {}).map(([id, given]) => [`criteria/${id}`, given])].map(([below, given]) => [`views/${below}/${who}`, given]))
    const asked = askedIn(one).map((each) => [`criteria/${each.id}`, measuredOr(each)])
    const compared = Object.entries(one.competitors ?? {}).map(([name, how]) => [`competitors/${name}`, how])
    return [...FIELDS.map((key) => [key, one[key]]), ...asked, ...compared, ...views].every(([path, value]) => isLeft(value, baseOf(cells, path)))
  }

  // What is said in a list of touchpoints and in what was left out; `isTheirs` tells whose answers an untouched one shows.
  function answersIn(part, made, known, isTheirs) {
    const points = identified(part.touchpoints).filter((one) => isTheirs(one.id) || !isUntouched(one, made?.[one.id]))
    const answered = points.map((one) => [one.id, pointOf(one, made?.[one.id], known.get(one.id))])
    const out = identified(part.left_out).map((one) => [one.id, pointOf({ state: has(one.reason) ? "not-applicable" : undefined, ...one }, null, undefined)])
    return Object.fromEntries([...answered, ...out].filter(([, one]) => Object.keys(one).length))
  }

  const identified = (items) => list(items).filter((one) => isRecord(one) && has(one.id))

  function unitOf(unit, record, known) {
    const answered = Array.isArray(unit.answered) ? unit.answered : null
    const traits = list(unit.traits), whole = list(record.profile?.traits)
    const own = traits.length && (traits.length !== whole.length || traits.some((one) => !whole.includes(one)))
    const answers = answersIn(unit, record.made_from?.units?.[unit.id], known, (id) => answered === null || answered.includes(id))
    return { name: unit.name, ...pick(unit, ["kind"]), ...(own ? { traits } : {}), answers }
  }

  const questionOf = (asked) => ({
    ...pick(asked, ["id", "class", "dimension"]), ask: asked.text, ...(asked.weight > 1 ? { weight: asked.weight } : {}),
    ...(list(asked.legal).length ? { legal: asked.legal } : {}), ...(asked.target ? { measure: { unit: asked.unit, target: asked.target } } : {}),
  })

  // Touchpoints of the company's own, written like entries of the catalogue.
  function ownEntries(points) {
    const entry = (one) => ({
      ...pick(one, ["id", "name", "category", "stages", "channel", "importance", "effort", "owner_role", "honest_test"]),
      criteria: askedIn(one).filter((asked) => !asked.universal).map(questionOf),
    })
    return points.filter((one) => String(one.id).startsWith("x-")).map(entry)
  }

  function ownQuestions(points) {
    const asked = points.filter((one) => !String(one.id).startsWith("x-")).map((one) => [one.id, askedIn(one).filter((each) => String(each.id).startsWith("x-") && !each.universal).map(questionOf)])
    return Object.fromEntries(asked.filter(([, questions]) => questions.length))
  }

  // Targets of the company's own, for questions of the catalogue; in another release the catalogue's may have been others.
  function ownTargets(points, known) {
    const aimed = (one) => askedIn(one).filter((asked) => asked.target && known.get(one.id)?.criteria.some((each) => each.id === asked.id && each.target && each.target !== asked.target))
    const targets = points.map((one) => [one.id, Object.fromEntries(aimed(one).map((asked) => [asked.id, asked.target]))])
    return Object.fromEntries(targets.filter(([, part]) => Object.keys(part).length))
  }

  const NUMBERED = ["format", "coverage", "quality", "touchpoints", "chains", "rated", "left_out", "analysis", "made_from", "units", "walk"]

  function chainOf(one) {
    const links = list(one.links).filter(isRecord).map((link) => pick(link, ["touchpoint", "passed", "people", "automated"]))
    return { ...pick(one, ["id", "name", "based_on"]), links }
  }

  // Where something stands of which nobody can tell what it is about.
  function nameless(part, way) {
    const lists = ["touchpoints", "left_out"].flatMap((key) => list(part[key]).map((one, index) => [one, [...way, key, index + 1]]))
    const questions = lists.flatMap(([one, at]) => list(one?.criteria).map((asked, index) => [asked, [...at, "criteria", index + 1]]))
    return [...lists, ...questions].filter(([one]) => !isRecord(one) || !has(one.id)).map(([, at]) => at)
  }

  // Questions of the company's own stand only with touchpoints that apply.
  function undefinedOwn(record, points) {
    const defined = new Set(points.map((one) => one.id))
    return list(record.left_out).flatMap((one, index) => (String(one?.id).startsWith("x-") && !defined.has(one.id) ? [["left_out", index + 1, one.name ?? one.id]] : []))
  }

  function lostIn(record, points) {
    const units = list(record.units).flatMap((unit, index) => (isRecord(unit) && has(unit.id) && has(unit.name) ? nameless(unit, ["units", index + 1]) : [["units", index + 1]]))
    return [...nameless(record, []), ...units, ...undefinedOwn(record, points)]
  }

  // Make a company of a checklist; `lost` holds the ways to what could not be taken.
  function asCompany(record, data) {
    const known = new Map(data.touchpoints.map((one) => [one.id, one])), given = new Set(data.chains.map((one) => one.id))
    const units = identified(record.units).filter((one) => has(one.name)), spoken = new Set(units.flatMap((unit) => list(unit.speaks_for)))
    const points = [...new Map([...units, record].flatMap((part) => identified(part.touchpoints)).map((one) => [one.id, one])).values()]
    const chains = list(record.chains).filter(isRecord).filter((one) => one.based_on || !given.has(one.id)).map(chainOf)
    const parts = {
      chains, units: Object.fromEntries(units.map((unit) => [unit.id, unitOf(unit, record, known)])),
      own_touchpoints: ownEntries(points), own_criteria: ownQuestions(points),
      own_targets: record.catalogue_version === data.version ? ownTargets(points, known) : {},
    }
    const company = {
      ...Object.fromEntries(Object.entries(record).filter(([key]) => !NUMBERED.includes(key))),
      answers: answersIn(record, record.made_from?.answers, known, (id) => !spoken.has(id)),
      ...Object.fromEntries(Object.entries(parts).filter(([, part]) => Object.keys(part).length)),
    }
    return { company, lost: lostIn(record, points) }
  }

  return { asCompany }
})()
