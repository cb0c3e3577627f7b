// Keeps the answers in the browser: every change is written at once, read afresh before it is made, so that two tabs
// do not undo each other, and whatever cannot be read or stored is put aside or said aloud, never dropped.
"use strict"

var Touchpoints = globalThis.Touchpoints || (globalThis.Touchpoints = {})

Touchpoints.store = (() => {
  const KEY = "touchpoints/company", BEFORE = `${KEY}/before`, ASIDE = `${KEY}/put-aside`
  const FORMAT = "touchpoints-browser/1"
  const { company: companies, data, files, upgrading } = Touchpoints
  const listeners = new Set()
  let kept = fresh(), refused = false, model = null, before = null, written = null

  function fresh() {
    return { record: {}, changes: 0, filed: false, news: null }
  }

  function read(key) {
    try {
      return localStorage.getItem(key)
    } catch {
      refused = true
      return null
    }
  }

  // Write through; a full or blocked store is remembered, and the answers stay in the page.
  function write(key, text) {
    try {
      if (text === null) localStorage.removeItem(key)
      else localStorage.setItem(key, text)
      return true
    } catch {
      return false
    }
  }

  const packed = () => JSON.stringify({ format: FORMAT, company: kept.record, changes: kept.changes, filed: kept.filed, news: kept.news })

  function unpacked(text) {
    const found = JSON.parse(text)
    if (found.format !== FORMAT || files.faults(found.company).length) throw new Error("cannot be read")
    return { record: found.company, changes: Number(found.changes) || 0, filed: found.filed === true, news: found.news ?? null }
  }

  // Take what is kept; what cannot be read is put aside before anything is written over it.
  function refresh() {
    if (refused) return
    const text = read(KEY)
    if (text === null || text === written) return // nobody else has written since we did
    try {
      kept = unpacked(text)
      written = text
    } catch {
      refused = !(write(freeAside(), text) && write(KEY, null))
    }
    model = null
  }

  function asideKeys() {
    const keys = []
    for (let key = ASIDE, count = 2; read(key) !== null; count += 1) {
      keys.push(key)
      key = `${ASIDE}/${count}`
    }
    return keys
  }

  const freeAside = () => (asideKeys().length ? `${ASIDE}/${asideKeys().length + 1}` : ASIDE)

  function keep() {
    model = null
    const text = packed()
    refused = !write(KEY, text)
    written = refused ? null : text
  }

  function tell(news = "") {
    for (const listener of listeners) listener(news)
  }

  // Carry the answers over to today's catalogue; what became of them is told until somebody has seen it.
  function upgrade(record) {
    if (!record.answers && !record.units && !record.chains) return { record, news: null }
    if (upgrading.isNewer(record.catalogue_version, data.version)) return { record, news: { newer: String(record.catalogue_version) } }
    const { record: after, news } = upgrading.upgraded(record, data)
    return { record: after, news: news.re_check.length || news.followed.length || news.archived.length ? news : null }
  }

  // News that nobody has seen yet stay when there are more.
  function together(before, after) {
    if (!before || !after || before.newer || after.newer) return after ?? before
    return Object.fromEntries(Object.entries(after).map(([key, part]) => [key, Array.isArray(part) ? [...before[key], ...part] : part]))
  }

  // Change the record by a function, keep it, and tell everybody.
  function change(how) {
    refresh()
    how(kept.record)
    kept.record.catalogue_version ??= data.version
    kept.changes += 1
    keep()
    tell()
  }

  // Remember how it is now, to be brought back by one step.
  function remember() {
    refresh()
    before = packed()
    write(BEFORE, before)
  }

  // Put another record in place of all; the old one can be brought back.
  function replace(given, { filed }) {
    remember()
    const { record, news } = upgrade(given)
    kept = { record, changes: 0, filed, news }
    keep()
    tell()
  }

  const remembered = () => (refused ? before : (read(BEFORE) ?? before))

  function undo() {
    const text = remembered()
    if (text === null) return
    kept = unpacked(text)
    before = null
    keep()
    write(BEFORE, null)
    tell()
  }

  function markFiled() {
    refresh()
    kept = { ...kept, changes: 0, filed: true }
    keep()
    tell()
  }

  function dismissNews() {
    refresh()
    kept.news = null
    keep()
    tell()
  }

  function start() {
    refresh()
    if (!refused && !write(`${KEY}/trial`, "")) refused = true // said before anybody types, not after
    write(`${KEY}/trial`, null)
    const { record, news } = upgrade(kept.record)
    if (JSON.stringify(record) === JSON.stringify(kept.record)) return
    kept = { ...kept, record, news: together(kept.news, news) }
    keep()
  }

  addEventListener("storage", (event) => {
    if (event.key !== KEY && event.key !== null) return
    if (event.newValue === null) [kept, written] = [fresh(), null]
    model = null
    refresh()
    tell("other_tab")
  })

  addEventListener("beforeunload", (event) => {
    if (refused && kept.changes) event.preventDefault()
  })

  start()
  return {
    change, dismissNews, markFiled, remember, replace, undo,
    aside: () => asideKeys().map((key) => read(key)),
    dropAside: () => asideKeys().forEach((key) => write(key, null)),
    canUndo: () => remembered() !== null,
    get company() { return (model ??= companies.read(kept.record)) },
    get record() { return kept.record }, // to look at; `change` changes it
    listen: (listener) => listeners.add(listener),
    status: () => ({ refused, changes: kept.changes, filed: kept.filed, news: kept.news }),
  }
})()
