// The page "Check my company": profile, where the company stands, and every touchpoint that applies.
"use strict"

var Touchpoints = globalThis.Touchpoints || (globalThis.Touchpoints = {})

Touchpoints.check = (place) => {
  const { chainEditor, keeping, list, own, profile, results, store, unitEditor, view } = Touchpoints
  const { make, say } = view
  const summary = make("div", { class: "tp-summary", role: "group", "aria-label": say("results.title") })
  const standing = make("div", { class: "tp-standing" }), rowsPlace = make("div", { class: "tp-rows" }), rest = make("div")
  const left = make("div"), profilePlace = make("div"), filters = make("div"), whose = make("div"), whoseList = make("div"), chains = make("div")
  let found = null

  function showNumbers() {
    found = results.assess()
    summary.replaceChildren(results.summary(found))
    results.show(standing, found)
  }

  // What is left out, and what is kept apart: it is drawn anew only when something comes or goes.
  function showLeft() {
    const now = [...found.left_out.map((one) => `${one.id} ${one.reason}`), store.record.archive ? "archive" : ""].join("\n")
    if (left.shown === now) return
    left.shown = now
    left.replaceChildren(...[list.leftOut(found, profile.remembered("left")), list.apart()].filter(Boolean))
  }

  function rebuild() {
    showNumbers()
    list.rebuild(rowsPlace, found)
    rest.replaceChildren(own.entries(all, profile.remembered("own")))
    left.shown = null
    showLeft()
  }

  function change(how) {
    store.change(how)
    rebuild()
  }

  // Who had the focus keeps it, where a field of the same name is there again.
  function keepingFocus(render) {
    const fields = () => [...place.querySelectorAll("input, select, textarea, button, summary")]
    const name = (one) => [one.tagName, one.type, one.closest("fieldset")?.querySelector("legend")?.textContent, one.labels?.[0]?.textContent ?? one.textContent].join("|")
    const active = document.activeElement, before = fields(), range = active?.type === "text" ? active.selectionStart : null
    if (!before.includes(active)) return render()
    const named = name(active), nth = before.filter((one) => name(one) === named).indexOf(active)
    render()
    const same = fields().filter((one) => name(one) === named)
    if (document.activeElement === document.body) (same[nth] ?? same.at(-1))?.focus({ preventScroll: true })
    if (range !== null && document.activeElement.type === "text") document.activeElement.setSelectionRange(range, range)
    return undefined
  }

  function all(news = "") {
    keepingFocus(() => {
      profilePlace.replaceChildren(...profile.show(change, all))
      for (const one of [whose, whoseList]) one.replaceChildren(...[unitEditor.notice(all)].filter(Boolean))
      filters.replaceChildren(list.filters(rebuild, [unitEditor.choice(all), unitEditor.speaker(all)]))
      chains.replaceChildren(chainEditor.show(all, profile.remembered("chains")))
      rebuild()
      list.reset()
      keeping.showNotices()
      keeping.showStatus(news)
    })
  }

  store.listen((news) => {
    if (news) return all(say(news))
    showNumbers()
    list.update(found)
    showLeft()
    keeping.showStatus()
    return undefined
  })
  addEventListener("beforeprint", () => { for (const one of place.querySelectorAll(".tp-rows .tp-group")) one.open = true })

  const heading = (id, text) => make("h2", { id }, text)
  place.replaceChildren(keeping.bar(all), heading("company", say("profile.title")), profilePlace,
    heading("standing", say("results.title")), whose, summary, standing, chains,
    heading("touchpoints", say("list.title")), whoseList, filters, rowsPlace, rest, left)
  all()
}
