// Brings answers up to today's catalogue: carries them to where they belong, holds each against its question as it is
// asked today, and marks what is in doubt, by the rules of generator/touchpoints/company/upgrading.py. Both are held to
// tests/company/upgrades.json; whoever changes one changes the other.
"use strict"

var Touchpoints = globalThis.Touchpoints || (globalThis.Touchpoints = {})

Touchpoints.upgrading = (() => {
  const { at, copy, cut, put, say } = Touchpoints.places
  const { isRecord, list } = Touchpoints.company
  const { Carrier, OWN, RECORD, RE_CHECK } = Touchpoints.carrying

  const keysOf = (value) => (isRecord(value) ? Object.keys(value) : [])
  const order = (version) => (String(version ?? "").match(/[0-9]+/g) ?? []).map(Number)

  // Whether a version is older than another.
  function isOlder(one, other) {
    const [a, b] = [order(one), order(other)]
    const at = Array.from({ length: Math.max(a.length, b.length) }).findIndex((_, index) => (a[index] ?? -1) !== (b[index] ?? -1))
    return at >= 0 && (a[at] ?? -1) < (b[at] ?? -1)
  }

  const isNewer = (given, today) => Boolean(given) && isOlder(today, given)

  const entryOf = (question) => `${question.id}.${question.revision}.${question.wording}`

  // What the answers of a touchpoint are given for today: its revision, and that of each question that is answered.
  function recordOf(touchpoint, answered, questions) {
    return [String(touchpoint.revision), ...answered.map((name) => entryOf(questions.get(name)))]
  }

  function answeredIn(given) {
    const views = Object.values(isRecord(given.views) ? given.views : {}).filter(isRecord)
    return [...new Set([given, ...views].flatMap((part) => keysOf(part.criteria)))]
  }

  class Upgrade extends Carrier {
    constructor(record, catalogue) {
      super(record, catalogue)
      this.given = record.catalogue_version ?? null
    }

    run() {
      this.carry()
      for (const [base, owner] of this.places()) for (const id of this.keys(base)) this.lookAt(base, owner, id)
      this.finish()
    }

    // Hold each answer against its question as it is asked today.
    lookAt(base, owner, id) {
      const touchpoint = this.touchpoints.get(id), given = at(this.record, [...base, id])
      if (!touchpoint || !isRecord(given)) return
      const name = owner + id, before = this.records.get(name) ?? new Map(), questions = this.questions(id), split = this.doubts.get(name) ?? new Set()
      const answered = answeredIn(given).filter((one) => questions.has(one))
      const doubtful = answered.filter((one) => split.has(one) || this.meansElse(id, questions.get(one), before.get(one)))
      for (const one of answered) if (!doubtful.includes(one)) this.noteWording(`${name}/${one}`, questions.get(one), before.get(one))
      // A question taken away raises the revision, and is no doubt.
      const gone = [...before.keys()].some((one) => one && !questions.has(one))
      const whole = before.has("") && before.get("")[0] !== String(touchpoint.revision) && !gone
      if (this.given !== null && this.given !== this.catalogue.version) this.news.unanswered += questions.size - answered.length
      this.mark([...base, id, RE_CHECK], name, doubtful, whole)
      put(this.record, [RECORD, name], recordOf(touchpoint, answered, questions))
    }

    // Whether a question means something else than when it was answered, or may do so.
    meansElse(id, question, before) {
      if (before) return before[0] !== String(question.revision)
      const revision = this.catalogue.releases.find((one) => one.version === this.given)?.revisions[`${id}/${question.id}`]
      if (revision !== undefined) return revision !== question.revision
      return this.given !== null && isOlder(this.given, this.catalogue.version) && question.revision > 1
    }

    noteWording(name, question, before) {
      if (before && before[1] !== question.wording) this.news.reworded.push(name)
      else this.news.unchanged += 1
    }

    mark(way, name, doubtful, whole) {
      if (!doubtful.length && !whole) return
      this.news.re_check.push(...(whole ? [name] : doubtful.map((one) => `${name}/${one}`)))
      const marked = at(this.record, way)
      if (String(marked) !== "true") put(this.record, way, whole ? true : [...new Set([...list(marked), ...doubtful])])
    }

    // Drop the record of answers that are no longer here, and say for which catalogue the answers are now.
    finish() {
      const kept = new Set(this.places().flatMap(([base, owner]) => this.keys(base).map((id) => owner + id)))
      for (const name of this.keys([RECORD])) if (!kept.has(name)) cut(this.record, [RECORD, name])
      this.record.catalogue_version = this.catalogue.version
    }
  }

  // Upgrade a record, which stays as it is: the new one, and what became of the answers.
  function upgraded(record, catalogue) {
    const work = new Upgrade(copy(record), catalogue)
    work.run()
    return { record: work.record, news: work.news, changed: JSON.stringify(work.record) !== JSON.stringify(record) }
  }

  // Note for what one touchpoint was answered: for what is asked today.
  function note(record, base, touchpoint, catalogue) {
    if (touchpoint.own) return
    const name = (base[0] === "units" ? `${base[1]}/` : "") + touchpoint.id, given = at(record, [...base, touchpoint.id])
    const questions = new Map([...touchpoint.criteria, ...catalogue.universal].map((one) => [one.id, one]))
    const answered = answeredIn(given ?? {}).filter((one) => questions.has(one) && !one.startsWith(OWN))
    say(record, [RECORD, name], given ? recordOf(touchpoint, answered, questions) : null)
  }

  return { isNewer, note, upgraded }
})()
