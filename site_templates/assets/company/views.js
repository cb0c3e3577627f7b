// Brings together what several people say of one touchpoint, as generator/touchpoints/company/views.py does: what was
// agreed on counts, else the client's view, else the most critical one.
"use strict"

var Touchpoints = globalThis.Touchpoints || (globalThis.Touchpoints = {})

Touchpoints.views = (() => {
  const { ANSWERS, meets, points, qualityShare } = Touchpoints.scoring
  const CLIENT = "client", SILENT = ["unknown", "n/a"], WORST_FIRST = ["negative", "neutral", "positive"]

  // The value of an answer, 0 to 1; null where it says nothing.
  function worth(given, question) {
    if (typeof given === "string") return ANSWERS.get(given) ?? null
    return !question || question.target === null ? null : meets(question.target, given) ? 1 : 0
  }

  function mostCritical(views, id, question) {
    const said = [...views].filter(([, view]) => view.criteria.has(id)).map(([who, view]) => [who, view.criteria.get(id)])
    const client = said.find(([who]) => who === CLIENT)?.[1] ?? "unknown"
    if (client !== "unknown") return client
    const known = said.map(([, given]) => given).filter((given) => !SILENT.includes(given))
    if (!known.length) return said[0]?.[1]
    return known.reduce((worst, given) => ((worth(given, question) ?? 0) < (worth(worst, question) ?? 0) ? given : worst))
  }

  function reactionOf(views) {
    const client = views.get(CLIENT)?.reaction
    if (client) return client
    const said = [...views.values()].map((view) => view.reaction)
    return WORST_FIRST.find((one) => said.includes(one))
  }

  function settledPoint(answers, asked) {
    const questions = new Map(asked.map((one) => [one.id, one]))
    const ids = new Set([...answers.views.values()].flatMap((view) => [...view.criteria.keys()]))
    const heard = [...ids].map((id) => [id, mostCritical(answers.views, id, questions.get(id))]).filter(([, given]) => given !== undefined)
    return { ...answers, criteria: new Map([...heard, ...answers.criteria]), reaction: answers.reaction ?? reactionOf(answers.views) }
  }

  // The company with one answer to each question; the same one where nobody's view is noted.
  function settled(company, catalogue) {
    if (![...company.answers.values()].some((one) => one.views.size)) return company
    const asked = new Map(catalogue.touchpoints.map((one) => [one.id, [...one.criteria, ...catalogue.universal]]))
    const settle = ([id, one]) => [id, one.views.size ? settledPoint(one, asked.get(id) ?? []) : one]
    return { ...company, answers: new Map([...company.answers].map(settle)) }
  }

  // The questions to which the views differ, by their ids.
  function disputed(answers, questions) {
    const differ = (question) => {
      const said = [...answers.views.values()].map((view) => view.criteria.get(question.id) ?? "unknown").filter((given) => !SILENT.includes(given))
      return new Set(said.map((given) => worth(given, question))).size > 1
    }
    return questions.filter(differ).map((one) => one.id)
  }

  // The quality one side sees, 0 to 10, over the questions that side answered.
  function qualityOf(view, questions) {
    const rated = questions.filter((one) => view.criteria.has(one.id)).map((one) => [one.weight, worth(view.criteria.get(one.id), one)])
    return points(qualityShare(rated.filter(([, value]) => value !== null)))
  }

  return { disputed, qualityOf, settled }
})()
