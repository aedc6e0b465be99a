import type { AccessRequest } from '../../../src/model/iam.ts'
import { valueOf } from './holds.ts'

/** A character of a pattern, and whether it may stand for others. */
export interface Sign {
  readonly character: string
  readonly wild: boolean
  /** Whether it came with the value of a variable. */
  readonly filled?: true
}

/** A pattern sign by sign, its variables filled in from a request; nothing, where one cannot be. */
export function signsOf(text: string, request: AccessRequest | undefined): readonly Sign[] | undefined {
  const [whole, before = '', inside = '', after = ''] =
    (request && /^(.*?)\$\{([^}]*)\}(.*)$/s.exec(text)) ?? []
  if (whole === undefined || !request)
    return [...text].map((character) => ({ character, wild: /[*?]/.test(character) }))
  const value = /^[*?$]$/.test(inside) ? inside : filling(inside, request)
  const rest = signsOf(after, request)
  if (value === undefined || !rest) return undefined
  return [
    ...(signsOf(before, undefined) ?? []),
    ...[...value].map((character) => ({ character, wild: false, filled: true as const })),
    ...rest,
  ]
}

function filling(inside: string, request: AccessRequest): string | undefined {
  const [, key = inside, fallback] = /^(.*?)\s*,\s*'(.*)'\s*$/s.exec(inside) ?? []
  const value = valueOf(key.trim(), request)
  return value === undefined ? fallback : typeof value === 'string' ? value : undefined
}

/** Whether a pattern is of a text, by a regular expression. */
export function isLike(signs: readonly Sign[] | undefined, text: string): boolean {
  if (!signs) return false
  const source = signs.map(({ character, wild }) =>
    wild ? (character === '*' ? '[^]*' : '[^]') : RegExp.escape(character),
  )
  return new RegExp(`^${source.join('')}$`, 'u').test(text)
}

/** The same of each of the six parts of an ARN; an `open` shorter pattern is of all that begins so. */
export function isArnLike(signs: readonly Sign[] | undefined, arn: string, open = false): boolean {
  if (!signs) return false
  const [patterns, parts] = [sixOf(signs), arn.split(':')]
  const [whole, wild] = [signs.some(({ filled }) => filled), signs.some((sign) => sign.wild)]
  if (patterns.length < 6) return (open || (whole && !wild)) && isLike(signs, arn)
  if (parts.length < 6 || parts[0] !== 'arn') return false
  const six = [...parts.slice(0, 5), parts.slice(5).join(':')]
  return patterns.every((pattern, at) => isLike(pattern, six[at] ?? ''))
}

/** Colons that came with a value part nothing: only a written one does, and only five of them. */
function sixOf(signs: readonly Sign[]): (readonly Sign[])[] {
  const parts: Sign[][] = [[]]
  for (const sign of signs)
    if (sign.character === ':' && !sign.filled && parts.length < 6) parts.push([])
    else parts.at(-1)?.push(sign)
  return parts
}
