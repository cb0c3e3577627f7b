// The controls of one touchpoint: whether the company has it, how customers react, and the answers to its questions.
// The list and the touchpoint's own page use the same ones.
"use strict"

var Touchpoints = globalThis.Touchpoints || (globalThis.Touchpoints = {})

Touchpoints.point = (() => {
  const { data, store, scoring, view } = Touchpoints
  const { answers } = Touchpoints
  const { make, say } = view
  const find = (id) => data.touchpoints.find((one) => one.id === id)
  const answersOf = (id) => store.company.answers.get(id) ?? { criteria: new Map() }
  const revisionKey = (id, criterion) => `${id}/${criterion.id}`

  function stateControl(touchpoint) {
    const options = answers.STATES.map((state) => [state, say(`states.${state}`)])
    const now = scoring.existing(answersOf(touchpoint.id))
    const reason = reasonField(touchpoint)
    const control = view.choices(say("point.state", { name: touchpoint.name }), options, now, (state) => {
      store.changePoint(touchpoint.id, (one) => { one.state = state })
      reason.hidden = state !== "not-applicable"
      if (!reason.hidden) reason.querySelector("input").focus()
    })
    return make("div", { class: "tp-point__state" }, control, reason)
  }

  function reasonField(touchpoint) {
    const id = view.unique("reason"), now = answersOf(touchpoint.id)
    const input = make("input", { id, type: "text", maxLength: 300, value: now.reason ?? "", oninput: () =>
      store.changePoint(touchpoint.id, (one) => { one.reason = input.value.trim() }) })
    input.value = now.reason ?? ""
    return make("div", { class: "tp-field", hidden: now.state !== "not-applicable" }, make("label", { for: id }, say("point.reason")), input)
  }

  function reactionControl(touchpoint) {
    const options = [["", say("point.unsaid")], ...answers.REACTIONS.map((word) => [word, say(`reactions.${word}`)])]
    return view.choices(say("point.reaction"), options, answersOf(touchpoint.id).reaction ?? "", (reaction) =>
      store.changePoint(touchpoint.id, (one) => { if (reaction) one.reaction = reaction; else delete one.reaction }))
  }

  function answer(touchpoint, criterion, value) {
    store.changePoint(touchpoint.id, (one, company) => {
      if (value === undefined) one.criteria.delete(criterion.id)
      else one.criteria.set(criterion.id, value)
      company.revisions.set(revisionKey(touchpoint.id, criterion), criterion.revision)
    })
  }

  // The answer to one question: a choice, or a number where something is measured. `quiet`: the question stands beside it.
  function answerControl(touchpoint, criterion, { quiet = false } = {}) {
    const given = answersOf(touchpoint.id).criteria.get(criterion.id)
    const control = criterion.target === null
      ? wordControl(touchpoint, criterion, given, quiet)
      : numberControl(touchpoint, criterion, given, quiet)
    return make("div", { class: "tp-answer" }, control, again(touchpoint, criterion, given))
  }

  function wordControl(touchpoint, criterion, given, quiet) {
    const options = answers.WORDS.map((word) => [word, say(`answers.${word}`)])
    return view.choices(criterion.ask, options, given ?? "unknown", (word) => answer(touchpoint, criterion, word), { quiet })
  }

  function numberControl(touchpoint, criterion, given, quiet) {
    const id = view.unique("number"), wrong = make("span", { class: "tp-wrong", role: "alert" })
    const input = make("input", { id, type: "text", inputmode: "decimal", size: 6, autocomplete: "off" })
    const none = make("input", { type: "checkbox", checked: given === "n/a" })
    input.value = typeof given === "number" ? String(given) : ""
    input.addEventListener("input", () => {
      const said = input.value.trim().replace(",", "."), value = said ? answers.criterion(said) : undefined
      wrong.textContent = said && typeof value !== "number" ? say("point.number_wrong") : ""
      if (said && typeof value !== "number") return
      none.checked = false
      answer(touchpoint, criterion, value)
    })
    none.addEventListener("change", () => {
      if (none.checked) input.value = ""
      answer(touchpoint, criterion, none.checked ? "n/a" : undefined)
    })
    const label = make("label", { for: id }, make("span", quiet ? { class: "tp-quiet" } : { class: "tp-answer__ask" }, `${criterion.ask} `), aim(criterion))
    return make("div", { class: "tp-field tp-field--number" }, label, input, make("label", { class: "tp-choice" }, none, make("span", {}, say("point.not_asked"))), wrong)
  }

  const aim = (criterion) => make("span", { class: "tp-target" }, criterion.aim)

  // A mark on an answer that was given to an earlier meaning of the question.
  function again(touchpoint, criterion, given) {
    const answered = store.company.revisions.get(revisionKey(touchpoint.id, criterion))
    if (given === undefined || answered === undefined || answered >= criterion.revision) return null
    const note = make("p", { class: "tp-again" }, say("point.look_again"), " ", view.button(say("point.still"), () => {
      answer(touchpoint, criterion, given)
      note.remove()
    }, "tp-button--quiet tp-button--small"))
    return note
  }

  const isAsked = (criterion) => scoring.conditionsHold(criterion.applies_if, store.company.profile.traits).holds
  const traitNames = (ids) => ids.map((choice) => choice.split(" or ").map(traitName).join(" / ")).join(", ")
  const traitName = (id) => data.traits.find((one) => one.id === id)?.name ?? id

  // One line that says how the touchpoint stands.
  function resultLine(found) {
    if (!found || found.priority === null) return say("point.no_result")
    return say("point.result", { quality: view.number(found.quality, 1), gap: view.number(found.gap, 2), priority: view.number(found.priority, 1) })
  }

  return { answerControl, find, isAsked, reactionControl, resultLine, stateControl, traitName, traitNames }
})()
