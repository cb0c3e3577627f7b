// A picture of importance against quality (Martilla and James, 1977): how many touchpoints stand where, with the same as
// a table. Touchpoints nobody has assessed are in neither.
"use strict"

var Touchpoints = globalThis.Touchpoints || (globalThis.Touchpoints = {})

Touchpoints.fieldMap = (() => {
  const { results, scoring, view } = Touchpoints
  const { draw, make, number, say } = view
  const IMPORTANT_FROM = 3, GOOD_FROM = scoring.AIMS.get("standard"), MOST = 5, FULL = 10
  const LEFT = 30, TOP = 22, WIDTH = 330, HEIGHT = 190, INSET = 18, SMALLEST = 7, LARGEST = 15
  const ZONES = ["concentrate", "keep", "low", "overkill"]
  let open = false

  function zone(one) {
    if (one.importance >= IMPORTANT_FROM) return one.q >= GOOD_FROM ? "keep" : "concentrate"
    return one.q >= GOOD_FROM ? "overkill" : "low"
  }

  const across = (quality) => LEFT + INSET + ((WIDTH - INSET) * quality) / FULL
  const up = (importance) => TOP + HEIGHT - (HEIGHT * (importance - 0.5)) / MOST

  // Touchpoints of the same importance and about the same quality are one circle with their number.
  function circles(found) {
    const places = new Map()
    for (const one of found) {
      const key = `${one.importance}/${Math.round(one.q * FULL)}/${zone(one)}`
      places.set(key, [...(places.get(key) ?? []), one])
    }
    const most = Math.max(...[...places.values()].map((these) => these.length))
    return [...places.values()].map((these) => {
      const x = across(Math.round(these[0].q * FULL)), y = up(these[0].importance)
      const size = SMALLEST + (LARGEST - SMALLEST) * Math.sqrt((these.length - 1) / Math.max(most - 1, 1))
      const bad = ["concentrate", "low"].includes(zone(these[0]))
      return draw("g", { class: bad ? "tp-field-map__bad" : "" }, draw("circle", { cx: String(x), cy: String(y), r: String(size) }),
        draw("text", { class: "tp-field-map__count", x: String(x), y: String(y + 4) }, String(these.length)))
    })
  }

  function frame() {
    const line = (x1, y1, x2, y2, look = "") => draw("line", { x1: String(x1), y1: String(y1), x2: String(x2), y2: String(y2), class: look })
    const text = (x, y, words, anchor = "start", look = "") => draw("text", { x: String(x), y: String(y), "text-anchor": anchor, class: look }, words)
    const rows = [1, 2, 3, 4, 5].flatMap((one) => [line(LEFT, up(one), LEFT + WIDTH, up(one)), text(LEFT - 8, up(one) + 4, String(one), "end")])
    const columns = [0, 2, 4, 6, 8, FULL].map((one) => text(across(one), TOP + HEIGHT + 32, String(one), "middle"))
    const borderX = across(GOOD_FROM * FULL), borderY = up(IMPORTANT_FROM - 0.5), right = LEFT + WIDTH
    return [...rows, ...columns, line(borderX, TOP, borderX, TOP + HEIGHT, "tp-field-map__border"), line(LEFT, borderY, right, borderY, "tp-field-map__border"),
      text(LEFT, TOP - 8, say("zones.concentrate.name"), "start", "tp-field-map__zone"), text(right + 12, TOP - 8, say("zones.keep.name"), "end", "tp-field-map__zone"),
      text(LEFT, TOP + HEIGHT + 14, say("zones.low.name"), "start", "tp-field-map__zone"), text(right + 12, TOP + HEIGHT + 14, say("zones.overkill.name"), "end", "tp-field-map__zone")]
  }

  function inWords(found) {
    const counts = ZONES.map((id) => `${say(`zones.${id}.name`)}: ${found.filter((one) => zone(one) === id).length}`)
    return say("field_map.alternative", { counts: counts.join(", ") })
  }

  function table(found) {
    const head = ["name", "importance", "quality", "zone"].map((key) => make("th", { scope: "col" }, say(`field_map.${key}`)))
    const row = (one) => make("tr", {}, make("th", { scope: "row" }, results.linkTo(one.id)), make("td", {}, String(one.importance)), make("td", {}, number(one.quality, 1)), make("td", {}, say(`zones.${zone(one)}.name`)))
    return make("div", { class: "tp-scrolls", tabIndex: 0, role: "region", "aria-label": say("field_map.title") }, make("table", { class: "tp-table" }, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...found.map(row))))
  }

  // The picture and its table; nothing while nothing was assessed.
  function show(found) {
    const rated = found.touchpoints.filter((one) => one.q !== null)
    if (!rated.length) return []
    const picture = draw("svg", { class: "tp-field-map", viewBox: `0 0 ${LEFT + WIDTH + 20} ${TOP + HEIGHT + 52}`, role: "img", "aria-label": inWords(rated) },
      ...frame(), ...circles(rated), draw("text", { x: String(LEFT + WIDTH / 2), y: String(TOP + HEIGHT + 48), "text-anchor": "middle" }, say("field_map.across")))
    const whole = view.opens(say("field_map.table"), () => [table(rated)], { look: "tp-more", open, ontoggle: (now) => { open = now } })
    return [make("h3", {}, say("field_map.title")), make("p", { class: "tp-soft" }, say("field_map.note")), picture, whole]
  }

  return { show }
})()
