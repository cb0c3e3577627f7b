// All touchpoints that apply, by category; each opens to its questions. A row stays where it is while it is answered.
"use strict"

var Touchpoints = globalThis.Touchpoints || (globalThis.Touchpoints = {})

Touchpoints.list = (() => {
  const { apart: strange, data, details: moreOf, naming, places, point, results, scope, store, view } = Touchpoints
  const { count, make, say } = view
  const SHOWN = new Map([
    ["all", () => true],
    ["gaps", (one) => Boolean(one.gap)],
    ["open", (one) => one.state === "unknown"],
    ["again", (one) => one.answers.re_check === true || one.answers.re_check?.length > 0],
    ["have", (one) => one.state === "have"],
  ])
  const choice = { category: "", show: "all" }
  let rows = new Map(), groups = []

  function filters(rebuild, others) {
    const choose = (key) => (value) => { choice[key] = value; rebuild() }
    const categories = data.categories.filter((id) => data.touchpoints.some((one) => one.category === id))
    return make("div", { class: "tp-filters tp-filters--list" },
      view.select(say("list.category"), [["", say("list.all_categories")], ...categories.map((id) => [id, data.names.categories[id]])], choice.category, choose("category")),
      view.select(say("list.show"), [...SHOWN.keys()].map((key) => [key, say(`list.${key}`)]), choice.show, choose("show")), ...others)
  }

  // The questions are made when a row is first opened: two thousand of them at once would be slow.
  function row(touchpoint) {
    const standing = make("span", { class: "tp-row__standing" }), seen = make("div")
    const body = make("div", { class: "tp-row__body" })
    const details = make("details", { class: "tp-row", ontoggle: () => { if (details.open && !body.childElementCount) fillBody() } },
      make("summary", {}, make("span", { class: "tp-row__name" }, touchpoint.name), " ", standing), body)

    function again() {
      const here = [...body.querySelectorAll("button, input, select, textarea, summary")].indexOf(document.activeElement)
      body.replaceChildren()
      fillBody()
      body.querySelectorAll("button, input, select, textarea, summary")[here]?.focus()
    }

    // With somebody's eyes, only what that person says is asked; as agreed on, everything is.
    function fillBody() {
      const now = point.find(touchpoint.id) ?? touchpoint
      const asked = point.asked(now, results.assess()).map((question) => point.answerControl(now, question))
      const agreed = scope.view === null
      const about = [make("p", {}, results.linkTo(now.id)), agreed ? point.stateControl(now) : null, point.reactionControl(now), agreed ? seen : null]
      const below = agreed ? [moreOf.more(now, again)] : [moreOf.viewNote(now)]
      body.append(...about.filter(Boolean), make("div", { class: "tp-row__questions" }, ...asked), ...below)
    }

    return { details, standing, seen, reset: () => { body.replaceChildren(); if (details.open) fillBody() } }
  }

  function rebuild(place, found) {
    const chosen = found.touchpoints.filter((one) => (!choice.category || one.category === choice.category) && SHOWN.get(choice.show)(one))
    const byCategory = grouped(chosen)
    const open = new Set([...rows].filter(([, one]) => one.details.open).map(([id]) => id))
    const openGroups = new Set(groups.filter(([, one]) => one.open).map(([id]) => id))
    rows = new Map()
    groups = data.categories.filter((id) => byCategory.has(id)).map((id) => [id, group(id, byCategory.get(id), open, openGroups)])
    const nothing = make("p", {}, say("list.nothing"))
    place.replaceChildren(make("p", { class: "tp-soft", role: "status" }, count("list.count", chosen.length)), ...(groups.length ? groups.map(([, one]) => one) : [nothing]))
    update(found)
  }

  function grouped(chosen) {
    const groupsOf = new Map()
    for (const one of chosen) groupsOf.set(one.category, [...(groupsOf.get(one.category) ?? []), one])
    return groupsOf
  }

  function group(id, members, open, openGroups) {
    const byName = [...members].sort((a, b) => a.touchpoint.name.localeCompare(b.touchpoint.name, data.language))
    const made = byName.map((one) => {
      const whole = row(one.touchpoint)
      rows.set(one.id, whole)
      whole.details.open = open.has(one.id)
      return whole.details
    })
    return make("details", { class: "tp-group", open: openGroups.has(id) || choice.category === id },
      make("summary", {}, make("span", { class: "tp-group__name" }, data.names.categories[id]), " ", make("span", { class: "tp-soft" }, count("list.count", members.length))), ...made)
  }

  // Say in each row how it stands now; a row that stands as before is left as it is.
  function update(found) {
    const now = new Map(found.touchpoints.map((one) => [one.id, one]))
    for (const [id, row] of rows) {
      const one = now.get(id), speaker = found.speakers.get(id), shown = JSON.stringify([one?.level, one?.quality, speaker, one?.views, one?.disputed])
      if (row.shown !== shown) updateRow(row, one, speaker)
      row.shown = shown
    }
  }

  function updateRow(row, one, speaker) {
    const parts = [results.level(one ? one.level : "not-applicable")]
    if (one && one.quality !== null && one.level !== "missing") parts.push(make("span", { class: "tp-soft" }, ` ${view.number(one.quality, 1)}`))
    if (speaker) parts.push(make("span", { class: "tp-soft" }, ` ${say("units.speaker", { name: store.company.units.get(speaker).name })}`))
    row.standing.replaceChildren(...parts)
    row.seen.replaceChildren(...[one ? moreOf.seen(one) : null].filter(Boolean))
  }

  const reset = () => { for (const one of rows.values()) one.reset() }

  function leftOut(found, state) {
    const why = (one) => (one.because.length ? say("list.needs", { traits: point.traitNames(one.because) }) : one.reason)
    const item = (one) => make("li", {}, results.linkTo(one.id), make("span", { class: "tp-soft" }, ` ${why(one)}`))
    return view.opens(say("list.left_out"), () => [make("p", {}, say("list.left_out_note")), make("ul", {}, ...found.left_out.map(item))], { note: count("list.count", found.left_out.length), ...state })
  }

  const pathOf = (way) => (way[0] === "units" ? [way[1], ...way.slice(3)] : way.slice(1)).join("/")

  // What this catalogue does not know, and what it no longer asks: it is shown, so that nobody believes it lost.
  function apart() {
    const unknown = strange.strangers(store.record, data).map((way) => [pathOf(way), places.at(store.record, way)])
    const archived = Object.entries(store.record.archive ?? {})
    const every = [...unknown, ...archived]
    if (!every.length) return null
    const item = ([path, one]) => {
      const title = naming.title(path), whole = naming.joined(title, naming.said(naming.idIn(path), one))
      return make("li", {}, make("strong", {}, title), whole.slice(title.length))
    }
    return make("details", { class: "tp-group tp-apart", open: unknown.length > 0 }, make("summary", {}, make("span", { class: "tp-group__name" }, say("list.apart")), " ", make("span", { class: "tp-soft" }, String(every.length))),
      make("p", {}, say("list.apart_note")), make("ul", {}, ...every.map(item)))
  }

  return { apart, filters, leftOut, rebuild, reset, update }
})()
