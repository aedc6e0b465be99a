import type { JsonObject } from '../../model/trigger.ts'
import { unknownIn, type Asked } from './asked.ts'
import { textsOf, variablesIn, withoutVariables, type Doubt } from './doubt.ts'

/** More stars than this in a pattern are not tried. */
const most = 3

/**
 * A value of the one unknown key with which a resource of a statement is the one asked for: of
 * `.../${cognito-identity.amazonaws.com:sub}/*` and `.../ana/a.png` it is `ana`.
 */
export function solve(
  statement: JsonObject,
  { resources }: Doubt,
  asked: Asked,
): Readonly<Record<string, string>> | undefined {
  const unknown = unknownIn(asked)
  for (const pattern of textsOf(statement['Resource']).filter((text) => resources.includes(text))) {
    const [key, ...others] = new Set(variablesIn(pattern))
    if (key === undefined || others.length || !unknown(key) || pattern.split('*').length - 1 > most) continue
    const [, value] = expression(pattern, key).exec(asked.request.resource) ?? []
    if (value) return { [key]: value }
  }
  return undefined
}

/** A pattern as a regular expression that takes hold of the value of its variable; the shortest that fits. */
function expression(pattern: string, key: string): RegExp {
  let before = false
  const hole = '\u0000'
  const text = withoutVariables(
    pattern,
    (one) => one === key,
    () => hole,
  )
  const source = [...text].map((character) => {
    if (character === '*') return '[^]*'
    if (character === '?') return '[^]'
    if (character !== hole) return RegExp.escape(character)
    const group = before ? '\\1' : '([^]+?)'
    before = true
    return group
  })
  return new RegExp(`^${source.join('')}$`, 'u')
}
