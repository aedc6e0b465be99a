/**
 * Runs inside the sandbox: listens at every built-in function for what passes through it while the names
 * of the sandbox are made and used, then walks through everything in reach of that and of the script, and
 * tells what should not be there.
 */
/* global require */
const own = Reflect.ownKeys
const { getOwnPropertyDescriptor: at, getPrototypeOf, defineProperty } = Object
const apply = Reflect.apply
const toText = Function.prototype.toString
const Seen = Set
const has = Seen.prototype.has
const add = Seen.prototype.add
const { push, pop } = Array.prototype
const { then } = Promise.prototype

/** Everything that a built-in function was handed, called on, or gave. */
const heard = { __proto__: null }
let count = 0
const keep = (value) => {
  if ((typeof value === 'object' && value !== null) || typeof value === 'function')
    if (count < 300_000) heard[count++] = value
  return value
}

let listening = false
const spyOn = (holder, name) => {
  const was = at(holder, name)
  if (!was?.configurable) return
  const wrap = (real) => {
    const spy = {
      [real.name](...words) {
        if (!listening)
          return new.target ? Reflect.construct(real, words, new.target) : apply(real, this, words)
        listening = false
        try {
          keep(this)
          for (let n = 0; n < words.length; n++) keep(words[n])
        } finally {
          listening = true
        }
        return keep(apply(real, this, words))
      },
    }[real.name]
    return spy
  }
  if (typeof was.value === 'function') defineProperty(holder, name, { ...was, value: wrap(was.value) })
  else if (was.get && was.set && name === '__proto__')
    defineProperty(holder, name, { ...was, get: wrap(was.get), set: wrap(was.set) })
}

const kinds = [
  Object,
  Function,
  Array,
  String,
  Number,
  Boolean,
  Symbol,
  BigInt,
  Date,
  Promise,
  RegExp,
  Error,
  Map,
  Set,
  WeakMap,
  WeakSet,
  WeakRef,
  ArrayBuffer,
  DataView,
  Uint8Array,
  getPrototypeOf(Uint8Array),
  Proxy,
  FinalizationRegistry,
  AggregateError,
  getPrototypeOf(function* () {}).constructor,
  getPrototypeOf(async () => {}).constructor,
]
const iterators = [[], new Map(), new Set(), 'x', 'x'.matchAll(/x/g)].map((each) =>
  getPrototypeOf(each[Symbol.iterator]()),
)

exports.listen = () => {
  for (const holder of [JSON, Math, Reflect, ...iterators, ...kinds, ...kinds.map((kind) => kind.prototype)])
    if (holder)
      for (const name of own(holder)) if (name !== 'constructor' && name !== 'prototype') spyOn(holder, name)
  // Who writes a property that a plain object has not, or reads it, is heard too.
  for (const name of ['ask', 'kit', 'entry', 'config', 'then', 'modules', 'part', '0', '1'])
    if (!(name in Object.prototype))
      defineProperty(Object.prototype, name, {
        configurable: true,
        get() {
          keep(this)
          return undefined
        },
        set(value) {
          keep(this)
          keep(value)
          defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true })
        },
      })
  Error.prepareStackTrace = (error, frames) => {
    for (const frame of frames) {
      keep(frame)
      keep(frame.getThis())
      keep(frame.getFunction())
    }
    return `${error}`
  }
  listening = true
}

exports.stop = () => {
  listening = false
}

exports.walk = (...from) => {
  listening = false
  const strange = []
  /** Texts that name files of the server. */
  const texts = []
  const seen = new Seen()
  const line = from
  for (let n = 0; n < count; n++) apply(push, line, [heard[n]])
  const paths = new Map()
  const homes = [Object.prototype, Function.prototype]
  let functions = 0
  while (line.length) {
    const value = apply(pop, line, [])
    if ((typeof value !== 'object' || value === null) && typeof value !== 'function') continue
    if (apply(has, seen, [value])) continue
    apply(add, seen, [value])
    const tell = (why) => apply(push, strange, [`${paths.get(value) ?? ''}: ${why}`])
    let names = []
    try {
      names = own(value)
    } catch {
      continue
    }
    for (const name of [
      'applySync',
      'applyIgnored',
      'derefInto',
      'copyInto',
      'createContextSync',
      'isDisposed',
    ])
      if (names.includes(name)) tell(`it has ${name}`)
    if (names.includes('ask') && names.includes('takeLogs')) tell('the kit')
    if (names.includes('begin') && names.includes('take') && names.includes('rest')) tell('the entry')
    if (typeof value === 'function') {
      functions++
      let text = ''
      try {
        text = apply(toText, value, [])
      } catch {
        tell('a function without a text')
      }
      // What asks the process around answers this question, and no function of the language does.
      if (text.includes('[native code]'))
        try {
          const told = value('uuid')
          if (/^[\da-f]{8}-[\da-f]{4}-4/.test(told)) tell('asks the process around')
          // What it promises and breaks is nobody's failure.
          apply(then, told, [undefined, () => {}])
        } catch {}
    }
    let home = value
    for (let up = value; up; up = getPrototypeOf(up)) home = up
    if (!homes.includes(home) && own(home).includes('hasOwnProperty')) tell('of another realm')
    const next = (child, name) => {
      if ((typeof child !== 'object' || child === null) && typeof child !== 'function') return
      if (!paths.has(child)) paths.set(child, `${paths.get(value) ?? ''}.${String(name)}`)
      apply(push, line, [child])
    }
    next(getPrototypeOf(value), '[[prototype]]')
    for (const name of names) {
      let found
      try {
        found = at(value, name)
      } catch {
        continue
      }
      if (!found) continue
      if (typeof found.value === 'string' && /file:\/\/|\/node_modules\/|\/src\/adapters/.test(found.value))
        apply(push, texts, [found.value.slice(0, 200)])
      if ('value' in found) next(found.value, name)
      else {
        next(found.get, `get ${String(name)}`)
        next(found.set, `set ${String(name)}`)
        try {
          next(value[name], name)
        } catch {}
      }
    }
    if (value instanceof Map)
      for (const [key, each] of Map.prototype.entries.call(value)) (next(key, 'key'), next(each, 'each'))
  }
  return { strange, functions, heard: count, texts }
}
