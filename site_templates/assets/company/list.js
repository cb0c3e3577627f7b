// All touchpoints that apply, by category; each opens to its questions. A row stays where it is while it is answered.
"use strict"

var Touchpoints = globalThis.Touchpoints || (globalThis.Touchpoints = {})

Touchpoints.list = (() => {
  const { answers, data, point, results, store, view } = Touchpoints
  const { count, make, say } = view
  const SHOWN = new Map([
    ["all", () => true],
    ["gaps", (one) => Boolean(one.gap)],
    ["open", (one) => one.state === "unknown"],
    ["have", (one) => one.state === "have"],
  ])
  const choice = { category: "", show: "all" }
  let rows = new Map(), groups = []

  function filters(rebuild) {
    const choose = (key) => (value) => { choice[key] = value; rebuild() }
    const categories = data.categories.filter((id) => data.touchpoints.some((one) => one.category === id))
    return make("div", { class: "tp-filters tp-filters--list" },
      view.select(say("list.category"), [["", say("list.all_categories")], ...categories.map((id) => [id, data.names.categories[id]])], choice.category, choose("category")),
      view.select(say("list.show"), [...SHOWN.keys()].map((key) => [key, say(`list.${key}`)]), choice.show, choose("show")))
  }

  // The questions are made when a row is first opened: two thousand of them at once would be slow.
  function row(touchpoint) {
    const standing = make("span", { class: "tp-row__standing" })
    const body = make("div", { class: "tp-row__body" })
    const details = make("details", { class: "tp-row", ontoggle: () => { if (details.open && !body.childElementCount) fillBody() } },
      make("summary", {}, make("span", { class: "tp-row__name" }, touchpoint.name), " ", standing), body)

    function fillBody() {
      const asked = [...touchpoint.criteria, ...data.universal].filter(point.isAsked)
      body.append(make("p", {}, results.linkTo(touchpoint.id)), point.stateControl(touchpoint), point.reactionControl(touchpoint),
        make("div", { class: "tp-row__questions" }, ...asked.map((criterion) => point.answerControl(touchpoint, criterion))))
    }

    return { details, standing, reset: () => { body.replaceChildren(); if (details.open) fillBody() } }
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

  // Say in each row how it stands now.
  function update(found) {
    const now = new Map(found.touchpoints.map((one) => [one.id, one]))
    for (const [id, { standing }] of rows) {
      const one = now.get(id)
      const parts = one ? [results.level(one.level)] : [results.level("not-applicable")]
      if (one && one.quality !== null && one.level !== "missing") parts.push(make("span", { class: "tp-soft" }, ` ${view.number(one.quality, 1)}`))
      standing.replaceChildren(...parts)
    }
  }

  const reset = () => { for (const one of rows.values()) one.reset() }

  function leftOut(found) {
    const why = (one) => (one.because.length ? say("list.needs", { traits: point.traitNames(one.because) }) : one.reason)
    const items = found.left_out.map((one) => make("li", {}, results.linkTo(one.id), make("span", { class: "tp-soft" }, ` ${why(one)}`)))
    return make("details", { class: "tp-group" }, make("summary", {}, make("span", { class: "tp-group__name" }, say("list.left_out")), " ", make("span", { class: "tp-soft" }, count("list.count", items.length))),
      make("p", {}, say("list.left_out_note")), make("ul", {}, ...items))
  }

  // Answers of other versions of the catalogue: they are shown, so that nobody believes them lost.
  function apart() {
    const strange = answers.strangers(store.company, data)
    if (!strange.size) return null
    const item = ([id, one]) => {
      const said = [one.state && say(`states.${one.state}`), ...[...one.criteria].map(([key, value]) => `${key}: ${value}`)].filter(Boolean)
      return make("li", {}, make("strong", {}, results.nameOf(id)), ` ${said.join("; ")}`)
    }
    return make("details", { class: "tp-group tp-apart", open: true }, make("summary", {}, make("span", { class: "tp-group__name" }, say("list.apart"))),
      make("p", {}, say("list.apart_note")), make("ul", {}, ...[...strange].map(item)))
  }

  return { apart, filters, leftOut, rebuild, reset, update }
})()
