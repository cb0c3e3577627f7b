// The finder: filters that combine, with the number each choice would leave; the address keeps them.
"use strict"

var Touchpoints = globalThis.Touchpoints || (globalThis.Touchpoints = {})

Touchpoints.finder = (place) => {
  const { entries, filters, language, words } = Touchpoints.finderData
  const plural = new Intl.PluralRules(language)
  const items = new Map([...document.querySelectorAll(".tp-found > li")].map((item) => [item.dataset.id, item]))
  const chosen = new Map(), controls = new Map()

  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties)
    element.append(...children)
    return element
  }

  const status = make("p", { className: "tp-soft" })
  status.setAttribute("role", "status")
  const clear = make("button", { type: "button", className: "tp-button tp-button--quiet", onclick: () => { chosen.clear(); changed() } }, words.clear)

  // Whether an entry passes every filter but one.
  const passes = (holds, but) => filters.every((filter, index) => filter.id === but || !chosen.has(filter.id) || holds[index].includes(chosen.get(filter.id)))

  function fromAddress() {
    const asked = new URLSearchParams(location.search)
    chosen.clear()
    for (const filter of filters) {
      const value = asked.get(filter.id)
      if (filter.values.some(([id]) => id === value)) chosen.set(filter.id, value)
    }
  }

  function toAddress() {
    const asked = new URLSearchParams(chosen).toString()
    const address = asked ? `?${asked}` : location.pathname
    if (location.search !== (asked ? address : "")) history.pushState(null, "", address)
  }

  function control(filter) {
    const id = `tp-find-${filter.id}`
    const select = make("select", { id, onchange: () => {
      if (select.value) chosen.set(filter.id, select.value)
      else chosen.delete(filter.id)
      changed()
    } })
    controls.set(filter.id, select)
    return make("div", { className: "tp-field" }, make("label", { htmlFor: id }, filter.name), select)
  }

  function fillControl(filter, index) {
    const others = entries.filter(([, holds]) => passes(holds, filter.id))
    const option = ([id, name]) => {
      const left = others.filter(([, holds]) => holds[index].includes(id)).length
      return make("option", { value: id, disabled: !left && chosen.get(filter.id) !== id }, `${name} (${left})`)
    }
    const select = controls.get(filter.id)
    select.replaceChildren(make("option", { value: "" }, `${words.any} (${others.length})`), ...filter.values.map(option))
    select.value = chosen.get(filter.id) ?? ""
    select.classList.toggle("tp-chosen", chosen.has(filter.id))
  }

  function show() {
    filters.forEach(fillControl)
    const found = new Set(entries.filter(([, holds]) => passes(holds)).map(([id]) => id))
    for (const [id, item] of items) item.hidden = !found.has(id)
    const form = `count.${plural.select(found.size)}`
    status.textContent = found.size ? (words[form] ?? words["count.other"]).replace("{n}", found.size) : words.nothing
    clear.hidden = !chosen.size
  }

  function changed() {
    toAddress()
    show()
  }

  addEventListener("popstate", () => { fromAddress(); show() })
  place.append(make("div", { className: "tp-filters" }, ...filters.map(control)), make("div", { className: "tp-finder__state" }, status, clear))
  fromAddress()
  show()
}
