// The page "Check my company": profile, where the company stands, and every touchpoint that applies.
"use strict"

var Touchpoints = globalThis.Touchpoints || (globalThis.Touchpoints = {})

Touchpoints.check = (place) => {
  const { answers, data, list, results, store, view } = Touchpoints
  const { button, count, make, say } = view

  const status = make("p", { class: "tp-status", role: "status" })
  const summary = make("div", { class: "tp-summary", role: "group", "aria-label": say("results.title") })
  const standing = make("div", { class: "tp-standing" }), rowsPlace = make("div", { class: "tp-rows" }), rest = make("div")
  const profilePlace = make("div"), aside = make("div")
  let found = results.assess(), traitsOpen = !store.company.profile.traits.length

  // ---- keeping: file, print, start anew

  function statusText(news) {
    const { refused, changes, filed } = store.status()
    if (refused) return say("not_saved")
    const about = changes ? (filed ? count("unfiled", changes) : say("never_filed")) : filed ? say("filed") : ""
    return [news, changes || filed ? say("saved") : "", about].filter(Boolean).join(" ")
  }

  function showStatus(news = "") {
    status.textContent = statusText(news)
    status.classList.toggle("tp-status--bad", store.status().refused)
    undo.hidden = !store.canUndo()
  }

  function download(text, name) {
    const address = URL.createObjectURL(new Blob([text], { type: "application/json" }))
    const link = make("a", { href: address, download: name })
    document.body.append(link)
    link.click()
    link.remove()
    setTimeout(() => URL.revokeObjectURL(address), 10_000)
  }

  function fileName() {
    const stem = (store.company.company || say("unnamed")).toLowerCase().normalize("NFKD").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "")
    return `${stem || "company"}.json`
  }

  function saveFile() {
    const company = { language: data.language, ...store.company, assessed_on: today() }
    download(`${JSON.stringify(answers.toFile(company, data), null, 2)}\n`, fileName())
    store.markFiled()
  }

  function today() {
    const now = new Date(), two = (part) => String(part).padStart(2, "0")
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
  }

  async function loadFile(file) {
    try {
      store.replace(answers.fromText(await file.text(), data), { filed: true })
      all(say("loaded", { file: file.name }))
    } catch {
      showStatus(say("not_ours", { file: file.name }))
    }
  }

  const chooser = make("input", { type: "file", accept: ".json,application/json", class: "tp-quiet", tabIndex: -1, "aria-hidden": "true", onchange: () => {
    if (chooser.files[0]) loadFile(chooser.files[0])
    chooser.value = ""
  } })
  const undo = button(say("undo"), () => { store.undo(); all(say("undone")) }, "tp-button--quiet")
  const sure = make("div", { class: "tp-sure", hidden: true, role: "group", "aria-label": say("restart_sure") },
    make("p", {}, say("restart_sure")),
    button(say("restart_yes"), () => { sure.hidden = true; store.replace(answers.empty(), { filed: false }); all(say("restarted")); undo.focus() }),
    button(say("restart_no"), () => { sure.hidden = true; restart.focus() }, "tp-button--quiet"))
  const restart = button(say("restart"), () => { sure.hidden = false; sure.querySelector("button").focus() }, "tp-button--quiet")

  function print() {
    window.print()
  }

  const keeping = () => make("div", { class: "tp-keeping" }, make("div", { class: "tp-ways" },
    button(say("save"), saveFile), button(say("load"), () => chooser.click(), "tp-button--quiet"), chooser,
    button(say("print"), print, "tp-button--quiet"), restart, undo), sure, status, aside, make("p", { class: "tp-soft tp-drop-note" }, say("drop")))

  function showAside() {
    const text = store.aside()
    aside.replaceChildren(...(text === null ? [] : [make("p", { class: "tp-notice" }, say("broken"), " ", button(say("save_broken"), () => download(text, "put-aside.json"), "tp-button--small"))]))
  }

  // ---- profile

  function change(how) {
    store.change(how)
    rebuild()
  }

  function nameField() {
    const id = view.unique("name")
    const input = make("input", { id, type: "text", maxLength: 120, autocomplete: "organization", oninput: () => store.change((company) => { company.company = input.value.trim() }) })
    input.value = store.company.company
    return make("div", { class: "tp-field" }, make("label", { for: id }, say("profile.name")), input)
  }

  const words = (keys, prefix) => keys.map((key) => [key, say(`${prefix}.${key}`)])

  function traitBox(trait) {
    const input = make("input", { type: "checkbox", checked: store.company.profile.traits.includes(trait.id), onchange: () => change((company) => {
      const others = company.profile.traits.filter((one) => one !== trait.id)
      company.profile.traits = input.checked ? [...others, trait.id] : others
      ticked.textContent = count("profile.chosen", company.profile.traits.length)
    }) })
    return make("label", { class: "tp-trait" }, input, make("span", {}, trait.question))
  }

  const ticked = make("span", { class: "tp-soft" })

  function profile() {
    const { profile: now } = store.company
    const set = (key) => (value) => change((company) => { company.profile[key] = value })
    ticked.textContent = count("profile.chosen", now.traits.length)
    const traits = make("details", { class: "tp-group", open: traitsOpen, ontoggle: () => { traitsOpen = traits.open } }, make("summary", {}, make("span", { class: "tp-group__name" }, say("profile.traits")), " ", ticked),
      make("p", { class: "tp-soft" }, say("profile.traits_note")), make("div", { class: "tp-traits", role: "group", "aria-label": say("profile.traits") }, ...data.traits.map(traitBox)))
    return [make("div", { class: "tp-filters" }, nameField(),
      view.select(say("profile.sector"), Object.entries(data.names.sectors), now.sector, set("sector")),
      view.select(say("profile.maturity"), words(["established", "newcomer"], "maturity"), now.maturity ?? "established", set("maturity")),
      view.select(say("profile.target"), words(["basic", "standard", "exemplary"], "targets"), now.target ?? "standard", set("target"))), traits]
  }

  // ---- all together

  function showNumbers() {
    summary.replaceChildren(results.summary(found))
    results.show(standing, found)
  }

  function showRest() {
    rest.replaceChildren(...[list.leftOut(found), list.apart()].filter(Boolean))
  }

  function rebuild() {
    found = results.assess()
    showNumbers()
    list.rebuild(rowsPlace, found)
    showRest()
  }

  function all(news = "") {
    profilePlace.replaceChildren(...profile())
    rebuild()
    list.reset()
    showAside()
    showStatus(news)
  }

  store.listen((news) => {
    if (news) return all(say(news))
    found = results.assess()
    showNumbers()
    list.update(found)
    showStatus()
    return undefined
  })

  addEventListener("dragover", (event) => event.preventDefault())
  addEventListener("drop", (event) => {
    event.preventDefault()
    if (event.dataTransfer?.files[0]) loadFile(event.dataTransfer.files[0])
  })
  addEventListener("beforeprint", () => { for (const one of place.querySelectorAll(".tp-rows .tp-group")) one.open = true })

  const heading = (id, text) => make("h2", { id }, text)
  place.replaceChildren(keeping(), heading("company", say("profile.title")), profilePlace,
    heading("standing", say("results.title")), summary, standing,
    heading("touchpoints", say("list.title")), list.filters(rebuild), rowsPlace, rest)
  all()
}
