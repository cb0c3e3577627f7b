// Everything else a company says of a touchpoint: numbers that override the catalogue's, who does what by when, notes,
// competitors, and questions of its own. It stands behind a disclosure, because most need little of it.
"use strict"

var Touchpoints = globalThis.Touchpoints || (globalThis.Touchpoints = {})

Touchpoints.details = (() => {
  const { company: companies, data, own, scope, store, view } = Touchpoints
  const { COMPARISONS, CONFIDENCES, EFFORTS, IMPORTANCES, STATUSES } = companies
  const { make, say } = view
  const HUNDRED = 100, TENTHS = 1000

  function chosen(touchpoint, key, usual, options) {
    const given = scope.answersOf(touchpoint.id)[key]
    return view.select(say(`details.${key}`), [["", usual], ...options], given === undefined ? "" : String(given), (value) => scope.say(touchpoint, [key], /^[0-9]+$/.test(value) ? Number(value) : value))
  }

  const written = (touchpoint, key, options) => view.text(say(`details.${key}`), scope.answersOf(touchpoint.id)[key], (said) => scope.say(touchpoint, [key], said), options)

  function reach(touchpoint) {
    const given = scope.answersOf(touchpoint.id).reach
    const percent = given === undefined ? null : Math.round(given * TENTHS) / (TENTHS / HUNDRED)
    return view.figure(say("details.reach"), percent, (number) => scope.say(touchpoint, ["reach"], number === null ? null : Number((number / HUNDRED).toFixed(4))), { most: HUNDRED })
  }

  function numbers(touchpoint) {
    const plain = (values) => values.map((one) => [String(one), String(one)])
    return make("div", { class: "tp-filters" },
      chosen(touchpoint, "importance", say("details.usual", { value: touchpoint.importance }), plain(IMPORTANCES)),
      reach(touchpoint),
      chosen(touchpoint, "confidence", say("details.usual", { value: say("confidence.observed") }), CONFIDENCES.map((one) => [one, say(`confidence.${one}`)])),
      chosen(touchpoint, "effort", say("details.usual", { value: touchpoint.effort }), plain(EFFORTS)))
  }

  function work(touchpoint) {
    return make("div", { class: "tp-filters" },
      written(touchpoint, "owner", { hint: data.names.roles[touchpoint.owner_role] ?? "" }),
      written(touchpoint, "due", { kind: "date" }),
      chosen(touchpoint, "status", say("point.unsaid"), STATUSES.map((one) => [one, say(`work.${one}`)])))
  }

  function rivals(touchpoint) {
    const options = [["", say("point.unsaid")], ...COMPARISONS.map((one) => [one, say(`comparisons.${one}`)])]
    const one = (name) => view.choices(say("details.rival", { name }), options, scope.answersOf(touchpoint.id).competitors.get(name) ?? "", (how) => scope.say(touchpoint, ["competitors", name], how))
    return store.company.competitors.map(one)
  }

  const texts = (touchpoint) => ["note", "evidence", "my_ideas"].map((key) => written(touchpoint, key, { long: true }))

  // What a person says beside the answers.
  function viewNote(touchpoint) {
    return view.text(say("details.note"), scope.saidOf(touchpoint.id).note, (said) => scope.say(touchpoint, ["note"], said), { long: true })
  }

  // How those who looked at it see it.
  function seen(found) {
    const views = Object.entries(found.views ?? {})
    if (!views.length) return null
    const person = ([who, one]) => make("li", {}, say("details.seen", { who: own.personName(who), quality: view.number(one.quality, 1) }))
    const differ = found.disputed.map((id) => found.criteria.find((one) => one.id === id)?.criterion.ask).filter(Boolean)
    return make("div", { class: "tp-seen" }, make("p", { class: "tp-soft" }, say("details.views")), make("ul", {}, ...views.map(person)),
      differ.length ? make("p", { class: "tp-again" }, say("details.disputed", { questions: differ.join(" ") })) : null)
  }

  // The disclosure with all of it. `again` shows the touchpoint anew.
  function more(touchpoint, again) {
    const content = () => [numbers(touchpoint), work(touchpoint), ...rivals(touchpoint), ...texts(touchpoint), own.questions(touchpoint, again)]
    return view.opens(say("details.title"), content, { look: "tp-more" })
  }

  return { more, seen, viewNote }
})()
