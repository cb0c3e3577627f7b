// The calculation: quality, gap, priority, class, order and conditions, as generator/touchpoints/company/scoring.py has
// them. Both are held to tests/company/vectors.json; whoever changes one changes the other.
"use strict"

var Touchpoints = globalThis.Touchpoints || (globalThis.Touchpoints = {})

Touchpoints.scoring = (() => {
  const ANSWERS = new Map([["yes", 1], ["partly", 0.5], ["no", 0]])
  const CONFIDENCE = new Map([["measured", 1], ["observed", 0.8], ["guessed", 0.5]])
  const WEAK_BELOW = 0.5, FAIR_BELOW = 0.7, GOOD_BELOW = 0.9
  const AIMS = new Map([["basic", WEAK_BELOW], ["standard", FAIR_BELOW], ["exemplary", GOOD_BELOW]])
  const CLASS_A_BELOW = 0.8, CLASS_B_BELOW = 0.95
  const EXACT = 9, STEADY = 6 // digits kept, so that no noise of floating point decides an order
  const HALF = 0.5, NEAR = 0.001
  const ENOUGH = 40 // further digits that tell a true half from one that only looks like it

  const COMPARE = new Map([
    ["<=", (a, b) => a <= b], [">=", (a, b) => a >= b], ["<", (a, b) => a < b], [">", (a, b) => a > b], ["=", (a, b) => a === b],
  ])

  // Round as Python does: correctly, and a true half to the even neighbour. Few numbers come near a half, and only those
  // are looked at more closely.
  function round(value, digits) {
    const size = Math.abs(value), nearest = size.toFixed(digits)
    if (Math.abs(((size * 10 ** digits) % 1) - HALF) > NEAR) return value < 0 ? -Number(nearest) : Number(nearest)
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
  const gapToTarget = (importance, q, aim) => round(importance * Math.max(aim - q, 0), EXACT)
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

  return {
    AIMS, ANSWERS, CONFIDENCE, WEAK_BELOW, classes, conditionsHold, gap, gapToTarget, inOrder, level, meets, points, priority, qualityShare, round,
    splitTarget, sum,
  }
})()
