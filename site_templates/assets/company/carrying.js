// Carries answers to where their touchpoints and questions live today, and loses none, by the rules of
// generator/touchpoints/company/carrying.py and following.py. Both are held to tests/company/upgrades.json; whoever
// changes one changes the other.
"use strict"

var Touchpoints = globalThis.Touchpoints || (globalThis.Touchpoints = {})

Touchpoints.carrying = (() => {
  const { at, copy, cut, holds, move, put } = Touchpoints.places
  const { isRecord, list } = Touchpoints.company
  const OWN = "x-", RECORD = "answered_for", ARCHIVE = "archive", RE_CHECK = "re_check", TARGETS = "own_targets"
  const PARTS = ["criteria", "competitors"] // keys of an answer whose own keys go their own ways
  const SPLIT = ["state", "reason", "reaction", "owner"]

  const keysOf = (value) => (isRecord(value) ? Object.keys(value) : [])

  // Follow an id to those that are used today; none where it was retired, null where nobody knows.
  function followed(id, known, went) {
    const found = new Set(), ahead = [id], seen = new Set(ahead)
    let lost = false
    for (let here = ahead.shift(); here !== undefined; here = ahead.shift()) {
      const homes = known.has(here) ? null : went(here)
      if (homes === null) found.add(here)
      else if (homes === undefined) lost = true
      else {
        ahead.push(...homes.filter((to) => !seen.has(to)))
        for (const to of homes) seen.add(to)
      }
    }
    return lost && !found.size ? null : [...found]
  }

  // What each answer was given for: by touchpoint and question, the revision and the wording.
  function recordsOf(record) {
    const read = (entry) => {
      const parts = String(entry).split(".")
      return parts.length > 1 ? [parts[0], parts.slice(-2)] : ["", parts]
    }
    return new Map(Object.entries(record[RECORD] ?? {}).map(([name, entries]) => [name, new Map(list(entries).map(read))]))
  }

  class Carrier {
    constructor(record, catalogue) {
      const every = [...catalogue.touchpoints, ...catalogue.others]
      this.record = record
      this.catalogue = catalogue
      this.touchpoints = new Map(every.map((one) => [one.id, one]))
      this.used = new Map(every.filter((one) => one.status !== "retired").map((one) => [one.id, one]))
      this.moves = new Map(Object.entries(catalogue.moves))
      this.merged = new Set(catalogue.merged)
      this.records = recordsOf(record)
      this.doubts = new Map() // by touchpoint the questions whose answer was given to one that is two today, or part of another
      this.news = { unchanged: 0, reworded: [], re_check: [], followed: [], archived: [], unclear: [], unanswered: 0 }
    }

    // Move what went elsewhere.
    carry() {
      for (const [base, owner] of [...this.places(), [[TARGETS], `${TARGETS}/`]]) {
        for (const id of this.keys(base)) this.settleMovedQuestions(base, owner, id)
        for (const id of this.keys(base)) this.settle(base, owner, id)
        for (const id of this.keys(base)) this.settleQuestions(base, owner, id)
      }
      this.settleOwnQuestions()
      this.settleChains()
    }

    keys(way) {
      return keysOf(at(this.record, way))
    }

    holds(way) {
      return holds(this.record, way)
    }

    // Where answers are kept: the company's, then those of each unit, which are named by it.
    places() {
      return [[["answers"], ""], ...this.keys(["units"]).map((unit) => [["units", unit, "answers"], `${unit}/`])]
    }

    questions(id) {
      const asked = [...this.touchpoints.get(id).criteria, ...this.catalogue.universal]
      return new Map(asked.map((one) => [one.id, one]))
    }

    everyQuestion() {
      this.every ??= new Set([...this.touchpoints.keys()].flatMap((home) => [...this.questions(home).keys()].map((one) => `${home}/${one}`)))
      return this.every
    }

    // Where a question went; where nothing was said of itself, it goes where its touchpoint went.
    questionWent(here) {
      const [touchpoint, question] = here.split("/")
      if (this.moves.has(here) || !this.moves.has(touchpoint)) return this.moves.get(here)
      return this.moves.get(touchpoint).map((home) => `${home}/${question}`)
    }

    // Where the answers of a touchpoint belong today: itself, its heirs, nowhere; null: nobody knows.
    homes(id) {
      if (id.startsWith(OWN) || this.used.has(id)) return [id]
      if (this.moves.has(id)) return followed(id, this.used, (here) => this.moves.get(here))
      return this.touchpoints.has(id) ? [] : null
    }

    noted(name, kind = "records") {
      if (!this[kind].has(name)) this[kind].set(name, kind === "records" ? new Map() : new Set())
      return this[kind].get(name)
    }

    // Bring one touchpoint's answers to where they belong.
    settle(base, owner, id) {
      const homes = this.homes(id)
      if (homes === null) this.news.unclear.push(owner + id)
      else if (!homes.length) this.archive([...base, id], owner, [id])
      else if (homes.length > 1) this.split(base, owner, id, homes)
      else if (homes[0] !== id) this.rehome(base, owner, id, homes[0])
    }

    rehome(base, owner, id, home) {
      for (const way of this.ways(base, id)) {
        for (const name of Object.keys(this.asked(home, at(this.record, [...base, id, ...way])))) {
          if (!this.holds([...base, home, ...way, name])) this.doubtMerged(owner, [id, name], id, [home, name])
        }
      }
      if (this.holds([...base, home])) return this.merge(base, owner, id, home)
      move(this.record, [...base, id], [...base, home])
      this.renameRecord(owner + id, owner + home)
      return this.news.followed.push([owner + id, home])
    }

    renameRecord(old, now) {
      for (const [key, entry] of this.records.get(old) ?? []) if (!this.noted(now).has(key)) this.noted(now).set(key, entry)
      for (const question of this.doubts.get(old) ?? []) this.noted(now, "doubts").add(question)
      this.records.delete(old)
      this.doubts.delete(old)
    }

    // Add answers to those that are there; where both say something, the others go to the archive.
    merge(base, owner, id, home) {
      for (const below of this.leaves([...base, id])) {
        const target = [...base, home, ...below]
        if (!this.holds(target) && this.fits(home, below)) move(this.record, [...base, id, ...below], target)
      }
      for (const part of PARTS) if (!this.keys([...base, id, part]).length) cut(this.record, [...base, id, part])
      const left = Object.values(at(this.record, [...base, id]) ?? {})
      if (left.some((part) => part !== null && !(isRecord(part) && !Object.keys(part).length))) this.archive([...base, id], owner, [id])
      else cut(this.record, [...base, id])
      this.records.get(owner + id)?.delete("") // the revision of what is no more
      this.renameRecord(owner + id, owner + home)
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
      for (const home of homes.filter((one) => !this.holds([...base, one]))) {
        const kept = base[0] === TARGETS ? this.asked(home, given) : this.inherited(home, given)
        if (Object.keys(kept).length) put(this.record, [...base, home], copy(kept))
        if (base[0] !== TARGETS) this.news.re_check.push(owner + home)
      }
      this.archive([...base, id], owner, [id])
      this.news.followed.push([owner + id, homes.join(", ")])
    }

    // What is said of questions that are asked at a home.
    asked(home, given) {
      const questions = this.questions(home)
      return Object.fromEntries(Object.entries(given ?? {}).filter(([name]) => questions.has(name)))
    }

    inherited(home, given) {
      const criteria = this.asked(home, given.criteria)
      const kept = SPLIT.filter((key) => given[key] !== null && given[key] !== undefined).map((key) => [key, given[key]])
      return { ...Object.fromEntries(kept), ...(Object.keys(criteria).length ? { criteria } : {}), [RE_CHECK]: true }
    }

    // Where questions of a touchpoint are named: by the company, and by each view, or by its targets.
    ways(base, id) {
      if (base[0] === TARGETS) return [[]]
      return [["criteria"], ...this.keys([...base, id, "views"]).map((who) => ["views", who, "criteria"])]
    }

    // Bring answers to where their question went, before their touchpoint goes elsewhere itself.
    settleMovedQuestions(base, owner, id) {
      for (const way of this.ways(base, id)) {
        for (const name of this.keys([...base, id, ...way])) {
          const whole = `${id}/${name}`
          if (this.moves.has(whole) && !this.everyQuestion().has(whole)) this.settleQuestion(base, owner, id, way, name)
        }
      }
    }

    // Bring the answers to questions that are no longer asked here to where they belong.
    settleQuestions(base, owner, id) {
      if (!this.touchpoints.has(id)) return
      const known = this.questions(id)
      for (const way of this.ways(base, id)) {
        for (const name of this.keys([...base, id, ...way])) if (!known.has(name) && !name.startsWith(OWN)) this.settleQuestion(base, owner, id, way, name)
      }
    }

    settleQuestion(base, owner, id, way, name) {
      const here = [...base, id, ...way, name], homes = followed(`${id}/${name}`, this.everyQuestion(), (one) => this.questionWent(one)) ?? []
      if (homes.length > 1) return this.splitQuestion(base, owner, id, [...way, name], homes)
      const target = homes.length ? this.targetOf(base, id, way, homes[0]) : null
      if (!target) return this.archive(here, owner, [id, ...way, name])
      const touchpoint = target[base.length], question = target.at(-1), noted = this.records.get(owner + id)?.get(name)
      move(this.record, here, target)
      this.doubtMerged(owner, [id, name], touchpoint, homes[0].split("/"))
      this.records.get(owner + id)?.delete(name)
      if (noted) this.noted(owner + touchpoint).set(question, noted)
      return this.news.followed.push([`${owner}${id}/${name}`, homes[0]])
    }

    // Doubt an answer whose question was merged into another, unless that is worded as it was.
    doubtMerged(owner, [id, name], where, [home, question]) {
      if (!this.questionMerged(`${id}/${name}`)) return
      const before = this.records.get(owner + id)?.get(name)
      if (!before || before[1] !== this.questions(home).get(question).wording) this.noted(owner + where, "doubts").add(question)
    }

    // Whether a question, or the touchpoint it went with, was merged into another on the way to where it is today.
    questionMerged(id) {
      const ahead = [id], seen = new Set(ahead)
      for (let here = ahead.shift(); here !== undefined; here = ahead.shift()) {
        if (this.everyQuestion().has(here)) continue
        if (this.merged.has(this.moves.has(here) ? here : here.split("/")[0])) return true
        for (const to of this.questionWent(here) ?? []) if (!seen.has(to)) ahead.push(to) && seen.add(to)
      }
      return false
    }

    // The place of an answer at its question's home; null where something stands there. It comes along when its
    // touchpoint goes there.
    targetOf(base, id, way, home) {
      const [touchpoint, question] = home.split("/"), stays = (this.homes(id) ?? []).includes(touchpoint)
      const target = [...base, stays ? id : touchpoint, ...way, question]
      return this.holds(target) || this.holds([...base, touchpoint, ...way, question]) ? null : target
    }

    // Copy an answer to each question that its own was split into, to be looked at again, and archive it.
    splitQuestion(base, owner, id, below, homes) {
      const answer = at(this.record, [...base, id, ...below])
      for (const home of homes) {
        const target = this.targetOf(base, id, below.slice(0, -1), home)
        if (!target) continue
        put(this.record, target, answer)
        this.noted(owner + target[base.length], "doubts").add(target.at(-1))
      }
      this.archive([...base, id, ...below], owner, [id, ...below])
      this.news.followed.push([`${owner}${id}/${below.at(-1)}`, homes.join(", ")])
    }

    // Put answers where they are kept and not counted, beside what lies there already.
    archive(here, owner, below) {
      let name = owner + below[0]
      for (let count = 2; this.holds([ARCHIVE, name, ...below.slice(1)]); count += 1) name = `${owner}${below[0]} (${count})`
      move(this.record, here, [ARCHIVE, name, ...below.slice(1)])
      this.news.archived.push(owner + below.filter((step) => step !== "criteria").join("/"))
    }

    // Let the company's own questions follow the touchpoint they are asked of.
    settleOwnQuestions() {
      for (const id of this.keys(["own_criteria"])) {
        const homes = this.touchpoints.has(id) ? null : this.homes(id)
        if (homes === null || (homes.length === 1 && homes[0] === id)) continue
        if (homes.length === 1 && !this.holds(["own_criteria", homes[0]])) {
          move(this.record, ["own_criteria", id], ["own_criteria", homes[0]])
          this.news.followed.push([`own_criteria/${id}`, homes[0]])
        } else this.archive(["own_criteria", id], "", [`own_criteria/${id}`])
      }
    }

    // Let the company's own chains follow: what they are based on, and their links, from the last to the first.
    settleChains() {
      const chains = new Map(this.catalogue.chains.map((one) => [one.id, one]))
      for (const [index, chain] of list(this.record.chains).entries()) {
        if (isRecord(chain)) this.settleChain(index, chain, chains)
      }
    }

    settleChain(index, chain, chains) {
      const named = chain.based_on, base = named ? followed(named, chains, (here) => this.moves.get(here)) : null
      if (base?.length && base[0] !== named) {
        chain.based_on = base[0]
        this.news.followed.push([named, base[0]])
      } else if (base?.length === 0) this.news.unclear.push(`${chain.id}: ${named}`)
      const links = list(chain.links), gone = [...links.keys()].filter((at) => !this.followLink(chain, links[at]))
      if (gone.length === links.length) { // a chain without links would not be one
        this.news.unclear.push(...links.map((link) => `${chain.id}: ${link.touchpoint}`))
        return
      }
      for (const at of gone.reverse()) this.archive(["chains", index, "links", at], "", [`chains/${chain.id}/${links[at].touchpoint}`])
    }

    // Let a link follow; one cannot become two, so the first is taken. Says no where it leads to nothing.
    followLink(chain, link) {
      const id = String(link.touchpoint), homes = id.startsWith(OWN) ? [id] : followed(id, this.touchpoints, (here) => this.moves.get(here))
      if (homes?.length && homes[0] !== id) {
        link.touchpoint = homes[0]
        this.news.followed.push([`${chain.id}: ${id}`, homes.join(", ")])
      }
      return homes === null || homes.length > 0
    }
  }

  return { Carrier, OWN, RECORD, RE_CHECK }
})()
