// The calculation in the browser: quality, gap, priority, class and order, as generator/touchpoints/company has them.
// Both are held to tests/company/vectors.json; whoever changes one changes the other.
"use strict"

var Touchpoints = globalThis.Touchpoints || (globalThis.Touchpoints = {})

Touchpoints.scoring = (() => {
  const ANSWERS = new Map([["yes", 1], ["partly", 0.5], ["no", 0]])
  const CONFIDENCE = new Map([["measured", 1], ["observed", 0.8], ["guessed", 0.5]])
  const WEAK_BELOW = 0.5, FAIR_BELOW = 0.7, GOOD_BELOW = 0.9
  const CLASS_A_BELOW = 0.8, CLASS_B_BELOW = 0.95
  const EXACT = 9, STEADY = 6 // digits kept, so that no noise of floating point decides an order
  const CHAIN_DIGITS = 6, SHARE_DIGITS = 3
  const ENOUGH = 40 // further digits that tell a true half from one that only looks like it

  const COMPARE = new Map([
    ["<=", (a, b) => a <= b], [">=", (a, b) => a >= b], ["<", (a, b) => a < b], [">", (a, b) => a > b], ["=", (a, b) => a === b],
  ])

  // Round as Python does: correctly, and a true half to the even neighbour.
  function round(value, digits) {
    const size = Math.abs(value)
    const nearest = size.toFixed(digits)
    const exact = size.toFixed(digits + ENOUGH)
    const isHalf = /^50*$/.test(exact.slice(exact.length - ENOUGH))
    const isOdd = Number(nearest.at(-1)) % 2 === 1
    const cut = digits ? exact.slice(0, exact.length - ENOUGH) : exact.slice(0, exact.length - ENOUGH - 1)
    const rounded = Number(isHalf && isOdd ? cut : nearest)
    return value < 0 ? -rounded : rounded
  }

  // Sum from left to right, as the command line does, so that the last digit is the same.
  const sum = (numbers) => numbers.reduce((total, number) => total + number, 0)

  function splitTarget(target) {
    const match = /^(<=|>=|<|>|=) ?(-?[0-9]+(?:\.[0-9]+)?)$/.exec(target)
    if (!match) throw new Error(`not a target: ${target}`)
    return [match[1], Number(match[2])]
  }

  function meets(target, measured) {
    const [comparison, number] = splitTarget(target)
    return COMPARE.get(comparison)(measured, number)
  }

  // The weighted mean of [weight, value] pairs; null when nothing was answered.
  function qualityShare(pairs) {
    const total = sum(pairs.map(([weight]) => weight))
    return total ? sum(pairs.map(([weight, value]) => weight * value)) / total : null
  }

  const qualityPoints = (q) => round(10 * q, 1)
  const points = (q) => (q === null ? null : qualityPoints(q))
  const gap = (importance, q) => round(importance * (1 - q), EXACT)
  const priority = (size, reach, confidence, effort) => round((100 * size * reach * confidence) / effort, STEADY)

  function level(q, missing) {
    if (missing) return "missing"
    if (q === null) return "not-assessed"
    return q < WEAK_BELOW ? "weak" : q < FAIR_BELOW ? "fair" : q < GOOD_BELOW ? "good" : "excellent"
  }

  // A while the share summed up before it is below 80 %, B below 95 %; equal ones in the order given.
  function classes(priorities) {
    const order = priorities.map((_, index) => index).sort((a, b) => priorities[b] - priorities[a])
    const total = sum(priorities)
    const found = []
    let before = 0
    for (const index of order) {
      const share = total ? round(before / total, EXACT) : 1
      found[index] = share < CLASS_A_BELOW ? "A" : share < CLASS_B_BELOW ? "B" : "C"
      before += priorities[index]
    }
    return found
  }

  // The order of work: pressing ones, then priority, then the important of those not assessed, then effort, then id.
  function inOrder(one, other) {
    return (
      other.pressing - one.pressing ||
      (one.priority === null) - (other.priority === null) ||
      (other.priority ?? 0) - (one.priority ?? 0) ||
      (one.priority === null ? other.importance - one.importance : 0) ||
      one.effort - other.effort ||
      (one.id < other.id ? -1 : one.id > other.id ? 1 : 0)
    )
  }

  function conditionsHold(conditions, traits) {
    const choices = conditions.map((condition) => condition.split(" or "))
    const failed = choices.filter((choice) => !choice.some((trait) => traits.includes(trait)))
    if (failed.length) return { holds: false, because: failed.map((choice) => choice.join(" or ")), reason: null }
    return { holds: true, because: choices.map((choice) => choice.find((trait) => traits.includes(trait))), reason: null }
  }

  const NOTHING = { criteria: new Map() }
  const answersOf = (company, id) => company.answers.get(id) ?? NOTHING

  // A point whose criteria were answered without a state is one the company has.
  function existing(answers) {
    if (answers.state && answers.state !== "unknown") return answers.state
    const answered = [...answers.criteria.values()].some((answer) => answer !== "unknown" && answer !== "n/a")
    return answered ? "have" : "unknown"
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
    const size = q === null ? null : gap(importance, q)
    return {
      id: touchpoint.id, category: touchpoint.category, stages: touchpoint.stages, state,
      level: level(q, missing), reaction, importance, quality: points(q), gap: size, reach, confidence, effort,
      priority: size === null ? null : priority(size, reach, CONFIDENCE.get(confidence), effort),
      class: null, rank: 0, criteria, pressing: reaction === "negative" || (missing && mustHave(criteria)),
      because: applies.because, q, touchpoint, answers,
    }
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

  function chainLink(link, position, own, seen) {
    const found = seen.byId.get(link.touchpoint), answers = answersOf(seen.company, link.touchpoint), missing = isMissing(answers)
    return {
      touchpoint: link.touchpoint, position, applies: !seen.leftOut.has(link.touchpoint),
      state: found ? found.state : existing(answers),
      level: found ? found.level : level(null, missing),
      q: found ? found.q : missing ? 0 : null,
      quality: points(found ? found.q : missing ? 0 : null),
      reaction: answers.reaction ?? null, passed: own?.passed ?? null,
      people: own?.people ?? link.people, automated: own?.automated ?? link.automated,
    }
  }

  const breaks = (link) =>
    link.level === "missing" || link.reaction === "negative" || (link.q !== null && link.q < WEAK_BELOW)

  function lostMostAt(links) {
    let worst = 0, at = null
    for (let index = 1; index < links.length; index += 1) {
      const [before, after] = [links[index - 1].passed, links[index].passed]
      if (before !== null && after !== null && before - after > worst) [worst, at] = [before - after, index + 1]
    }
    return at
  }

  function chainResult(id, base, own, links) {
    const met = links.filter((link) => link.applies)
    const known = links.map((link) => link.q).filter((q) => q !== null)
    const broken = links.findIndex(breaks)
    return {
      id, links, name: own?.name ?? base?.name ?? id, based_on: own?.based_on ?? null,
      score: known.length ? round(Math.min(...known), CHAIN_DIGITS) : null,
      broken_at: broken < 0 ? null : broken + 1,
      touches: met.length,
      people: sum(met.map((link) => link.people)),
      automated_share: met.length ? round(met.filter((link) => link.automated).length / met.length, SHARE_DIGITS) : 0,
      lost_most_at: lostMostAt(links),
      not_assessed: met.filter((link) => link.q === null).length,
      leads_to: base ? base.leads_to : [],
    }
  }

  const given = (chain, seen) => chainResult(chain.id, chain, null, chain.links.map((link) => chainLink(link, link.position, null, seen)))

  const positionOf = (index, length) => (index === 0 ? "initial" : index === length - 1 ? "end" : "middle")

  function ownChain(chain, seen) {
    const base = seen.catalogue.chains.find((one) => one.id === chain.based_on)
    const described = new Map((base?.links ?? []).map((link) => [link.touchpoint, link]))
    const steps = chain.links?.length ? chain.links : (base?.links ?? []).map((link) => ({ touchpoint: link.touchpoint }))
    const links = steps.map((step, index) => {
      const link = described.get(step.touchpoint) ?? { touchpoint: step.touchpoint, people: 0, automated: false }
      return chainLink(link, positionOf(index, steps.length), step, seen)
    })
    return chainResult(chain.id, base, chain, links)
  }

  // The company's own chains, then those of its sector, or of any, that are not adopted and mostly apply.
  function chains(seen) {
    const { company, catalogue, leftOut } = seen
    const adopted = new Set(company.chains.map((chain) => chain.based_on))
    const applies = (link) => !leftOut.has(link.touchpoint)
    const fitting = catalogue.chains.filter((chain) =>
      ["any", company.profile.sector].includes(chain.sector) && !adopted.has(chain.id) &&
      chain.links.filter(applies).length > chain.links.length / 2)
    return [...company.chains.map((chain) => ownChain(chain, seen)), ...fitting.map((chain) => given(chain, seen))]
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
      chains: chains({ company, catalogue, byId, leftOut: new Set(leftOut.map((one) => one.id)) }),
      left_out: leftOut,
    }
  }

  return { assess, breaks, classes, conditionsHold, existing, gap, level, meets, priority, qualityPoints, qualityShare, round, splitTarget }
})()
