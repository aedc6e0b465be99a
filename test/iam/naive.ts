import type { AccessRequest, Decision, Layer, Policies, Policy } from '../../src/model/iam.ts'
import type { Json, JsonObject } from '../../src/model/trigger.ts'

/**
 * A second evaluator of policies that follow the grammar: straight recursion over the document, character by
 * character, once for each question. It knows no more operators than the properties ask for.
 */
export function naive(policies: Policies, request: AccessRequest): Decision['decision'] {
  const all = (Object.entries(policies) as [Layer, readonly Policy[]][]).flatMap(([layer, given]) =>
    given.flatMap(({ document }) =>
      list(document['Statement'] ?? []).map((one) => ({ layer, document, one: one as JsonObject })),
    ),
  )
  const fitting = all.filter(({ document, one }) => fits(one, document['Version'] === '2012-10-17', request))
  if (fitting.some(({ one }) => one['Effect'] === 'Deny')) return 'explicitDeny'
  const { principal, resource } = request
  const allows = (layer: Layer) => fitting.some((found) => found.layer === layer)
  const named = (who: (text: string) => boolean) =>
    fitting.some(({ layer, one }) => layer === 'resource' && namesOf(one).some(who))
  const within = (layer: Layer) => !policies[layer] || allows(layer)
  const limited = within('boundary') && within('session') && within('scope-down')
  const there = resource.split(':')[4]
  if (there && there !== principal.account) return when(allows('identity') && allows('resource') && limited)
  if (named((text) => text === principal.arn)) return 'allow'
  return when(limited && (allows('identity') || named((text) => text === '*' || text === principal.roleArn)))
}

const when = (allowed: boolean) => (allowed ? 'allow' : 'implicitDeny')
const list = (value: Json): readonly Json[] => (Array.isArray(value) ? (value as Json[]) : [value])
const texts = (value: Json | undefined) => list(value ?? []).map(String)

const namesOf = ({ Principal }: JsonObject): string[] =>
  typeof Principal === 'string' ? [Principal] : texts((Principal as JsonObject | undefined)?.['AWS'])

function fits(one: JsonObject, fill: boolean, request: AccessRequest): boolean {
  const { principal, action, resource } = request
  const who = [principal.arn, principal.roleArn, principal.account, '*']
  if (one['Principal'] !== undefined && !namesOf(one).some((text) => who.includes(text))) return false
  const does = (text: string) => like(literals(text.toLowerCase()), action.toLowerCase())
  const is = (text: string) => isArn(fill ? filled(text, request) : literals(text), resource)
  if (one['Action'] !== undefined ? !texts(one['Action']).some(does) : texts(one['NotAction']).some(does))
    return false
  if (one['Resource'] !== undefined ? !texts(one['Resource']).some(is) : texts(one['NotResource']).some(is))
    return false
  return Object.entries((one['Condition'] ?? {}) as JsonObject).every(([operator, keys]) =>
    Object.entries(keys as JsonObject).every(([key, values]) => holds(operator, key, values, fill, request)),
  )
}

function holds(written: string, key: string, values: Json, fill: boolean, request: AccessRequest): boolean {
  const saw = found(key, request)
  if (written === 'Null') return texts(values).includes(String(saw === undefined || saw.length === 0))
  const operator = written.replace(/^For\w+:/, '').replace('IfExists', '')
  if (saw === undefined && written.endsWith('IfExists')) return true
  const negated = operator.includes('Not')
  const one = (value: string) =>
    texts(values).some((text) => compare(operator.replace('Not', ''), text, value, fill, request)) !== negated
  if (written.startsWith('ForAll')) return (saw ?? []).every(one)
  if (written.startsWith('ForAny')) return (saw ?? []).some(one)
  return saw?.length === 1 ? one(String(saw[0])) : negated
}

function compare(
  operator: string,
  text: string,
  value: string,
  fill: boolean,
  request: AccessRequest,
): boolean {
  const pattern = fill ? filled(text, request) : literals(text)
  if (operator === 'StringLike') return pattern !== undefined && like(pattern, value)
  if (operator === 'StringEquals') return pattern?.map(({ character }) => character).join('') === value
  if (operator === 'NumericLessThan') return Number(value || 'none') < Number(text || 'none')
  throw new Error(operator)
}

/** The values of a key; nothing, where it is not there. */
function found(key: string, { context }: AccessRequest): readonly string[] | undefined {
  const entry = Object.entries(context).find(([name]) => name.toLowerCase() === key.toLowerCase())
  return entry && (typeof entry[1] === 'string' ? [entry[1]] : entry[1])
}

/** A character of a pattern, and whether it may stand for others. */
interface Sign {
  readonly character: string
  readonly wild: boolean
}
const literals = (text: string): Sign[] =>
  [...text].map((character) => ({ character, wild: character === '*' || character === '?' }))

function filled(text: string, request: AccessRequest): Sign[] | undefined {
  const [, before = '', name = '', after = ''] = /^(.*?)\$\{(.*?)\}(.*)$/.exec(text) ?? []
  if (!name) return literals(text)
  const entry = Object.entries(request.context).find(([key]) => key.toLowerCase() === name.toLowerCase())
  const rest = filled(after, request)
  if (typeof entry?.[1] !== 'string' || !rest) return undefined
  return [...literals(before), ...[...entry[1]].map((character) => ({ character, wild: false })), ...rest]
}

/** Whether a pattern is of a text: the first sign takes none, one or more of it. */
function like([sign, ...rest]: readonly Sign[], text: string): boolean {
  if (!sign) return text === ''
  if (sign.wild && sign.character === '*')
    return like(rest, text) || (text !== '' && like([sign, ...rest], text.slice(1)))
  return text !== '' && (sign.wild || sign.character === text[0]) && like(rest, text.slice(1))
}

/** The same part by part, between the first five colons. */
function isArn(pattern: readonly Sign[] | undefined, arn: string): boolean {
  if (!pattern) return false
  if (pattern.length === 1 && pattern[0]?.wild && pattern[0].character === '*') return true
  const part = (left: readonly Sign[], text: string, parts: number): boolean => {
    const colon = left.findIndex(({ character }) => character === ':')
    const end = text.indexOf(':')
    if (parts === 1 || colon < 0 || end < 0) return like(left, text)
    return (
      like(left.slice(0, colon), text.slice(0, end)) &&
      part(left.slice(colon + 1), text.slice(end + 1), parts - 1)
    )
  }
  return part(pattern, arn, 6)
}
