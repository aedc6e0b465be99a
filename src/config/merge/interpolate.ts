import type { Json } from '../../model/trigger.ts'
import type { LinkRule } from '../link/rules.ts'
import { isObject } from '../canonical/tree.ts'
import type { Part, Path } from '../path.ts'

/** A mistake that does not know yet where it was written. */
export interface Slip {
  readonly rule: LinkRule
  readonly message: string
  readonly help?: string
}

/** What an interpolation gives: its text, or why it gives none; nothing where that has been told already. */
export type Given = string | Slip | undefined

/** Characters of one resolved text, at most: parameters in parameters would otherwise grow without end. */
export const longestText = 65_536

/** Where a mistake stands in the value, and whether it is about the key there. */
export type Report = (path: Path, slip: Slip, of?: Part) => void

const token = /\$\$\(|\$\(/g

/**
 * The value with every `$(...)` of its texts resolved. A text with a mistake is left as it was.
 * `$$(` stands for `$(`, or for itself where the texts are read once more; `${...}` is IAM's.
 */
export function interpolate(
  value: Json,
  give: (expression: string) => Given,
  report: Report,
  escape = '$(',
): Json {
  const walk = (here: Json, path: Path): Json => {
    if (typeof here === 'string')
      return interpolateText(here, give, (slip) => report(path, slip), escape) ?? here
    if (Array.isArray(here))
      return (here as readonly Json[]).map((item, index) => walk(item, [...path, index]))
    if (!isObject(here)) return here
    const members = Object.entries(here).map(([key, inner]) => {
      const below = [...path, key]
      if (/(^|[^$])\$\(/.test(key)) report(below, inKey(key), 'key')
      return [key, walk(inner, below)]
    })
    return Object.fromEntries(members) as Json
  }
  return walk(value, [])
}

const inKey = (key: string): Slip => ({
  rule: 'PW-VAR-004',
  message: `the key \`${key}\` holds an interpolation, and only values are resolved`,
  help: 'write the key out, and let environments differ by `patch`',
})

/** One text with every `$(...)` of it resolved; nothing where one of them gives nothing. */
export function interpolateText(
  raw: string,
  give: (expression: string) => Given,
  report: (slip: Slip) => void,
  escape = '$(',
): string | undefined {
  if (!raw.includes('$(')) return raw
  let out = ''
  let done = 0
  let whole = true
  const refuse = (slip: Slip | undefined) => {
    if (slip) report(slip)
    whole = false
  }
  for (const { 0: open, index } of raw.matchAll(token)) {
    if (index < done) continue
    out += raw.slice(done, index)
    done = index + open.length
    if (open === '$$(') {
      out += escape
      continue
    }
    const end = raw.indexOf(')', done)
    const expression = raw.slice(done, end === -1 ? undefined : end)
    done = end === -1 ? raw.length : end + 1
    const given =
      end === -1 ? unclosed(expression) : expression.includes('$(') ? nested(expression) : give(expression)
    if (typeof given === 'string') out += given
    else refuse(given)
    if (out.length > longestText) {
      refuse(endless)
      break
    }
  }
  return whole ? out + raw.slice(done) : undefined
}

const unclosed = (expression: string): Slip => ({
  rule: 'PW-VAR-001',
  message: `the interpolation \`$(${expression}\` is never closed`,
  help: 'put `)` behind it; a `$(` that is meant as text is written `$$(`',
})
const endless: Slip = {
  rule: 'PW-VAR-005',
  message: `the resolved text is longer than ${longestText} characters`,
}
const nested = (expression: string): Slip => ({
  rule: 'PW-VAR-001',
  message: `the interpolation \`$(${expression})\` holds another one`,
  help: 'make it one parameter of the environment, or write it out',
})
