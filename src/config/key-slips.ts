import { isMap, isScalar, isSeq, type ParsedNode, type YAMLMap } from 'yaml'
import type { Slip } from './parse.ts'

type Key = ParsedNode | null

/** What a map holds under keys that can be used, the first of each name, and what its `<<` take in. */
export function entriesOf(map: YAMLMap) {
  const own = new Map<string, { readonly key: ParsedNode; readonly value: ParsedNode | null }>()
  const merges: (ParsedNode | null)[] = []
  for (const pair of map.items) {
    const [key, value] = [pair.key as Key, pair.value as ParsedNode | null]
    const name = isScalar(key) ? key.value : undefined
    if (isMerge(key)) merges.push(value)
    else if (key && typeof name === 'string' && name !== '__proto__' && !own.has(name))
      own.set(name, { key, value })
  }
  return { own, merges }
}

/** Whether a key is `<<`, which puts another map's keys into this one. */
export const isMerge = (key: unknown): boolean => isScalar(key) && typeof key.value === 'symbol'

/** Keys that stand twice in one map, or are no texts. Each is looked at once, however many there are. */
export function keySlips(keys: readonly Key[]): Slip[] {
  const slips: Slip[] = []
  const seen = new Map<string, ParsedNode>()
  for (const key of keys) {
    const [start, end] = key ? key.range : [0, 0]
    const name = isScalar(key) ? (isMerge(key) ? '<<' : key.value) : undefined
    if (!key || typeof name !== 'string' || name === '__proto__') {
      slips.push({ ...noText(key, name), start, end })
      continue
    }
    const first = seen.get(name)
    if (!first) {
      seen.set(name, key)
      continue
    }
    const related = { message: 'it stands here first', start: first.range[0], end: first.range[1] }
    slips.push({ rule: 'PW-FILE-011', message: `the key \`${name}\` stands twice`, start, end, related })
  }
  return slips
}

function noText(key: Key, name: unknown): Pick<Slip, 'rule' | 'message' | 'help'> {
  const rule = 'PW-FILE-014'
  if (name === '__proto__') return { rule, message: '`__proto__` cannot be a key' }
  const source = isScalar(key) ? key.source : undefined
  if (isMap(key) || isSeq(key)) {
    const help = 'a text that begins with `{` or `[` stands in quotes'
    // What is meant is a text, so that the rest of the value means nothing.
    return { rule: 'PW-FILE-001', message: 'a map or a list cannot be a key', help }
  }
  if (!source) return { rule, message: 'a key is missing before the `:`' }
  const what = name === null ? 'nothing' : typeof name === 'boolean' ? 'true or false' : 'a number'
  return { rule, message: `the key \`${source}\` is read as ${what}`, help: `put it in quotes: '${source}'` }
}
