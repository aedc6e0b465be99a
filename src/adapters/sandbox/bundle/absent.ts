/** What of an absent module is plain fact, and of no machine in particular. */
const facts: Readonly<Record<string, readonly string[]>> = {
  fs: ['constants'],
  http: ['METHODS', 'STATUS_CODES'],
  http2: ['constants'],
  zlib: ['constants'],
}

/**
 * The text of a module that stands for one of Node's which the sandbox has not: everything is there by
 * name, and refuses when it is called. Packages import more of Node than they use.
 */
export function absentModule(name: string): string {
  const real = (process.getBuiltinModule(name) ?? {}) as Readonly<Record<string, unknown>>
  const functions = namesOf(real)
  const groups = Object.entries(real).flatMap(([key, value]) => {
    if (facts[name]?.includes(key)) return [`${JSON.stringify(key)}: ${JSON.stringify(value)}`]
    if (typeof value !== 'object' || value === null || key === 'default') return []
    return [`${JSON.stringify(key)}: all(${key === 'promises'}, ${JSON.stringify(namesOf(value))})`]
  })
  return `
const refusal = () => Object.assign(new Error('the sandbox has no node:${name}'), { code: 'ERR_ACCESS_DENIED' })
// Called as it is in Node: with a callback, for a promise, as a class to be made or extended.
const refuse = (name) => ({ [name]: function (...given) {
  const then = given.at(-1)
  if (new.target || typeof then !== 'function') throw refusal()
  setTimeout(then, 0, refusal())
} })[name]
const refuseLater = (name) => ({ [name]: async () => { throw refusal() } })[name]
const all = (later, names) =>
  Object.fromEntries(names.split(' ').map((name) => [name, (later ? refuseLater : refuse)(name)]))
module.exports = { ...all(${name.endsWith('/promises')}, ${JSON.stringify(functions)}), ${groups.join(', ')} }`
}

const namesOf = (of: object) =>
  Object.entries(of)
    .filter(([, value]) => typeof value === 'function')
    .map(([name]) => name)
    .join(' ')
