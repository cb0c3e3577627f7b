// Chains of the company's own: one of the catalogue made to fit, or a new one, link by link, with how many customers
// got as far.
"use strict"

var Touchpoints = globalThis.Touchpoints || (globalThis.Touchpoints = {})

Touchpoints.chainEditor = (() => {
  const { data, own, point, store, view } = Touchpoints
  const { button, make, say } = view
  const MOST_PEOPLE = 20
  const small = "tp-button--quiet tp-button--small"

  const inRecord = (record, id) => record.chains.find((one) => one.id === id)

  // The links as they are written, or, where none are, those of the chain it follows.
  function written(chain) {
    if (chain.links?.length) return chain.links
    const base = data.chains.find((one) => one.id === chain.based_on)
    chain.links = (base?.links ?? []).map((link) => ({ touchpoint: link.touchpoint }))
    return chain.links
  }

  function change(id, how, again) {
    store.change((record) => how(written(inRecord(record, id)), inRecord(record, id)))
    again?.()
  }

  const set = (id, index, key) => (value) => change(id, (links) => {
    if (value === null) delete links[index][key]
    else links[index][key] = value
  })

  function names() {
    const own = store.company.own_touchpoints.map((one) => [one.id, one.name])
    return [...data.touchpoints.map((one) => [one.id, one.name]), ...own].sort(([, one], [, other]) => one.localeCompare(other, data.language))
  }

  function moved(links, from, to) {
    const [link] = links.splice(from, 1)
    links.splice(to, 0, link)
  }

  function link(chain, index, again) {
    const step = chain.links[index], name = point.find(step.touchpoint)?.name ?? step.touchpoint, last = chain.links.length - 1
    const base = data.chains.find((one) => one.id === chain.based_on)?.links.find((one) => one.touchpoint === step.touchpoint)
    const order = (label, to, off) => make("button", { type: "button", class: `tp-button ${small}`, disabled: off, "aria-label": say(`own_chains.${label}_of`, { name }), onclick: () => change(chain.id, (links) => moved(links, index, to), again) }, say(`own_chains.${label}`))
    return make("li", { class: "tp-own-link" }, make("strong", {}, name), make("div", { class: "tp-filters" },
      view.figure(say("own_chains.passed"), step.passed, set(chain.id, index, "passed"), { digits: false }),
      view.figure(say("own_chains.people"), step.people ?? base?.people ?? null, set(chain.id, index, "people"), { digits: false, most: MOST_PEOPLE }),
      view.tick(say("own_chains.automated"), step.automated ?? base?.automated ?? false, set(chain.id, index, "automated"))),
    make("div", { class: "tp-ways" }, order("earlier", index - 1, index === 0), order("later", index + 1, index === last), dropLink(chain, index, name, again)))
  }

  function dropLink(chain, index, name, again) {
    return make("button", { type: "button", class: `tp-button ${small}`, "aria-label": say("own_chains.drop_of", { name }), onclick: () => change(chain.id, (links) => links.splice(index, 1), again) }, say("own_chains.drop"))
  }

  function adding(chain, again) {
    const choice = view.select(say("own_chains.add_link"), names(), "", () => {})
    return make("div", { class: "tp-add" }, choice, button(say("own_chains.add"), () => change(chain.id, (links) => links.push({ touchpoint: choice.querySelector("select").value }), again), small))
  }

  function one(chain, again) {
    const base = data.chains.find((each) => each.id === chain.based_on)
    const shown = { ...chain, links: chain.links.length ? chain.links : (base?.links ?? []).map((each) => ({ touchpoint: each.touchpoint, passed: null, people: null, automated: null })) }
    const name = view.text(say("own.name"), chain.name ?? base?.name ?? "", (said) => { if (said) store.change((record) => { inRecord(record, chain.id).name = said }) })
    const drop = button(say("own_chains.away"), () => {
      store.remember()
      store.change((record) => {
        record.chains = record.chains.filter((each) => each.id !== chain.id)
        if (!record.chains.length) delete record.chains
      })
      again()
    }, small)
    const content = () => [name, base ? make("p", { class: "tp-soft" }, say("own_chains.based_on", { name: base.name })) : null, make("ol", { class: "tp-links" }, ...shown.links.map((_, index) => link(shown, index, again))), adding(chain, again), drop]
    return [chain.id, chain.name ?? base?.name ?? chain.id, content]
  }

  function add(base, again) {
    store.change((record) => {
      const taken = [...(record.chains ?? []), ...data.chains].map((each) => each.id)
      const said = base ? { id: own.idFor(base.id, taken), based_on: base.id, links: base.links.map((each) => ({ touchpoint: each.touchpoint })) } : { id: own.idFor("chain", taken), name: say("own_chains.new_name"), links: [{ touchpoint: data.touchpoints[0].id }] }
      record.chains = [...(record.chains ?? []), said]
    })
    again()
  }

  // The company's own chains, each behind its name, and a way to another.
  function show(again, open) {
    const { chains } = store.company, opened = (show.opened ??= new Set())
    const options = [["", say("own_chains.from_nothing")], ...data.chains.filter((each) => each.complete).map((each) => [each.id, each.name])]
    const pattern = view.select(say("own_chains.pattern"), options, "", () => {})
    const start = button(say("own_chains.start"), () => add(data.chains.find((each) => each.id === pattern.querySelector("select").value), again), small)
    const each = ([id, name, content]) => view.opens(name, content, { look: "tp-more", open: opened.has(id), ontoggle: (now) => (now ? opened.add(id) : opened.delete(id)) })
    const content = () => [make("p", { class: "tp-soft" }, say("own_chains.note")), ...chains.map((chain) => each(one(chain, again))), make("div", { class: "tp-add" }, pattern, start)]
    return view.opens(say("own_chains.title"), content, { note: chains.length ? String(chains.length) : "", ...open })
  }

  return { show }
})()
