// Chains of a company: the weakest link, where the chain breaks, and where most customers are lost.
"use strict"

var Touchpoints = globalThis.Touchpoints || (globalThis.Touchpoints = {})

Touchpoints.chains = (() => {
  const { WEAK_BELOW, level, points, round, sum } = Touchpoints.scoring
  const CHAIN_DIGITS = 6, SHARE_DIGITS = 3

  function chainLink(link, position, own, seen) {
    const { answersOf, existing, isMissing } = Touchpoints.assessing
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
  function assess(seen) {
    const { company, catalogue, leftOut } = seen
    const adopted = new Set(company.chains.map((chain) => chain.based_on))
    const applies = (link) => !leftOut.has(link.touchpoint)
    const fitting = catalogue.chains.filter((chain) =>
      chain.complete && ["any", company.profile.sector].includes(chain.sector) && !adopted.has(chain.id) &&
      chain.links.filter(applies).length > chain.links.length / 2)
    return [...company.chains.map((chain) => ownChain(chain, seen)), ...fitting.map((chain) => given(chain, seen))]
  }

  return { assess, breaks }
})()
