// The controls on a touchpoint's own page: state and reaction in a panel, answers beside the questions.
"use strict"

var Touchpoints = globalThis.Touchpoints || (globalThis.Touchpoints = {})

Touchpoints.page = (place) => {
  const { data, point, results, scoring, store, view } = Touchpoints
  const { make, say } = view
  let touchpoint = point.find(place.dataset.tpId)
  if (!touchpoint || Touchpoints.page.shown) return
  Touchpoints.page.shown = true
  const line = make("p", { class: "tp-point__result", role: "status" }), why = make("p", { class: "tp-soft" })
  const status = make("p", { class: "tp-status tp-status--bad", role: "alert" })

  const boxOf = (criterion) => document.getElementById(`criterion-${criterion.id}`)

  function panel() {
    touchpoint = point.find(touchpoint.id)
    const asked = point.asked(touchpoint, results.assess()), everywhere = new Set(data.universal.map((one) => one.id))
    const answer = (question) => point.answerControl(touchpoint, question)
    const own = asked.filter((question) => question.own).map(answer)
    const controls = make("div", {}, point.stateControl(touchpoint), point.reactionControl(touchpoint))
    const universal = make("details", {}, make("summary", {}, say("point.universal")),
      ...asked.filter((question) => everywhere.has(question.id)).map(answer))
    const whole = make("a", { href: `${place.dataset.tpRoot}check/` }, say("point.whole"))
    const more = Touchpoints.details.more(touchpoint, panel)
    place.replaceChildren(make("h3", { id: "in-your-company" }, say("point.title")), why, controls, ...own, universal, more, line, status, make("p", {}, whole))
  }

  function questions() {
    for (const criterion of touchpoint.criteria) {
      boxOf(criterion)?.querySelector(".tp-answer")?.remove()
      boxOf(criterion)?.append(point.answerControl(touchpoint, criterion, { quiet: true }))
    }
  }

  function show() {
    const assessed = results.assess(), found = assessed.touchpoints.find((one) => one.id === touchpoint.id)
    const needs = scoring.conditionsHold(touchpoint.applies_if, store.company.profile.traits)
    line.textContent = point.resultLine(found)
    why.textContent = !needs.holds && !found ? say("point.not_applying", { traits: point.traitNames(needs.because) })
      : needs.holds && needs.because.length ? say("point.applies", { traits: point.traitNames(needs.because) }) : ""
    status.textContent = store.status().refused ? say("not_saved") : ""
  }

  function all() {
    panel()
    questions()
    show()
  }

  store.listen((news) => (news ? all() : show()))
  all()
}
