// Reads and changes values deep in a record by the way to them: ["answers", "price-list", "state"]. Only keys of the
// record's own count, and new ones are defined, so that a key such as __proto__ is a key like any other.
"use strict"

var Touchpoints = globalThis.Touchpoints || (globalThis.Touchpoints = {})

Touchpoints.places = (() => {
  const { isRecord } = Touchpoints.company
  const owns = (part, key) => typeof part === "object" && part !== null && Object.hasOwn(part, key)

  function holds(record, way) {
    return way.every((key) => {
      const found = owns(record, key)
      record = found ? record[key] : undefined
      return found
    })
  }

  const at = (record, way) => way.reduce((part, key) => (owns(part, key) ? part[key] : undefined), record)

  function define(part, key, value) {
    Object.defineProperty(part, key, { value, writable: true, enumerable: true, configurable: true })
  }

  // Put a value where it belongs, and make the records on the way to it.
  function put(record, way, value) {
    let part = record
    for (const key of way.slice(0, -1)) {
      if (!owns(part, key) || !(isRecord(part[key]) || Array.isArray(part[key]))) define(part, key, {})
      part = part[key]
    }
    define(part, way.at(-1), value)
  }

  function cut(record, way) {
    const part = at(record, way.slice(0, -1))
    if (Array.isArray(part)) part.splice(way.at(-1), 1)
    else if (owns(part, way.at(-1))) delete part[way.at(-1)]
  }

  const isEmpty = (value) => value === undefined || value === null || value === "" || (isRecord(value) && !Object.keys(value).length)

  // Put a value; nothing at all where it says nothing, and no empty records above it either.
  function say(record, way, value) {
    if (!isEmpty(value)) return put(record, way, value)
    cut(record, way)
    for (let above = way.slice(0, -1); above.length && String(above) !== "answers" && holds(record, above) && isEmpty(at(record, above)); above = above.slice(0, -1)) cut(record, above)
    return undefined
  }

  function move(record, from, to) {
    const value = at(record, from)
    cut(record, from)
    put(record, to, value)
  }

  const copy = (record) => JSON.parse(JSON.stringify(record))

  return { at, copy, cut, holds, move, put, say }
})()
