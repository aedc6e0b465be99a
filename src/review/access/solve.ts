import { globs } from '../../iam/match/glob.ts'
import { chunksOf, isVariable, piecesOf, type Piece } from '../../iam/match/template.ts'
import type { JsonObject } from '../../model/trigger.ts'
import { unknownIn, type Asked } from './asked.ts'
import { textsOf, variablesIn, type Doubt } from './doubt.ts'

/** Of a resource with more characters than this, nothing is tried: the work grows faster than its length. */
const longest = 512

/**
 * A value of the one unknown key with which a resource of a statement is the one asked for: of
 * `.../${cognito-identity.amazonaws.com:sub}/*` and `.../ana/a.png` it is `ana`, the shortest that fits.
 */
export function solve(
  statement: JsonObject,
  { resources }: Doubt,
  asked: Asked,
): Readonly<Record<string, string>> | undefined {
  const unknown = unknownIn(asked)
  const { resource } = asked.request
  if (resource.length > longest) return undefined
  for (const pattern of textsOf(statement['Resource']).filter((text) => resources.includes(text))) {
    const [key, ...others] = new Set(variablesIn(pattern))
    if (key === undefined || others.length || !unknown(key)) continue
    const value = valueIn(piecesOf(pattern, { variables: true, wild: true }), resource)
    if (value) return { [key]: value }
  }
  return undefined
}

/** The value of the variable of a pattern that has nothing but text before it. */
function valueIn(pieces: readonly Piece[], resource: string): string | undefined {
  const place = pieces.findIndex(isVariable)
  const before = pieces.slice(0, place)
  if (!before.every((piece) => typeof piece === 'string')) return undefined
  const start = before.join('')
  if (!resource.startsWith(start)) return undefined
  for (let end = start.length + 1; end <= resource.length; end++) {
    const value = resource.slice(start.length, end)
    const whole = pieces.map((piece) => (isVariable(piece) ? value : piece))
    if (globs(chunksOf(whole), resource)) return value
  }
  return undefined
}
