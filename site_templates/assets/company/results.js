// What the answers come to: coverage, quality and gaps, what to fix first, and where chains break.
"use strict"

var Touchpoints = globalThis.Touchpoints || (globalThis.Touchpoints = {})

Touchpoints.results = (() => {
  const { apart, data, point, scope, store, units, view } = Touchpoints
  const { draw, make, number, say } = view
  const FIRST = 3, BAR = 240, HEIGHT = 10
  const nameOf = (id) => Touchpoints.naming.touchpoint(id)
  const root = () => document.querySelector("[data-tp-company]").dataset.tpRoot
  const link = (url, text) => make("a", { href: root() + url }, text)
  function linkTo(id) {
    const known = point.find(id)
    return known?.url ? link(known.url, known.name) : nameOf(id)
  }

  function summary(found) {
    const { coverage } = found, none = found.quality === null
    const tiles = [
      ["coverage", say("results.coverage_text", coverage), say("results.coverage_note")],
      ["quality", none ? "–" : say("results.quality_text", { quality: number(found.quality, 1) }), none ? say("results.none") : say("results.quality_note", { rated: found.rated })],
      ["gaps", String(coverage.missing + coverage.weak), say("results.gaps_note", coverage)],
      ["open", String(coverage.not_assessed), say("results.open_note")],
    ]
    const tile = ([key, value, note]) => make("div", {}, make("dt", {}, say(`results.${key}`)),
      make("dd", {}, make("span", { class: "tp-figure" }, value), make("span", { class: "tp-figure__note" }, note)))
    return make("dl", { class: "tp-figures" }, ...tiles.map(tile))
  }

  function bar(counts) {
    const parts = [["have", counts.have], ["missing", counts.missing], ["open", counts.not_assessed]]
    let at = 0
    const piece = ([kind, size]) => {
      const width = (BAR * size) / counts.applicable, x = at
      at += width
      return size ? draw("rect", { class: `tp-bar__${kind}`, x: String(x), y: "0", width: String(Math.max(width - 1, 0.5)), height: String(HEIGHT) }) : null
    }
    return draw("svg", { class: "tp-bar", viewBox: `0 0 ${BAR} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true", focusable: "false" }, ...parts.map(piece))
  }

  function stages(found) {
    const rows = Object.entries(found.coverage.by_stage).map(([id, counts]) => {
      const label = say("results.stage_label", { name: data.names.stages[id], have: counts.have, applicable: counts.applicable, missing: counts.missing, open: counts.not_assessed })
      return make("li", {}, make("span", { class: "tp-bar__label" }, label), bar(counts))
    })
    const key = ["have", "missing", "open"].map((kind) => make("span", { class: `tp-key tp-key--${kind}` }, say(`results.legend_${kind}`)))
    return [make("h3", {}, say("results.stages")), make("p", { class: "tp-keys", "aria-hidden": "true" }, ...key), make("ul", { class: "tp-list tp-bars" }, ...rows)]
  }

  function firstThings(found) {
    const first = found.touchpoints.filter((one) => one.gap && one.answers.status !== "done").slice(0, FIRST)
    const item = (one) => make("li", {}, make("strong", {}, linkTo(one.id)), " ", level(one.level),
      one.touchpoint.tip ? make("p", {}, make("span", { class: "tp-soft" }, `${say("first.step")} `), one.touchpoint.tip) : null)
    const body = first.length ? make("ol", { class: "tp-first" }, ...first.map(item)) : make("p", {}, say("first.none"))
    return [make("h3", {}, say("first.title")), body]
  }

  const level = (id) => make("span", { class: `tp-level tp-level--${id}` }, say(id === "not-applicable" ? `states.${id}` : `levels.${id}`))

  function verdict(chain) {
    if (chain.broken_at !== null) return say("chains.broken", { number: chain.broken_at, link: nameOf(chain.links[chain.broken_at - 1].touchpoint) })
    return say(chain.not_assessed ? "chains.holds_so_far" : "chains.holds")
  }

  function chainDiagram(chain) {
    const step = (link, index) => {
      const state = link.applies ? link.level : "not-applicable"
      const text = say("chains.link", { number: index + 1, name: nameOf(link.touchpoint), level: say(link.applies ? `levels.${state}` : "states.not-applicable") })
      const broken = index + 1 === chain.broken_at
      return make("li", { class: `tp-bead tp-bead--${state}${broken ? " tp-bead--broken" : ""}`, title: text }, make("span", { class: "tp-bead__number" }, String(index + 1)), make("span", { class: "tp-quiet" }, text))
    }
    return make("ol", { class: "tp-list tp-beads" }, ...chain.links.map(step))
  }

  function chains(found) {
    const seen = found.chains.filter((chain) => chain.links.some((one) => one.q !== null || one.reaction))
    const unseen = found.chains.filter((chain) => !seen.includes(chain)).map((chain) => chain.name)
    const row = (chain) => {
      const known = data.chains.find((one) => one.id === (chain.based_on ?? chain.id))
      return make("li", { class: "tp-chain-row" }, make("strong", {}, known ? link(known.url, chain.name) : chain.name), chainDiagram(chain), make("p", {}, verdict(chain)))
    }
    return [
      make("h3", {}, say("chains.title")), make("p", { class: "tp-soft" }, say("chains.note")),
      seen.length ? make("ul", { class: "tp-list tp-chains" }, ...seen.map(row)) : null,
      unseen.length ? make("p", { class: "tp-soft" }, say("chains.unknown", { names: unseen.join(", ") })) : null,
    ]
  }

  // The units side by side; nothing where there are none.
  function sideBySide(found) {
    if (!found.units.length) return []
    const head = ["name", "coverage", "missing", "quality"].map((key) => make("th", { scope: "col" }, say(`units.${key}`)))
    const row = (one) => make("tr", {}, make("th", { scope: "row" }, one.name), make("td", {}, say("results.coverage_text", one.coverage)), make("td", {}, String(one.coverage.missing + one.coverage.weak)), make("td", {}, number(one.quality, 1)))
    return [make("h3", {}, say("units.title")), make("div", { class: "tp-scrolls" }, make("table", { class: "tp-table" }, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...found.units.map(row))))]
  }

  // Show all of it in a place that is there already.
  function show(place, found) {
    const part = (children, look = "") => (children.length ? make("div", { class: `tp-standing__part ${look}`.trim() }, ...children) : null)
    const parts = [part(stages(found)), part(firstThings(found)), part(Touchpoints.fieldMap.show(found)), part(sideBySide(found)), part(chains(found).filter(Boolean), "tp-standing__wide")]
    place.replaceChildren(...parts.filter(Boolean))
  }

  // The numbers of what is chosen: the whole company, or one of its units.
  function assess() {
    const company = apart.familiar(store.record, store.company, data)
    return units.assess(company, data, scope.unit)
  }

  return { assess, level, linkTo, nameOf, show, summary }
})()
