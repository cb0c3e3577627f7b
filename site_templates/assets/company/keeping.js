// Saving, opening, printing and beginning anew; and whether and where the work is kept, in plain sight.
"use strict"

var Touchpoints = globalThis.Touchpoints || (globalThis.Touchpoints = {})

Touchpoints.keeping = (() => {
  const { apart, data, files, naming, profile, store, view } = Touchpoints
  const { button, count, make, say } = view
  const LONGEST = 12 // of a list in a notice; the rest is counted
  const status = make("p", { class: "tp-status", role: "status" })
  const notices = make("div", { class: "tp-notices" })
  let all = () => {}

  function statusText(news) {
    const { refused, changes, filed } = store.status()
    if (refused) return [news, say("not_saved")].filter(Boolean).join(" ")
    const about = changes ? (filed ? count("unfiled", changes) : say("never_filed")) : filed ? say("filed") : ""
    return [news, changes || filed ? say("saved") : "", about].filter(Boolean).join(" ")
  }

  function showStatus(news = "") {
    const text = statusText(news)
    if (status.textContent !== text) status.textContent = text
    status.classList.toggle("tp-status--bad", store.status().refused)
    undo.hidden = !store.canUndo()
  }

  // ---- files

  function download(text, name) {
    const address = URL.createObjectURL(new Blob([text], { type: "application/json" }))
    const link = make("a", { href: address, download: name })
    document.body.append(link)
    link.click()
    link.remove()
    setTimeout(() => URL.revokeObjectURL(address), 10_000)
  }

  function fileName() {
    const stem = (store.company.company || say("unnamed")).toLowerCase().normalize("NFKC").replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "")
    return `${stem || "company"}.json`
  }

  function today() {
    const now = new Date(), two = (part) => String(part).padStart(2, "0")
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
  }

  function saveFile() {
    const record = apart.toFile(store.record, data, { unnamed: say("unnamed"), no_reason: say("no_reason") })
    record.assessed_on ??= today()
    download(`${JSON.stringify(record, null, 2)}\n`, fileName())
    store.markFiled()
  }

  async function loadFile(file) {
    try {
      const { record, lost } = files.fromText(await file.text(), data)
      store.replace(record, { filed: true })
      profile.forget()
      all([say("loaded", { file: file.name }), lost.length ? say("lost", { n: lost.length, ways: lost.slice(0, LONGEST).join(", ") }) : ""].join(" ").trim())
    } catch (error) {
      if (!(error instanceof files.Refused)) throw error
      showStatus(`${say("refused", { file: file.name })} ${say(`refusal.${error.key}`, error.values)}`)
    }
  }

  const chooser = make("input", { type: "file", accept: ".json,application/json", class: "tp-quiet", tabIndex: -1, "aria-hidden": "true", onchange: () => {
    if (chooser.files[0]) loadFile(chooser.files[0])
    chooser.value = ""
  } })
  const undo = button(say("undo"), () => { store.undo(); all(say("undone")) }, "tp-button--quiet")
  const sure = make("div", { class: "tp-sure", hidden: true, role: "group", "aria-label": say("restart_sure") },
    make("p", {}, say("restart_sure")),
    button(say("restart_yes"), () => { sure.hidden = true; store.replace({}, { filed: false }); profile.forget(); all(say("restarted")); undo.focus() }),
    button(say("restart_no"), () => { sure.hidden = true; restart.focus() }, "tp-button--quiet"))
  const restart = button(say("restart"), () => { sure.hidden = false; sure.querySelector("button:last-child").focus() }, "tp-button--quiet")

  // ---- notices

  function broken() {
    const texts = store.aside()
    if (!texts.length) return null
    const save = button(say("save_broken"), () => texts.forEach((text, index) => download(text, index ? `put-aside-${index + 1}.json` : "put-aside.json")), "tp-button--small")
    const drop = button(say("drop_broken"), () => { store.dropAside(); showNotices(); status.tabIndex = -1; status.focus() }, "tp-button--quiet tp-button--small")
    return make("div", { class: "tp-notice tp-broken" }, make("p", {}, say("broken")), save, " ", drop)
  }

  function listed(key, items) {
    if (!items.length) return null
    const more = items.length > LONGEST ? make("li", {}, say("news.more", { n: items.length - LONGEST })) : null
    return make("div", {}, make("p", {}, make("strong", {}, `${say(`upgrade.${key}.title`)} (${items.length})`), " ", say(`news.${key}`)), make("ul", {}, ...items.slice(0, LONGEST).map((item) => make("li", {}, item)), more))
  }

  // What became of the answers with a newer catalogue; it stays until somebody has seen it.
  function upgraded() {
    const { news } = store.status()
    if (!news) return null
    const seen = button(say("news.seen"), () => { store.dismissNews(); showNotices(); status.tabIndex = -1; status.focus() }, "tp-button--small")
    if (news.newer) return make("div", { class: "tp-notice tp-news" }, make("p", {}, say("news.newer", { theirs: news.newer, ours: data.version })), seen)
    return make("div", { class: "tp-notice tp-news" }, make("p", {}, make("strong", {}, say("news.title", { version: data.version })), " ", count("upgrade.unchanged", news.unchanged + news.reworded.length)),
      listed("re_check", news.re_check.map(naming.title)), listed("followed", news.followed.map(([from, to]) => `${naming.title(from)} → ${to.split(", ").map(naming.title).join(", ")}`)), listed("archived", news.archived.map(naming.title)), seen)
  }

  function showNotices() {
    notices.replaceChildren(...[upgraded(), broken()].filter(Boolean))
  }

  // The bar; `again` shows the whole page anew, with a word of news.
  function bar(again) {
    all = again
    addEventListener("dragover", (event) => event.preventDefault())
    addEventListener("drop", (event) => {
      event.preventDefault()
      if (event.dataTransfer?.files[0]) loadFile(event.dataTransfer.files[0])
    })
    return make("div", { class: "tp-keeping" }, make("div", { class: "tp-ways" },
      button(say("save"), saveFile), button(say("load"), () => chooser.click(), "tp-button--quiet"), chooser,
      button(say("print"), () => window.print(), "tp-button--quiet"), restart, undo), sure, status, notices, make("p", { class: "tp-soft tp-drop-note" }, say("drop")))
  }

  return { bar, showNotices, showStatus }
})()
