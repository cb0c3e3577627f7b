// Makes elements and words. Texts only ever become text nodes and attributes, never markup.
"use strict"

var Touchpoints = globalThis.Touchpoints || (globalThis.Touchpoints = {})

Touchpoints.view = (() => {
  const { data } = Touchpoints
  const plural = new Intl.PluralRules(data.language)
  const SVG = "http://www.w3.org/2000/svg"
  let serial = 0

  function fill(element, properties, children) {
    for (const [name, value] of Object.entries(properties)) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value)
      else if (name in element && typeof value !== "string") element[name] = value
      else if (value !== null && value !== undefined) element.setAttribute(name, value)
    }
    element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""))
    return element
  }

  const make = (tag, properties = {}, ...children) => fill(document.createElement(tag), properties, children)
  const draw = (tag, properties = {}, ...children) => fill(document.createElementNS(SVG, tag), properties, children)

  function say(key, values = {}) {
    const text = data.words[key]
    if (text === undefined) throw new Error(`no words for ${key}`)
    return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "")
  }

  function count(key, number) {
    const form = `${key}.${plural.select(number)}`
    return say(form in data.words ? form : `${key}.other`, { n: number })
  }

  // A number as readers of this language see it; a dash where there is none.
  const number = (value, digits) =>
    value === null ? "–" : value.toLocaleString(data.language === "en" ? "en-GB" : data.language, { minimumFractionDigits: digits, maximumFractionDigits: digits })

  const unique = (stem) => `tp-${stem}-${(serial += 1)}`
  const button = (text, onclick, look = "") => make("button", { type: "button", class: `tp-button ${look}`.trim(), onclick }, text)

  function select(label, options, value, onchange) {
    const id = unique("select")
    const control = make("select", { id, onchange: () => onchange(control.value) },
      ...options.map(([key, text]) => make("option", { value: key, selected: key === value }, text)))
    return make("div", { class: "tp-field" }, make("label", { for: id }, label), control)
  }

  // A field for a line of text, or for several; what is typed is told with every key.
  function text(label, value, oninput, { long = false, kind = "text", most = 200, hint = "", soft = false } = {}) {
    const id = unique("text")
    const control = make(long ? "textarea" : "input", { id, ...(long ? { rows: "2" } : { type: kind }), maxLength: long ? 30_000 : most, placeholder: hint, autocomplete: "off" })
    control.value = value ?? ""
    control.addEventListener(kind === "date" ? "change" : "input", () => oninput(long ? control.value : control.value.trim(), control))
    return make("div", { class: "tp-field" }, make("label", soft ? { for: id, class: "tp-quiet" } : { for: id }, label), control)
  }

  // A number that people type; nothing is told while it is none.
  function figure(label, value, oninput, { least = 0, most = Infinity, digits = true } = {}) {
    const wrong = make("span", { class: "tp-wrong", role: "alert" })
    const field = text(label, value === null || value === undefined ? "" : String(value), (said) => {
      const number = Number(said.replace(",", "."))
      const fits = said === "" || (Number.isFinite(number) && number >= least && number <= most && (digits || Number.isInteger(number)))
      wrong.textContent = fits ? "" : say("point.number_wrong")
      if (fits) oninput(said === "" ? null : number)
    }, { most: 12 })
    field.querySelector("input").inputMode = digits ? "decimal" : "numeric"
    field.classList.add("tp-field--short")
    field.append(wrong)
    return field
  }

  function tick(label, checked, onchange) {
    const input = make("input", { type: "checkbox", checked, onchange: () => onchange(input.checked) })
    return make("label", { class: "tp-choice" }, input, make("span", {}, label))
  }

  // Something that opens: its content is made when it is first opened.
  function opens(title, content, { note = "", open = false, look = "tp-group", ontoggle = () => {} } = {}) {
    const body = make("div", { class: "tp-opens" })
    const show = () => { if (details.open && !body.childElementCount) body.append(...content().filter(Boolean)) }
    let before = open // the browser tells of the first state too, which nobody chose
    const details = make("details", { class: look, ontoggle: () => {
      show()
      if (details.open !== before) ontoggle(details.open)
      before = details.open
    } },
      make("summary", {}, make("span", { class: look === "tp-group" ? "tp-group__name" : "" }, title), note ? " " : "", note ? make("span", { class: "tp-soft" }, note) : ""), body)
    details.open = open
    show()
    return details
  }

  // A row of choices of which one holds; the one that is chosen can be seen without colour.
  function choices(legend, options, value, onchoose, { quiet = false } = {}) {
    const name = unique("choice")
    const each = ([key, text]) => {
      const input = make("input", { type: "radio", name, value: key, checked: key === value, onchange: () => onchoose(key) })
      return make("label", { class: "tp-choice" }, input, make("span", {}, text))
    }
    return make("fieldset", { class: "tp-choices" }, make("legend", quiet ? { class: "tp-quiet" } : {}, legend), ...options.map(each))
  }

  return { button, choices, count, draw, figure, make, number, opens, say, select, text, tick, unique }
})()
