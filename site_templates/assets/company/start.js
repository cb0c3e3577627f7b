// Loads "Check my company" and the finder on the pages that have a place for them. Classic scripts, because a page that was opened from
// a folder may load no modules.
"use strict"

var Touchpoints = globalThis.Touchpoints || (globalThis.Touchpoints = {})

{
  const base = document.currentScript.src.replace(/start\.js(\?.*)?$/, "")
  const CALCULATION = ["company", "places", "scoring", "catalogue", "views", "assessing", "chains", "units", "carrying", "upgrading", "apart", "checklists", "files"]
  const PAGE = ["store", "view", "scope", "point", "naming", "own", "details", "results", "field_map", "list", "unit_editor", "chain_editor", "profile", "keeping", "check", "page"]
  const PARTS = ["data", ...CALCULATION, ...PAGE].map((name) => `${name}.js`)
  let asked = null

  const one = (name) => new Promise((resolve, reject) => {
    const script = document.createElement("script")
    script.async = false // in their order
    script.src = base + name
    script.onload = resolve
    script.onerror = () => reject(new Error(`${name} could not be loaded`))
    document.head.append(script)
  })

  Touchpoints.load = () => (asked ??= Promise.all(PARTS.map(one)))

  function begin() {
    const place = document.querySelector("[data-tp-company]"), finder = document.querySelector("[data-tp-finder]")
    if (finder) Promise.all(["../finder/data.js", "finder.js"].map(one)).then(() => Touchpoints.finder(finder)).catch(() => { finder.hidden = true })
    if (place?.dataset.tpCompany === "check") Touchpoints.load().then(() => Touchpoints.check(place))
    if (place?.dataset.tpCompany === "touchpoint") beginAtTouchpoint(place)
  }

  // A touchpoint's page loads the rest when somebody asks for it, or when there are answers to show.
  function beginAtTouchpoint(place) {
    const start = () => Touchpoints.load().then(() => Touchpoints.page(place))
    place.hidden = false
    place.querySelector("button").addEventListener("click", () => start().then(() => place.querySelector("input")?.focus()))
    if (hasAnswers()) start()
  }

  function hasAnswers() {
    try {
      return localStorage.getItem("touchpoints/company") !== null
    } catch {
      return false
    }
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin)
  else begin()
}
