// Holds a company's answers against the catalogue, point by point: what generator/touchpoints/company/assessment.py does.
"use strict"

var Touchpoints = globalThis.Touchpoints || (globalThis.Touchpoints = {})

Touchpoints.assessing = (() => {
  const { AIMS, ANSWERS, CONFIDENCE, classes, conditionsHold, gap, gapToTarget, inOrder, level, meets, points, priority, qualityShare } = Touchpoints.scoring
  const { views } = Touchpoints
  const NOTHING = { criteria: new Map(), views: new Map(), competitors: new Map() }
  const answersOf = (company, id) => company.answers.get(id) ?? NOTHING

  // A point whose criteria were answered without a state is one the company has.
  function existing(answers) {
    if (answers.state && answers.state !== "unknown") return answers.state
    const given = [answers, ...answers.views.values()].flatMap((one) => [...one.criteria.values()])
    return given.some((answer) => answer !== "unknown" && answer !== "n/a") ? "have" : "unknown"
  }

  const isMissing = (answers) => existing(answers) === "missing" || existing(answers) === "planned"

  // The company's own word counts more than its traits.
  function touchpointApplies(touchpoint, company) {
    const answers = answersOf(company, touchpoint.id), state = existing(answers)
    if (state === "not-applicable") return { holds: false, because: [], reason: answers.reason ?? "" }
    const byTraits = conditionsHold(touchpoint.applies_if, company.profile.traits)
    return !byTraits.holds && state !== "unknown" ? { holds: true, because: [], reason: null } : byTraits
  }

  function criterionResult(criterion, universal, given) {
    const measured = typeof given === "number" ? given : null
    const answer = typeof given === "string" ? given : null
    const counts = measured !== null && criterion.target !== null
    const value = counts ? (meets(criterion.target, measured) ? 1 : 0) : (ANSWERS.get(answer) ?? null)
    const met = value === null ? null : value === 1
    return { id: criterion.id, universal, answer, measured, target: criterion.target, met, weight: criterion.weight, value, criterion }
  }

  // A question that only the law of another region asks is not asked, where the company names its regions.
  function lawHolds(criterion, company, catalogue) {
    const named = company.profile.regions ?? []
    if (!criterion.legal.length || !named.length) return true
    const laws = new Set(["world"])
    for (let region of named) {
      while (region && !laws.has(region)) {
        laws.add(region)
        region = catalogue.regions[region]
      }
    }
    return criterion.legal.some((region) => laws.has(region))
  }

  // First impressions weigh one more while nobody knows the firm.
  function importanceOf(touchpoint, answers, company) {
    const raised = company.profile.maturity === "newcomer" && touchpoint.first && touchpoint.importance < 5
    return answers.importance ?? touchpoint.importance + (raised ? 1 : 0)
  }

  function criteriaResults(touchpoint, answers, company, catalogue) {
    const asked = [...touchpoint.criteria.map((one) => [one, false]), ...catalogue.universal.map((one) => [one, true])]
    return asked
      .filter(([criterion]) => lawHolds(criterion, company, catalogue))
      .filter(([criterion]) => conditionsHold(criterion.applies_if, company.profile.traits).holds)
      .map(([criterion, universal]) => criterionResult(criterion, universal, answers.criteria.get(criterion.id) ?? null))
  }

  function mustHave(criteria) {
    return criteria.some((one) => !one.universal && (one.criterion.class === "must-be" || one.criterion.legal.length))
  }

  function point(touchpoint, applies, company, catalogue) {
    const answers = answersOf(company, touchpoint.id), missing = isMissing(answers), state = existing(answers)
    const criteria = criteriaResults(touchpoint, answers, company, catalogue)
    const rated = criteria.filter((one) => one.value !== null).map((one) => [one.weight, one.value])
    const q = missing ? 0 : state === "have" ? qualityShare(rated) : null
    const importance = importanceOf(touchpoint, answers, company), effort = answers.effort ?? touchpoint.effort
    const reach = answers.reach ?? 1, confidence = answers.confidence ?? "observed", reaction = answers.reaction ?? null
    const size = q === null ? null : gap(importance, q), asked = criteria.map((one) => one.criterion)
    return {
      id: touchpoint.id, category: touchpoint.category, stages: touchpoint.stages, state,
      level: level(q, missing), reaction, importance, quality: points(q), gap: size, reach, confidence, effort,
      gap_to_target: q === null ? null : gapToTarget(importance, q, AIMS.get(company.profile.target)),
      priority: size === null ? null : priority(size, reach, CONFIDENCE.get(confidence), effort),
      class: null, rank: 0, criteria, pressing: reaction === "negative" || (missing && mustHave(criteria)),
      because: applies.because, q, touchpoint, answers, ...(answers.views.size ? seenBy(answers, asked) : {}),
    }
  }

  // How those who looked at a point see it, and which questions they answer differently.
  function seenBy(answers, asked) {
    const each = ([who, view]) => [who, { quality: views.qualityOf(view, asked), reaction: view.reaction ?? null }]
    return { views: Object.fromEntries([...answers.views].map(each)), disputed: views.disputed(answers, asked) }
  }

  function ranked(found) {
    const order = found.sort(inOrder)
    const scored = order.filter((one) => one.priority !== null)
    const letters = classes(scored.map((one) => one.priority))
    scored.forEach((one, index) => { one.class = letters[index] })
    order.forEach((one, index) => { one.rank = index + 1 })
    return order
  }

  function coverage(found) {
    const count = (holds) => found.filter(holds).length
    return {
      applicable: found.length,
      have: count((one) => one.state === "have"),
      missing: count((one) => one.state === "missing" || one.state === "planned"),
      weak: count((one) => one.level === "weak"),
      not_assessed: count((one) => one.state === "unknown"),
    }
  }

  function grouped(found, groups, belongs) {
    const counted = groups.map((group) => [group, coverage(found.filter((one) => belongs(one, group)))])
    return Object.fromEntries(counted.filter(([, counts]) => counts.applicable))
  }

  // Hold a company against the catalogue: the numbers of an assessment, in the shape of touchpoints-assessment/1.
  function assess(company, catalogue) {
    const decided = catalogue.touchpoints.map((touchpoint) => [touchpoint, touchpointApplies(touchpoint, company)])
    const found = ranked(decided.filter(([, why]) => why.holds).map(([one, why]) => point(one, why, company, catalogue)))
    const leftOut = decided.filter(([, why]) => !why.holds).map(([one, why]) => ({ id: one.id, reason: why.reason, because: why.because }))
    const have = found.filter((one) => one.state === "have" && one.q !== null)
    const overall = qualityShare(have.map((one) => [one.importance, one.q]))
    const byId = new Map(found.map((one) => [one.id, one]))
    return {
      coverage: {
        ...coverage(found),
        by_stage: grouped(found, catalogue.stages, (one, stage) => one.stages.includes(stage)),
        by_category: grouped(found, catalogue.categories, (one, category) => one.category === category),
      },
      quality: points(overall), rated: have.length, touchpoints: found,
      chains: Touchpoints.chains.assess({ company, catalogue, byId, leftOut: new Set(leftOut.map((one) => one.id)) }),
      left_out: leftOut,
    }
  }

  return { answersOf, assess, existing, isMissing }
})()
