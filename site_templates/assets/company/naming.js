// Names what a company file only has ids for: touchpoints, questions, units and chains, also those that the catalogue no
// longer has, and says in words what somebody answered.
"use strict"

var Touchpoints = globalThis.Touchpoints || (globalThis.Touchpoints = {})

Touchpoints.naming = (() => {
  const { data, point, store } = Touchpoints
  const { say } = Touchpoints.view
  const { isRecord } = Touchpoints.company
  const CHOSEN = new Map([["state", "states"], ["reaction", "reactions"], ["confidence", "confidence"], ["status", "work"]])
  const DETAILS = ["importance", "reach", "effort", "owner", "due", "note", "evidence", "my_ideas"]
  const AGAIN = / \([0-9]+\)$/ // what an archive adds to a name that it has already
  const NESTED = ["criteria", "views"]

  const every = new Map([...data.touchpoints, ...data.others].map((one) => [one.id, one]))
  const chains = new Map(data.chains.map((one) => [one.id, one.name]))
  const given = (record, key) => (Object.hasOwn(record, key) ? record[key] : undefined)
  const known = (id) => point.find(id) ?? every.get(id)

  const touchpoint = (id) => known(id)?.name ?? given(data.former, id) ?? id

  function chain(id) {
    const own = store.company.chains.find((one) => one.id === id)
    return own?.name ?? chains.get(own?.based_on ?? id) ?? chains.get(id) ?? given(data.former, id) ?? id
  }

  // What a question asks; its id where nobody knows any more.
  function question(id, name) {
    return [...(known(id)?.criteria ?? []), ...data.universal].find((one) => one.id === name)?.ask ?? name
  }

  function viewer(who) {
    return given(data.words, `views.${who}`) ?? who
  }

  function below(id, steps) {
    const [part, who, ...rest] = steps
    if (part === "views") return [viewer(who), ...below(id, rest)]
    return steps.filter((step) => step !== "criteria").map((step) => question(id, step))
  }

  // The title of what lies on a way such as north/price-list/dated or chains/first-visit/fax.
  function title(path) {
    const again = AGAIN.exec(path)?.[0] ?? "", steps = path.slice(0, path.length - again.length).split("/")
    if (steps[0] === "chains" && steps.length === 3) return `${chain(steps[1])}: ${touchpoint(steps[2])}${again}`
    if (steps[0] === "own_targets") return `${joined(touchpoint(steps[1]), ...below(steps[1], steps.slice(2)), say("own.targets"))}${again}`
    if (steps[0] === "own_criteria" && steps.length === 2) return `${touchpoint(steps[1])}: ${say("own.questions")}${again}`
    const unit = steps.length > 1 ? store.company.units.get(steps[0]) : undefined
    const [id, ...rest] = unit ? steps.slice(1) : steps
    return joined(`${touchpoint(id)}${unit ? ` (${unit.name})` : ""}${again}`, ...below(id, rest))
  }

  const idIn = (path) => {
    const steps = path.replace(AGAIN, "").split("/")
    if (steps[0] === "own_targets") return steps[1]
    return steps[steps.length > 1 && store.company.units.has(steps[0]) ? 1 : 0]
  }

  // A question ends itself; anything else gets a colon before what is said of it.
  const joined = (...parts) => parts.filter(Boolean).reduce((text, part) => `${text}${text.endsWith("?") ? "" : ":"} ${part}`)

  // What somebody said, in a line: an answer, or all that was said of a touchpoint.
  function said(id, value) {
    if (Array.isArray(value)) return value.map((one) => (isRecord(one) ? (one.ask ?? said(id, one)) : String(one))).join("; ")
    if (!isRecord(value)) return given(data.words, `answers.${value === true ? "yes" : value === false ? "no" : value}`) ?? String(value)
    return Object.entries(value).filter(([key]) => key !== "touchpoint").map(([key, part]) => statement(id, key, part)).join("; ") // a link's title names its touchpoint
  }

  function statement(id, key, part) {
    if (CHOSEN.has(key)) return given(data.words, `${CHOSEN.get(key)}.${part}`) ?? String(part)
    if (key === "views" && isRecord(part)) return Object.entries(part).map(([who, view]) => `${viewer(who)}: ${said(id, view)}`).join("; ")
    if (NESTED.includes(key)) return said(id, part)
    if (DETAILS.includes(key)) return `${say(`details.${key}`)}: ${isRecord(part) ? said(id, part) : part}`
    return joined(question(id, key), said(id, part))
  }

  return { idIn, joined, question, said, title, touchpoint, viewer }
})()
