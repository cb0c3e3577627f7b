// The controls of one touchpoint: whether the company has it, how customers react, and the answers to its questions.
// The list and the touchpoint's own page use the same ones.
"use strict"

var Touchpoints = globalThis.Touchpoints || (globalThis.Touchpoints = {})

Touchpoints.point = (() => {
  const { assessing, company: companies, data, scope, scoring, store, view } = Touchpoints
  const { REACTIONS, STATES, WORDS } = companies
  const { make, say } = view
  let known = null, knownOf = null

  // A touchpoint, as this company has it.
  function find(id) {
    if (knownOf !== store.company) {
      known = new Map(Touchpoints.catalogue.withOwn(data, store.company).touchpoints.map((one) => [one.id, one]))
      knownOf = store.company
    }
    return known.get(id)
  }

  function stateControl(touchpoint) {
    const options = STATES.map((state) => [state, say(`states.${state}`)])
    const reason = reasonField(touchpoint)
    const control = view.choices(say("point.state", { name: touchpoint.name }), options, assessing.existing(scope.answersOf(touchpoint.id)), (state) => {
      scope.say(touchpoint, ["state"], state)
      reason.hidden = state !== "not-applicable" // the focus stays: who goes on with the arrows is not done yet
    })
    return make("div", { class: "tp-point__state" }, control, reason)
  }

  function reasonField(touchpoint) {
    const now = scope.answersOf(touchpoint.id)
    const field = view.text(say("point.reason"), now.reason, (said) => scope.say(touchpoint, ["reason"], said))
    field.hidden = now.state !== "not-applicable"
    return field
  }

  function reactionControl(touchpoint) {
    const options = [["", say("point.unsaid")], ...REACTIONS.map((word) => [word, say(`reactions.${word}`)])]
    return view.choices(say("point.reaction"), options, scope.saidOf(touchpoint.id).reaction ?? "", (reaction) => scope.say(touchpoint, ["reaction"], reaction))
  }

  // The answer to one question: a choice, or a number where something is measured. `quiet`: the question stands beside it.
  function answerControl(touchpoint, question, { quiet = false } = {}) {
    const given = scope.saidOf(touchpoint.id).criteria.get(question.id)
    const control = (question.target === null ? wordControl : numberControl)(touchpoint, question, given, quiet)
    return make("div", { class: "tp-answer" }, control, again(touchpoint, question))
  }

  function wordControl(touchpoint, question, given, quiet) {
    const options = WORDS.map((word) => [word, say(`answers.${word}`)])
    const now = typeof given === "string" ? given : "unknown"
    return view.choices(question.ask, options, now, (word) => scope.say(touchpoint, ["criteria", question.id], word), { quiet })
  }

  function numberControl(touchpoint, question, given, quiet) {
    const id = view.unique("number"), wrong = make("span", { class: "tp-wrong", role: "alert" })
    const input = make("input", { id, type: "text", inputmode: "decimal", size: 6, autocomplete: "off" })
    const none = make("input", { type: "checkbox", checked: given === "n/a" })
    const answer = (value) => scope.say(touchpoint, ["criteria", question.id], value)
    input.value = typeof given === "number" ? String(given) : ""
    input.addEventListener("input", () => {
      const said = input.value.trim().replace(",", "."), value = said ? companies.answer(said) : undefined
      wrong.textContent = said && typeof value !== "number" ? say("point.number_wrong") : ""
      if (said && typeof value !== "number") return
      none.checked = false
      answer(value)
    })
    none.addEventListener("change", () => {
      if (none.checked) input.value = ""
      answer(none.checked ? "n/a" : undefined)
    })
    const label = make("label", { for: id }, make("span", { class: quiet ? "tp-quiet" : "tp-answer__ask" }, `${question.ask} `), make("span", { class: "tp-target" }, question.aim))
    return make("div", { class: "tp-field tp-field--number" }, label, input, make("label", { class: "tp-choice" }, none, make("span", {}, say("point.not_asked"))), wrong)
  }

  // A mark on an answer that was given to an earlier meaning of the question.
  function again(touchpoint, question) {
    if (!scope.needsLook(touchpoint.id, question.id) || !scope.answersOf(touchpoint.id).criteria.has(question.id)) return null
    const note = make("p", { class: "tp-again" }, say("point.look_again"), " ", view.button(say("point.still"), () => {
      scope.stillRight(touchpoint, question.id)
      note.remove()
    }, "tp-button--quiet tp-button--small"))
    return note
  }

  // The questions that are asked here: what counts, or, where the touchpoint does not apply, what would be asked.
  function asked(touchpoint, found) {
    const one = found.touchpoints.find((each) => each.id === touchpoint.id)
    if (one) return one.criteria.map((each) => each.criterion)
    return [...touchpoint.criteria, ...data.universal].filter((question) => scoring.conditionsHold(question.applies_if, store.company.profile.traits).holds)
  }

  const traitNames = (ids) => ids.map((choice) => choice.split(" or ").map(traitName).join(" / ")).join(", ")
  const traitName = (id) => data.traits.find((one) => one.id === id)?.name ?? id

  // One line that says how the touchpoint stands.
  function resultLine(found) {
    if (!found || found.priority === null) return say("point.no_result")
    return say("point.result", { quality: view.number(found.quality, 1), gap: view.number(found.gap, 2), priority: view.number(found.priority, 1) })
  }

  return { answerControl, asked, find, reactionControl, resultLine, stateControl, traitName, traitNames }
})()
