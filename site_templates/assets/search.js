// The search box in the header, and the page with all results. The ranking (search/ranking.js) and the index
// (search/index.js) are loaded when somebody first turns to the search. Whatever a text says, it is only ever text.

;(() => {
  const SHOWN_IN_BOX = 8
  const SHOWN_ON_PAGE = 50
  const NEAREST = 5
  const TELL_AFTER = 500 // milliseconds; a screen reader should not be talked over while somebody types

  const box = document.querySelector("[data-tp-search]")
  if (!box) return
  const form = box.querySelector("form")

  // Loading

  let loading

  function load() {
    loading ||= Promise.all(["ranking.js", "index.js"].map(script)).then(() => touchpointSearch.open(touchpointSearchIndex))
    return loading
  }

  function script(name) {
    return new Promise((resolve, reject) => {
      const tag = document.createElement("script")
      tag.src = form.dataset.scripts + name
      tag.addEventListener("load", resolve)
      tag.addEventListener("error", () => {
        loading = undefined
        reject(new Error(name))
      })
      document.head.append(tag)
    })
  }

  // Words of the interface

  const say = (index, key, values = {}) =>
    Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, () => value), index.words[key] || "")

  function count(index, key, number) {
    const plural = new Intl.PluralRules(index.language).select(number)
    return say(index, `${key}.${index.words[`${key}.${plural}`] ? plural : "other"}`, { n: number.toLocaleString(index.language) })
  }

  // Pieces of pages

  function element(tag, className, ...content) {
    const made = document.createElement(tag)
    if (className) made.className = className
    made.append(...content)
    return made
  }

  const TOKEN = /[\p{L}\p{N}\p{M}]+(?:['\u2019][\p{L}\p{N}\p{M}]+)*/gu

  // A text with every word marked that fits what was typed: single words, and neighbours that were typed as one.
  function marked(text, found) {
    const tokens = [...text.matchAll(TOKEN)]
    const folded = tokens.map(([token]) => touchpointSearch.fold(token))
    const isFound = (at) => found.some(({ words }) =>
      words.has(folded[at]) || words.has(folded[at - 1] + folded[at]) || words.has(folded[at] + folded[at + 1]))
    const made = document.createDocumentFragment()
    let end = 0
    tokens.forEach((token, at) => {
      if (!isFound(at)) return
      made.append(text.slice(end, token.index), element("mark", "", token[0]))
      end = token.index + token[0].length
    })
    made.append(text.slice(end))
    return made
  }

  // Why a page was found, where its name does not show it: the alias, and the words of its texts.
  function reason(index, { document: { name }, alias, fits, found }) {
    const made = document.createDocumentFragment()
    if (alias) made.append(` ${say(index, "also_called")} `, marked(alias, found))
    const isShown = (at) => [name, alias].some((text) => marked(text, [found[at]]).querySelector("mark"))
    const inTexts = fits.filter((fit, at) => fit && index.places.has(fit.word) && !isShown(at)).map((fit) => fit.word)
    new Set(inTexts).forEach((word) => {
      const before = word === inTexts[0] ? `${alias ? ";" : ""} ${say(index, "in_text")} ` : ", "
      made.append(before, element("mark", "", touchpointSearch.writtenOf(index, word)))
    })
    return made
  }

  const asHit = (document) => ({ document, alias: "", fits: [], found: [] })

  const addressOf = (document) => {
    const address = new URL(`${form.dataset.root.replace(/\/?$/, "/")}${document.address}`, location.href)
    if (address.protocol === "file:") address.pathname += "index.html"
    return address.href
  }

  function missingAddress(index, query) {
    if (!form.dataset.repository) return ""
    const address = new URL(`${form.dataset.repository}/issues/new`)
    address.searchParams.set("template", form.dataset.missing)
    address.searchParams.set("title", say(index, "add_title", { query }))
    address.searchParams.set("name", query)
    return address.href
  }

  function pageAddress(query) {
    const address = new URL(form.getAttribute("action"), location.href)
    if (address.protocol === "file:" && address.pathname.endsWith("/")) address.pathname += "index.html"
    address.searchParams.set("q", query)
    return address
  }

  const meant = (text) => text.trim().replace(/\s+/gu, " ")

  // The box: a combobox with a list of results, as WAI-ARIA 1.2 describes it

  function startBox() {
    const input = form.querySelector("input")
    const popup = form.querySelector(".tp-search__popup")
    const list = form.querySelector("[role=listbox]")
    const note = form.querySelector(".tp-search__note")
    const status = form.querySelector("[role=status]")
    const opener = box.querySelector(".tp-search__open")
    const isSheet = () => box.classList.contains("tp-search--open")
    let active = -1
    let telling

    const options = () => [...list.children]

    function choose(at) {
      options().forEach((option, number) => option.setAttribute("aria-selected", String(number === at)))
      active = at
      if (at < 0) return input.removeAttribute("aria-activedescendant")
      input.setAttribute("aria-activedescendant", options()[at].id)
      options()[at].scrollIntoView({ block: "nearest" })
    }

    function show(isShown) {
      popup.hidden = !isShown
      input.setAttribute("aria-expanded", String(isShown && list.children.length > 0))
      if (!isShown) choose(-1)
    }

    function tell(text) {
      clearTimeout(telling)
      telling = setTimeout(() => { status.textContent = text }, TELL_AFTER)
    }

    function fill(content, text, said) {
      list.replaceChildren(...content)
      options().forEach((option, at) => { option.id = `tp-search-option-${at}` })
      note.textContent = text
      note.hidden = !text
      choose(-1)
      show(true)
      tell(said)
    }

    function option(address, className, ...content) {
      const made = element("a", `tp-search__option ${className}`, ...content)
      made.href = address
      made.tabIndex = -1
      made.setAttribute("role", "option")
      made.setAttribute("aria-selected", "false")
      return made
    }

    function resultOption(index, hit) {
      const name = element("span", "tp-search__name", marked(hit.document.name, hit.found))
      const about = element("span", "tp-search__about", element("span", "tp-search__kind", hit.document.note), reason(index, hit))
      return option(addressOf(hit.document), "", name, " ", about)
    }

    function fillWithHits(index, query, hits) {
      const results = hits.slice(0, SHOWN_IN_BOX).map((hit) => resultOption(index, hit))
      results.push(option(pageAddress(query).href, "tp-search__option--all", count(index, "all", hits.length)))
      fill(results, "", count(index, "results", hits.length))
    }

    function fillWithNearest(index, query) {
      const nearest = touchpointSearch.nearest(index, query, NEAREST)
      const content = nearest.map((document) => resultOption(index, asHit(document)))
      const missing = missingAddress(index, query)
      if (missing) content.push(option(missing, "tp-search__option--all", say(index, "add")))
      const nothing = say(index, "none", { query })
      fill(content, nearest.length ? `${nothing} ${say(index, "nearest")}` : nothing, nothing)
    }

    async function update() {
      const typed = input.value
      const query = meant(typed)
      if (!query) return show(false)
      const index = await load().catch(() => null)
      if (input.value !== typed || !form.contains(document.activeElement)) return
      if (!index) return fill([], form.dataset.failed, form.dataset.failed)
      const hits = touchpointSearch.search(index, query)
      if (hits.length) fillWithHits(index, query, hits)
      else fillWithNearest(index, query)
    }

    function openSheet() {
      box.classList.add("tp-search--open")
      input.focus()
    }

    function close() {
      const wasSheet = isSheet()
      show(false)
      box.classList.remove("tp-search--open")
      if (wasSheet && form.contains(document.activeElement)) opener.focus()
    }

    function step(by) {
      if (popup.hidden) return update()
      const number = options().length
      if (number) choose(active < 0 ? (by > 0 ? 0 : number - 1) : active + by >= number || active + by < 0 ? -1 : active + by)
    }

    function escape() {
      if (isSheet()) return close()
      if (!popup.hidden) return show(false)
      input.value = ""
    }

    const keys = { ArrowDown: () => step(1), ArrowUp: () => step(-1), Escape: escape }

    input.addEventListener("keydown", (event) => {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === "Enter" && active >= 0) {
        event.preventDefault()
        options()[active].click()
      } else if (keys[event.key]) {
        event.preventDefault()
        keys[event.key]()
      }
    })
    box.addEventListener("pointerenter", () => { load().catch(() => {}) })
    input.addEventListener("input", update)
    input.addEventListener("focus", () => {
      load().catch(() => {})
      if (input.value) update()
    })
    list.addEventListener("mousedown", (event) => event.preventDefault())
    form.addEventListener("submit", (event) => {
      event.preventDefault()
      const query = meant(input.value)
      if (query) location.assign(pageAddress(query))
    })
    form.addEventListener("focusout", (event) => { if (event.relatedTarget && !form.contains(event.relatedTarget)) close() })
    document.addEventListener("pointerdown", (event) => { if (!box.contains(event.target)) close() })
    form.querySelector(".tp-search__close").addEventListener("click", close)
    opener.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      openSheet()
    })
    return () => (opener.offsetParent ? openSheet() : input.focus())
  }

  // The page with all results: its address holds what was typed

  function startPage(page) {
    const input = page.querySelector("input")
    const status = page.querySelector("[role=status]")
    const list = page.querySelector("ol")
    const more = page.querySelector(".tp-searchpage__more")
    const empty = status.textContent
    page.querySelector("[data-tp-without-script]").hidden = true
    const typed = () => new URLSearchParams(location.search).get("q") || ""

    function item(index, hit) {
      const link = element("a", "tp-entries__name", marked(hit.document.name, hit.found))
      link.href = addressOf(hit.document)
      const about = element("span", "tp-searchpage__about", element("span", "tp-search__kind", hit.document.note), reason(index, hit))
      return element("li", "", link, about, element("span", "tp-entries__summary", marked(hit.document.summary, hit.found)))
    }

    function fill(index, hits) {
      list.replaceChildren(...hits.slice(0, SHOWN_ON_PAGE).map((hit) => item(index, hit)))
      const button = element("button", "tp-button tp-button--quiet", say(index, "more"))
      button.type = "button"
      button.addEventListener("click", () => {
        list.append(...hits.slice(SHOWN_ON_PAGE).map((hit) => item(index, hit)))
        more.hidden = true
        list.children[SHOWN_ON_PAGE].querySelector("a").focus()
      })
      more.replaceChildren(button)
      more.hidden = hits.length <= SHOWN_ON_PAGE
    }

    function fillWithNearest(index, query) {
      const nearest = touchpointSearch.nearest(index, query, NEAREST)
      fill(index, nearest.map(asHit))
      const missing = missingAddress(index, query)
      if (missing) {
        const link = element("a", "", say(index, "add"))
        link.href = missing
        link.rel = "noopener"
        more.replaceChildren(link)
        more.hidden = false
      }
      status.textContent = `${say(index, "none", { query })} ${nearest.length ? say(index, "nearest") : ""}`
    }

    async function update(query) {
      if (!query) {
        list.replaceChildren()
        more.hidden = true
        status.textContent = empty
        return
      }
      const index = await load().catch(() => null)
      if (meant(input.value) !== query) return
      if (!index) {
        status.textContent = form.dataset.failed
        return
      }
      const hits = touchpointSearch.search(index, query)
      if (!hits.length) return fillWithNearest(index, query)
      fill(index, hits)
      status.textContent = count(index, "results", hits.length)
    }

    // A page that was opened from a folder may not change its address in every browser.
    function keep(query, isNew) {
      const address = pageAddress(query)
      if (!query) address.searchParams.delete("q")
      try {
        history[isNew ? "pushState" : "replaceState"](null, "", address)
      } catch {}
    }

    function take() {
      input.value = typed()
      update(meant(input.value))
    }

    input.addEventListener("input", () => {
      const query = meant(input.value)
      keep(query, false)
      update(query)
    })
    page.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault()
      const query = meant(input.value)
      keep(query, query !== meant(typed()))
      update(query)
    })
    addEventListener("popstate", take)
    take()
    return () => input.focus()
  }

  const page = document.querySelector("[data-tp-searchpage]")
  const turnToBox = startBox()
  const turnTo = page ? startPage(page) : turnToBox

  const isTyping = (target) => target instanceof Element && target.closest("input, textarea, select, [contenteditable]")

  document.addEventListener("keydown", (event) => {
    const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target)
    const isCtrlK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey
    if (!isSlash && !isCtrlK) return
    event.preventDefault()
    turnTo()
  })
})()
