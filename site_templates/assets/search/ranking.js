// The ranking of what a search finds, for the browser. generator/touchpoints/search/ is the same ranking in Python and
// says in words what it does; tests/search/vectors.json runs in both. Loaded when somebody first searches.

globalThis.touchpointSearch = (() => {
  const DETAILS = { mostWords: 12, enough: 3, leastBegun: 3, nameFirst: 1000, inName: 20, inAlias: 16, mostIncomplete: 20, leastShare: 4, forOne: 4, forTwo: 8 }
  const [SLIPS, SLIP, STEM, BEGUN, SAME] = [1, 2, 3, 4, 5]
  const [EXACT_NAME, EXACT_ALIAS, INFLECTED, IN_LABEL, LABEL_BEGUN, LABEL_STEM, IN_TEXT, LABEL_SLIP, SOME] =
    [1, 2, 3, 4, 5, 6, 7, 8, 9]

  // Words

  function fold(text) {
    const plain = text.replace(/['\u2019\u02bc`\u00b4]/g, "")
    // eslint-disable-next-line no-control-regex -- ASCII needs no marks taken off
    return /^[\x00-\x7f]*$/.test(plain) ? plain.toLowerCase() : plain.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "")
  }

  const wordsOf = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) || []

  const neighboursJoined = (words) => words.slice(1).map((word, at) => words[at] + word)

  function stem(index, word) {
    for (let length = word.length - index.shortestStem; length > 0; length--) {
      const instead = index.changes.get(word.slice(-length))
      if (instead !== undefined) return word.slice(0, -length) + instead
    }
    return word
  }

  function stemOf(index, word) {
    let known = index.stems.get(word)
    if (known === undefined) index.stems.set(word, (known = stem(index, word)))
    return known
  }

  function areRelated(index, first, second) {
    const [firstStem, secondStem] = [stemOf(index, first), stemOf(index, second)]
    return firstStem === secondStem || firstStem === second || secondStem === first
  }

  // Typing mistakes

  const forgiven = (word) => (word.length >= DETAILS.forOne) + (word.length >= DETAILS.forTwo)

  function mistakes(typed, meant, most) {
    if (Math.abs(typed.length - meant.length) > most) return most + 1
    let last, before = [], row = Array.from({ length: meant.length + 1 }, (_, at) => at)
    for (let i = 1; i <= typed.length; i++) {
      ;[last, before, row] = [before, row, [i]]
      let least = i
      for (let j = 1; j <= meant.length; j++) {
        let cost = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (typed[i - 1] !== meant[j - 1]))
        if (i > 1 && j > 1 && typed[i - 1] === meant[j - 2] && typed[i - 2] === meant[j - 1]) cost = Math.min(cost, last[j - 2] + 1)
        row.push(cost)
        least = Math.min(least, cost)
      }
      if (least > most) return most + 1
    }
    return row[meant.length]
  }

  // The index, as generator/touchpoints/search/script.py writes it down

  function open(data) {
    const index = {
      language: data.language,
      words: data.words,
      shortestStem: data.shortest_stem,
      changes: new Map(data.changes),
      stopWords: new Set(data.stop_words.split(" ")),
      stems: new Map(),
      documents: data.documents.map((fields) => readDocument(data.kinds, fields)),
      labels: [],
      inLabels: new Map(),
      joined: new Map(),
      written: new Map(),
      places: new Map(),
    }
    index.documents.forEach((document, number) => addLabels(index, number, document))
    const places = data.places.split(" ")
    data.vocabulary.split(" ").forEach((written, at) => {
      const word = /[^a-z0-9]/.test(written) ? fold(written) : written
      if (word !== written) index.written.set(word, written)
      if (word) index.places.set(word, places[at])
    })
    index.vocabulary = [...index.places.keys(), ...[...index.inLabels.keys()].filter((word) => !index.places.has(word))]
    return index
  }

  function readDocument(kinds, [kind, id, name, aliases, note, summary]) {
    const [kindName, folder] = kinds[kind]
    return { kind: kindName, order: kind, id, name, aliases: aliases ? aliases.split("\n") : [], note, summary, address: `${folder}/${id}/` }
  }

  function addLabels(index, number, document) {
    ;[document.name, ...document.aliases].forEach((text, at) => {
      const words = wordsOf(text)
      const label = index.labels.push({ document: number, isName: at === 0, text, words, joined: words.join("") }) - 1
      for (const [places, found] of [[index.inLabels, words], [index.joined, neighboursJoined(words)]]) {
        for (const word of new Set(found)) {
          if (!places.has(word)) places.set(word, [])
          places.get(word).push(label)
        }
      }
    })
  }

  // Where a word stands: gaps between documents in base 36, each closed by a letter for its points; read when first needed.
  function placesOf(index, word) {
    const places = index.places.get(word)
    if (typeof places !== "string") return places || []
    const read = []
    let document = 0
    for (const [, gap, points] of places.matchAll(/([0-9a-z]+)([A-Z])/g)) {
      document += parseInt(gap, 36)
      read.push([document, points.charCodeAt(0) - 64])
    }
    index.places.set(word, read)
    return read
  }

  // What was typed

  function readQuery(index, text) {
    const typed = wordsOf(text).slice(0, DETAILS.mostWords)
    const numbers = typed.map((_, at) => at)
    const telling = numbers.filter((at) => !index.stopWords.has(typed[at]))
    const asked = (telling.length ? telling : numbers).map((number) => ({
      word: typed[number],
      joined: [number - 1, number].filter((at) => at >= 0 && at < typed.length - 1).map((at) => typed[at] + typed[at + 1]),
      last: number === typed.length - 1,
    }))
    return { whole: typed.join(""), asked }
  }

  function fitOf(index, asked, word) {
    if (word === asked.word || asked.joined.includes(word)) return SAME
    if (word[0] !== asked.word[0]) return 0
    const begun = word.startsWith(asked.word)
    if (begun && asked.last) return BEGUN
    return areRelated(index, asked.word, word) ? STEM : begun ? BEGUN : 0
  }

  function slipOf(asked, word, most) {
    let made = mistakes(asked.word, word, most)
    if (made > most && asked.last && word.length > asked.word.length) made = mistakes(asked.word, word.slice(0, asked.word.length), most)
    return made === 1 && most >= 1 ? SLIP : made === 2 && most >= 2 ? SLIPS : 0
  }

  // The ranking

  const whole = (number) => Math.floor(number + 0.5)

  const compareTexts = (one, other) => (one < other ? -1 : one > other ? 1 : 0)

  const isBetter = (one, other) =>
    !other || one.points !== other.points ? !other || one.points > other.points
      : one.how !== other.how ? one.how > other.how : one.word > other.word

  function search(index, text) {
    const query = readQuery(index, text)
    const complete = ordered(hitsOf(index, query, false).filter((hit) => hit.rank <= IN_TEXT))
    if (complete.length >= DETAILS.enough || complete[0]?.rank <= LABEL_STEM) return complete
    const hits = ordered(hitsOf(index, query, true))
    return hits.slice(0, hits.filter((hit) => hit.rank < SOME).length + DETAILS.mostIncomplete)
  }

  function ordered(hits) {
    return hits.sort((one, other) =>
      one.rank - other.rank || other.points - one.points || one.document.order - other.document.order ||
      compareTexts(fold(one.document.name), fold(other.document.name)) || compareTexts(one.document.id, other.document.id))
  }

  function hitsOf(index, query, forgiving) {
    const found = query.asked.map((asked) => find(index, asked, forgiving))
    const labels = new Map()
    const add = (document, label) => {
      if (!labels.has(document)) labels.set(document, new Set())
      if (label !== undefined) labels.get(document).add(label)
    }
    for (const one of found) {
      for (const document of one.texts.keys()) add(document)
      for (const label of one.labels.keys()) add(index.labels[label].document, label)
    }
    index.labels.forEach((label, number) => { if (query.whole && label.joined === query.whole) add(label.document, number) })
    const hits = [...labels].map(([document, numbers]) => hitOf(index, document, [...numbers].sort((a, b) => a - b), query, found))
    return hits.filter((hit) => hit.rank < SOME || hit.points)
  }

  const knows = (index, word) => [index.places, index.inLabels, index.joined].some((words) => words.has(word))

  function find(index, asked, forgiving) {
    const [labels, texts, words] = [new Map(), new Map(), new Set([asked.word])]
    const most = forgiving && !knows(index, asked.word) ? forgiven(asked.word) : 0
    const keep = (fits, place, fit) => { if (isBetter(fit, fits.get(place))) fits.set(place, fit) }
    const note = (numbers, word, how) => {
      for (const label of numbers || []) {
        keep(labels, label, { points: (index.labels[label].isName ? DETAILS.inName : DETAILS.inAlias) * how, how, word })
      }
    }
    note(index.joined.get(asked.word), asked.word, SAME)
    for (const word of index.vocabulary) {
      const how = fitOf(index, asked, word) || (most ? slipOf(asked, word, most) : 0)
      if (!how) continue
      words.add(word)
      note(index.inLabels.get(word), word, how)
      if (how === BEGUN && !(asked.last && asked.word.length >= DETAILS.leastBegun)) continue
      for (const [document, points] of placesOf(index, word)) keep(texts, document, { points: points * how, how, word })
    }
    const documents = new Set([...texts.keys(), ...[...labels.keys()].map((label) => index.labels[label].document)])
    const rarity = documents.size ? whole(8 * Math.log2(1 + index.documents.length / documents.size)) : 0
    return { labels, texts, words, rarity }
  }

  function hitOf(index, document, labels, query, found) {
    const fits = found.map((one) => bestFit(one, document, labels))
    let [rank, points] = byText(fits, found)
    let leading = leadingOf(index, labels, found)
    for (const label of labels) {
      const [labelRank, labelPoints] = byLabel(index, index.labels[label], label, query, found)
      if (labelRank < rank || (labelRank === rank && labelPoints > points)) [rank, points, leading] = [labelRank, labelPoints, label]
    }
    const alias = leading === undefined || index.labels[leading].isName ? "" : index.labels[leading].text
    const words = [...new Set(fits.filter(Boolean).map((fit) => fit.word))]
    return { document: index.documents[document], rank, points, alias, words, fits, found }
  }

  function byLabel(index, label, number, query, found) {
    if (label.joined === query.whole) return [label.isName ? EXACT_NAME : EXACT_ALIAS, 0]
    const fits = found.map((one) => one.labels.get(number))
    if (!fits.every(Boolean)) return [SOME, 0]
    const withoutSmall = label.words.filter((word) => !index.stopWords.has(word))
    const telling = withoutSmall.length ? withoutSmall : label.words
    const points = Math.min(100, whole((100 * fits.length) / telling.length)) + (label.isName ? DETAILS.nameFirst : 0)
    const related = fits.every((fit, at) => areRelated(index, query.asked[at].word, fit.word))
    if (telling.length === fits.length && related) return [INFLECTED, points]
    const worst = Math.min(...fits.map((fit) => fit.how))
    return [{ [SAME]: IN_LABEL, [BEGUN]: LABEL_BEGUN, [STEM]: LABEL_STEM }[worst] || LABEL_SLIP, points]
  }

  function byText(fits, found) {
    let [points, there, typed] = [0, 0, 0]
    found.forEach((one, at) => {
      typed += 2 * one.rarity
      if (!fits[at]) return
      points += one.rarity * fits[at].points
      there += one.rarity * (fits[at].how > SLIP ? 2 : 1)
    })
    if (fits.every((fit) => fit && fit.how > SLIP)) return [IN_TEXT, points]
    return [SOME, there * DETAILS.leastShare >= typed ? Math.floor((points * there) / typed) : 0]
  }

  function bestFit(one, document, labels) {
    let best = one.texts.get(document)
    for (const label of labels) {
      const fit = one.labels.get(label)
      if (fit && isBetter(fit, best)) best = fit
    }
    return best
  }

  // The label in which most of what was typed stands, the name before the aliases.
  function leadingOf(index, labels, found) {
    let leading, most = -1
    for (const label of labels) {
      const typed = found.reduce((sum, one) => sum + (one.labels.get(label)?.points || 0), 0)
      const isFirst = typed > most || (typed === most && index.labels[label].isName && !index.labels[leading].isName)
      if (isFirst) [leading, most] = [label, typed]
    }
    return leading
  }

  // What is nearest where nothing was found

  function pairsOf(letters) {
    return new Set(letters.slice(1).split("").map((letter, at) => letters[at] + letter))
  }

  function likeness(typed, letters) {
    const pairs = pairsOf(letters)
    let shared = 0
    for (const pair of typed) shared += pairs.has(pair)
    return shared ? whole((2000 * shared) / (typed.size + pairs.size)) : 0
  }

  function nearest(index, text, most) {
    const typed = pairsOf(wordsOf(text).slice(0, DETAILS.mostWords).join(""))
    const best = new Map()
    for (const label of index.labels) {
      const points = Math.max(...[label.joined, ...label.words].map((letters) => likeness(typed, letters)))
      if (points > (best.get(label.document) || 0)) best.set(label.document, points)
    }
    return [...best].sort((one, other) => other[1] - one[1] || one[0] - other[0]).slice(0, most).map(([document]) => index.documents[document])
  }

  return { open, search, nearest, fold, wordsOf, stem, mistakes, placesOf, writtenOf: (index, word) => index.written.get(word) || word }
})()
