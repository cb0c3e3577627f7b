// Carries answers over to today's catalogue and loses none, by the rules of generator/touchpoints/company/carrying.py and upgrading.py.
// Both are held to tests/company/upgrades.json; whoever changes one changes the other.
"use strict"

var Touchpoints = globalThis.Touchpoints || (globalThis.Touchpoints = {})

Touchpoints.upgrading = (() => {
  const { at, copy, cut, holds, move, put, say } = Touchpoints.places
  const { isRecord, list } = Touchpoints.company
  const OWN = "x-", RECORD = "answered_for", ARCHIVE = "archive", RE_CHECK = "re_check"
  const PARTS = ["criteria", "competitors"] // keys of an answer whose own keys go their own ways
  const SPLIT = ["state", "reason", "reaction", "owner"]

  const keysOf = (value) => (isRecord(value) ? Object.keys(value) : [])
  const order = (version) => (String(version ?? "").match(/[0-9]+/g) ?? []).map(Number)

  // Whether a version is older than another.
  function isOlder(one, other) {
    const [a, b] = [order(one), order(other)]
    const at = Array.from({ length: Math.max(a.length, b.length) }).findIndex((_, index) => (a[index] ?? -1) !== (b[index] ?? -1))
    return at >= 0 && (a[at] ?? -1) < (b[at] ?? -1)
  }

  const isNewer = (given, today) => Boolean(given) && isOlder(today, given)

  // Follow an id to those that are used today; none where it was retired, null where nobody knows. `went` says where
  // an id went.
  function follow(id, known, went) {
    const found = new Set(), ahead = [id], seen = new Set(ahead)
    let lost = false
    for (let here = ahead.shift(); here !== undefined; here = ahead.shift()) {
      const homes = known.has(here) ? null : went(here)
      if (known.has(here)) found.add(here)
      else if (homes) {
        for (const to of homes) if (!seen.has(to)) ahead.push(to)
        for (const to of homes) seen.add(to)
      } else lost = true
    }
    return lost && !found.size ? null : [...found]
  }

  const followed = (id, known, moves) => follow(id, known, (here) => moves.get(here))

  // Follow a question; where nothing was said of itself, it goes where its touchpoint went.
  function questionFollowed(id, known, moves) {
    return follow(id, known, (here) => {
      const [touchpoint, question] = here.split("/")
      if (moves.has(here) || !moves.has(touchpoint)) return moves.get(here)
      return moves.get(touchpoint).map((home) => `${home}/${question}`)
    })
  }

  const entryOf = (question) => `${question.id}.${question.revision}.${question.wording}`

  // What each answer was given for: by touchpoint and question, the revision and the wording.
  function recordsOf(record) {
    const read = (entry) => {
      const parts = String(entry).split(".")
      return parts.length > 1 ? [parts[0], parts.slice(-2)] : ["", parts]
    }
    return new Map(Object.entries(record[RECORD] ?? {}).map(([name, entries]) => [name, new Map(list(entries).map(read))]))
  }

  // What the answers of a touchpoint are given for today: its revision, and that of each question that is answered.
  function recordOf(touchpoint, answered, questions) {
    return [String(touchpoint.revision), ...answered.map((name) => entryOf(questions.get(name)))]
  }

  function answeredIn(given) {
    const views = Object.values(isRecord(given.views) ? given.views : {}).filter(isRecord)
    return [...new Set([given, ...views].flatMap((part) => keysOf(part.criteria)))]
  }

  class Upgrade {
    constructor(record, catalogue) {
      const every = [...catalogue.touchpoints, ...catalogue.others]
      this.record = record
      this.catalogue = catalogue
      this.touchpoints = new Map(every.map((one) => [one.id, one]))
      this.used = new Map(every.filter((one) => one.status !== "retired").map((one) => [one.id, one]))
      this.moves = new Map(Object.entries(catalogue.moves))
      this.before = recordsOf(record)
      this.doubts = new Map() // by touchpoint the questions whose answer was given to a question that is two today
      this.given = record.catalogue_version ?? null
      this.news = { unchanged: 0, reworded: [], re_check: [], followed: [], archived: [], unclear: [], unanswered: 0 }
    }

    run() {
      for (const [base, owner] of this.places()) {
        for (const id of this.keys(base)) this.settleMovedCriteria(base, owner, id)
        for (const id of this.keys(base)) this.settle(base, owner, id)
        for (const id of this.keys(base)) this.settleCriteria(base, owner, id)
      }
      this.settleOwnQuestions()
      this.settleChains()
      for (const [base, owner] of this.places()) for (const id of this.keys(base)) this.lookAt(base, owner, id)
      this.finish()
    }

    keys(way) {
      return keysOf(at(this.record, way))
    }

    // Where answers are kept: the company's, then those of each unit, which are named by it.
    places() {
      return [[["answers"], ""], ...this.keys(["units"]).map((unit) => [["units", unit, "answers"], `${unit}/`])]
    }

    questions(id) {
      const asked = [...this.touchpoints.get(id).criteria, ...this.catalogue.universal]
      return new Map(asked.map((one) => [one.id, one]))
    }

    noted(name) {
      if (!this.before.has(name)) this.before.set(name, new Map())
      return this.before.get(name)
    }

    // Where the answers of a touchpoint belong today: itself, its heirs, nowhere; null where nobody knows.
    homes(id) {
      if (id.startsWith(OWN) || this.used.has(id)) return [id]
      if (this.moves.has(id)) return followed(id, this.used, this.moves)
      return this.touchpoints.has(id) ? [] : null
    }

    // Bring one touchpoint's answers to where they belong.
    settle(base, owner, id) {
      const homes = this.homes(id)
      if (homes === null) this.news.unclear.push(owner + id)
      else if (!homes.length) this.archive([...base, id], owner, [id])
      else if (homes.length > 1) this.split(base, owner, id, homes)
      else if (homes[0] === id) return
      else if (holds(this.record, [...base, homes[0]])) this.merge(base, owner, id, homes[0])
      else this.rename(base, owner, id, homes[0])
    }

    rename(base, owner, id, home) {
      move(this.record, [...base, id], [...base, home])
      this.renameNotes(owner + id, owner + home)
      this.news.followed.push([owner + id, home])
    }

    renameNotes(old, name) {
      for (const [key, entry] of this.before.get(old) ?? []) this.noted(name).set(key, entry)
      for (const question of this.doubts.get(old) ?? []) this.doubt(name, question)
      this.before.delete(old)
      this.doubts.delete(old)
    }

    doubt(name, question) {
      if (!this.doubts.has(name)) this.doubts.set(name, new Set())
      this.doubts.get(name).add(question)
    }

    // Add answers to those that are there; where both say something, the others go to the archive.
    merge(base, owner, id, home) {
      for (const below of this.leaves([...base, id])) {
        const target = [...base, home, ...below]
        if (!holds(this.record, target) && this.fits(home, below)) move(this.record, [...base, id, ...below], target)
      }
      for (const part of PARTS) if (!this.keys([...base, id, part]).length) cut(this.record, [...base, id, part])
      const left = Object.values(at(this.record, [...base, id]) ?? {})
      if (left.some((part) => part !== null && !(isRecord(part) && !Object.keys(part).length))) this.archive([...base, id], owner, [id])
      else cut(this.record, [...base, id])
      this.before.get(owner + id)?.delete("") // the revision of what is no more
      this.renameNotes(owner + id, owner + home)
      this.news.followed.push([owner + id, home])
    }

    // An answer makes sense at its new home where its question is asked there.
    fits(home, below) {
      return below[0] !== "criteria" || this.questions(home).has(below.at(-1)) || below.at(-1).startsWith(OWN)
    }

    // The ways to single statements below an answer.
    leaves(way) {
      return this.keys(way).flatMap((key) => (PARTS.includes(key) && isRecord(at(this.record, [...way, key])) ? this.keys([...way, key]).map((name) => [key, name]) : [[key]]))
    }

    // Copy what fits to each new home, to be looked at again, and keep the whole in the archive.
    split(base, owner, id, homes) {
      const given = at(this.record, [...base, id]) ?? {}
      for (const home of homes.filter((one) => !holds(this.record, [...base, one]))) {
        const questions = this.questions(home)
        const criteria = Object.entries(given.criteria ?? {}).filter(([name]) => questions.has(name))
        const kept = SPLIT.filter((key) => given[key] !== null && given[key] !== undefined).map((key) => [key, given[key]])
        const asked = criteria.length ? [["criteria", Object.fromEntries(criteria)]] : []
        put(this.record, [...base, home], copy(Object.fromEntries([...kept, ...asked, [RE_CHECK, true]])))
        this.news.re_check.push(owner + home)
      }
      this.archive([...base, id], owner, [id])
      this.news.followed.push([owner + id, homes.join(", ")])
    }

    // Where questions of a touchpoint are answered: by the company, and by each view.
    ways(base, id) {
      return [["criteria"], ...this.keys([...base, id, "views"]).map((who) => ["views", who, "criteria"])]
    }

    // Bring answers to where their question went, before their touchpoint goes elsewhere itself.
    settleMovedCriteria(base, owner, id) {
      for (const way of this.ways(base, id)) {
        for (const name of this.keys([...base, id, ...way])) {
          if (this.moves.has(`${id}/${name}`) && !this.everyQuestion().has(`${id}/${name}`)) this.settleCriterion(base, owner, id, way, name)
        }
      }
    }

    // Bring the answers to questions that are no longer asked here to where they belong.
    settleCriteria(base, owner, id) {
      if (!this.touchpoints.has(id)) return
      const known = this.questions(id)
      for (const way of this.ways(base, id)) {
        for (const name of this.keys([...base, id, ...way])) if (!known.has(name) && !name.startsWith(OWN)) this.settleCriterion(base, owner, id, way, name)
      }
    }

    settleCriterion(base, owner, id, way, name) {
      const here = [...base, id, ...way, name]
      const homes = questionFollowed(`${id}/${name}`, this.everyQuestion(), this.moves) ?? []
      const free = homes.map((home) => this.freePlace(base, id, way, home)).filter(Boolean)
      if (homes.length > 1) {
        for (const target of free) {
          put(this.record, target, copy(at(this.record, here)))
          this.doubt(owner + target[base.length], target.at(-1))
        }
        this.news.followed.push([`${owner}${id}/${name}`, homes.join(", ")])
      } else if (free.length) {
        const [target] = free, noted = this.before.get(owner + id)?.get(name)
        move(this.record, here, target)
        this.before.get(owner + id)?.delete(name)
        if (noted) this.noted(owner + target[base.length]).set(target.at(-1), noted)
        this.news.followed.push([`${owner}${id}/${name}`, homes[0]])
        return
      }
      this.archive(here, owner, [id, ...way, name])
    }

    // Where an answer goes, if nothing is said there yet. It comes along where its touchpoint goes to the same home.
    freePlace(base, id, way, home) {
      const [touchpoint, question] = home.split("/")
      const target = [...base, (this.homes(id) ?? []).includes(touchpoint) ? id : touchpoint, ...way, question]
      return holds(this.record, target) || holds(this.record, [...base, touchpoint, ...way, question]) ? null : target
    }

    // Let the company's own questions follow the touchpoint they are asked of.
    settleOwnQuestions() {
      for (const id of this.keys(["own_criteria"])) {
        const homes = this.touchpoints.has(id) ? null : this.homes(id)
        if (homes === null || homes[0] === id) continue
        const target = ["own_criteria", homes[0]]
        if (homes.length === 1 && !holds(this.record, target)) {
          move(this.record, ["own_criteria", id], target)
          this.news.followed.push([`own_criteria/${id}`, homes[0]])
        } else this.archive(["own_criteria", id], "", [`own_criteria/${id}`])
      }
    }

    everyQuestion() {
      this.every ??= new Set([...this.touchpoints.keys()].flatMap((home) => [...this.questions(home).keys()].map((one) => `${home}/${one}`)))
      return this.every
    }

    // Put answers where they are kept and not counted, beside what lies there already.
    archive(here, owner, below) {
      move(this.record, here, [ARCHIVE, this.freeName(owner + below[0], below.slice(1)), ...below.slice(1)])
      this.news.archived.push(owner + below.filter((step) => step !== "criteria").join("/"))
    }

    freeName(wanted, below) {
      let name = wanted
      for (let count = 2; holds(this.record, [ARCHIVE, name, ...below]); count += 1) name = `${wanted} (${count})`
      return name
    }

    // Let the company's own chains follow: what they are based on, and their links.
    settleChains() {
      const chains = new Map(this.catalogue.chains.map((one) => [one.id, one]))
      for (const chain of list(this.record.chains).filter(isRecord)) {
        const base = chain.based_on ? followed(chain.based_on, chains, this.moves) : null
        if (base?.length && base[0] !== chain.based_on) {
          this.news.followed.push([chain.based_on, base[0]])
          chain.based_on = base[0]
        } else if (base && !base.length) this.news.unclear.push(`${chain.id}: ${chain.based_on}`)
        this.settleLinks(chain)
      }
    }

    // A link that leads to nothing goes to the archive; a chain without links would not be one, so its last ones stay.
    settleLinks(chain) {
      const links = list(chain.links).filter(isRecord), gone = links.filter((link) => !this.followLink(chain, link))
      if (gone.length === links.length) {
        for (const link of gone) this.news.unclear.push(`${chain.id}: ${link.touchpoint}`)
        return
      }
      for (const link of gone.reverse()) {
        const name = this.freeName(`chains/${chain.id}/${link.touchpoint}`, [])
        put(this.record, [ARCHIVE, name], link)
        chain.links.splice(chain.links.indexOf(link), 1)
        this.news.archived.push(`chains/${chain.id}/${link.touchpoint}`)
      }
    }

    // Let a link follow; one cannot become two, so the first is taken. Say no where it leads to nothing.
    followLink(chain, link) {
      const id = String(link.touchpoint), homes = id.startsWith(OWN) ? [id] : followed(id, this.touchpoints, this.moves)
      if (homes?.length && homes[0] !== id) {
        this.news.followed.push([`${chain.id}: ${id}`, homes.join(", ")])
        link.touchpoint = homes[0]
      }
      return homes === null || homes.length > 0
    }

    // Hold each answer against its question as it is asked today.
    lookAt(base, owner, id) {
      const touchpoint = this.touchpoints.get(id), given = at(this.record, [...base, id])
      if (!touchpoint || !isRecord(given)) return
      const name = owner + id, before = this.before.get(name) ?? new Map(), questions = this.questions(id)
      const answered = answeredIn(given).filter((one) => questions.has(one))
      const doubtful = answered.filter((one) => this.doubts.get(name)?.has(one) || this.meansElse(id, questions.get(one), before.get(one)))
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
