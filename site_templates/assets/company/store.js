// Keeps the answers in the browser: every change is written at once, read afresh before it is made, so that two tabs
// do not undo each other, and whatever cannot be read or stored is put aside or said aloud, never dropped.
"use strict"

var Touchpoints = globalThis.Touchpoints || (globalThis.Touchpoints = {})

Touchpoints.store = (() => {
  const KEY = "touchpoints/company", BEFORE = `${KEY}/before`, ASIDE = `${KEY}/put-aside`
  const FORMAT = "touchpoints-browser/1"
  const answers = Touchpoints.answers
  const listeners = new Set()
  let kept = fresh(), refused = false

  function fresh() {
    return { company: answers.empty(), changes: 0, filed: false }
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

  function packed() {
    return JSON.stringify({ format: FORMAT, company: answers.toRecord(kept.company), changes: kept.changes, filed: kept.filed })
  }

  function unpacked(text) {
    const record = JSON.parse(text)
    if (record.format !== FORMAT) throw new Error("another format")
    return { company: answers.fromCompany(record.company), changes: Number(record.changes) || 0, filed: record.filed === true }
  }

  // Take what is kept; what cannot be read is put aside before anything is written over it.
  function refresh() {
    if (refused) return
    const text = read(KEY)
    if (text === null) return
    try {
      kept = unpacked(text)
    } catch {
      if (write(ASIDE, text)) write(KEY, null)
      else refused = true
    }
  }

  function keep() {
    refused = !write(KEY, packed())
  }

  function tell(news = "") {
    for (const listener of listeners) listener(news)
  }

  // Change the company by a function, keep it, and tell everybody.
  function change(how) {
    refresh()
    how(kept.company)
    kept.changes += 1
    keep()
    tell()
  }

  function changePoint(id, how) {
    change((company) => {
      const one = company.answers.get(id) ?? { criteria: new Map() }
      how(one, company)
      company.answers.set(id, one)
    })
  }

  // Put other answers in place of all; the old ones can be brought back.
  function replace(company, { filed }) {
    refresh()
    write(BEFORE, packed())
    kept = { company, changes: 0, filed }
    keep()
    tell()
  }

  function undo() {
    const text = read(BEFORE)
    if (text === null) return
    kept = unpacked(text)
    keep()
    write(BEFORE, null)
    tell()
  }

  function markFiled() {
    kept = { ...kept, changes: 0, filed: true }
    keep()
    tell()
  }

  addEventListener("storage", (event) => {
    if (event.key !== KEY && event.key !== null) return
    if (event.newValue === null) kept = fresh()
    else refresh()
    tell("other_tab")
  })

  addEventListener("beforeunload", (event) => {
    if (refused && kept.changes) event.preventDefault()
  })

  refresh()
  if (!refused && !write(`${KEY}/trial`, "")) refused = true // said before anybody types, not after
  write(`${KEY}/trial`, null)
  return {
    change, changePoint, markFiled, replace, undo,
    aside: () => read(ASIDE),
    canUndo: () => read(BEFORE) !== null,
    get company() { return kept.company },
    listen: (listener) => listeners.add(listener),
    status: () => ({ refused, changes: kept.changes, filed: kept.filed }),
  }
})()
