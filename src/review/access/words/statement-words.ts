import type { Cited } from '../../../model/iam.ts'
import type { Weighed } from '../weigh.ts'
import { conditionWords, contraryWords, quoted, seenWords } from './condition-words.ts'

/** A statement by its name and policy: `OwnObjects`, `statement 2 of shop-boundary`. */
export function citedWords({ layer, sid, statement, policy }: Cited): string {
  const name = sid ?? `statement ${statement + 1}`
  if (policy === 'allow and deny') return name
  return `${name} of ${layer === 'trust' ? 'the ' : ''}${policy}`
}

/** What a statement does: `OwnObjects allows it, if …`. */
export function statementWords(weighed: Weighed, overall: boolean): string {
  const { effect, applies } = weighed
  const name = citedWords(weighed)
  const verb = effect === 'Allow' ? 'allows' : 'denies'
  if (applies === 'yes') return `${name} ${verb} it`
  if (applies === 'no')
    return `${name} does not ${effect === 'Allow' ? 'allow' : 'deny'} it: ${unfitWords(weighed)}`
  const needs = needsOf(weighed, overall)
  return needs.length ? `${name} ${verb} it, if ${needs.join(' and ')}` : `${name} ${verb} it`
}

/**
 * What must be so for a statement to apply of which nobody can say whether it does. With `overall` the
 * resource is told of for all statements together.
 */
export function needsOf(weighed: Weighed, overall: boolean): readonly string[] {
  const { resource, doubt, solved = {}, conditions } = weighed
  const named = resource && (!overall || resource.not) ? whereWords(resource, doubt.resources, solved) : []
  return [...named, ...conditions.filter(({ unknown }) => unknown).map(conditionWords)]
}

function whereWords(
  { not, patterns }: NonNullable<Weighed['resource']>,
  doubtful: readonly string[],
  solved: Readonly<Record<string, string>>,
): readonly string[] {
  // One pattern that surely fits is enough.
  if (!doubtful.length) return []
  const values = Object.entries(solved).map(([key, value]) => `${key} is ${quoted(value)}`)
  if (values.length) return values
  return [
    `the resource is ${not ? 'not ' : ''}${patterns.filter((one) => doubtful.includes(one)).join(' or ')}`,
  ]
}

/** What keeps a statement from denying of which nobody can say whether it does: what must be so, or what must not. */
export function avoidedBy(weighed: Weighed): { readonly need?: string; readonly unless?: string } {
  const needs = needsOf(weighed, false)
  const [only, ...others] = weighed.conditions.filter(({ unknown }) => unknown)
  const need = only && !others.length && needs.length === 1 ? contraryWords(only) : undefined
  return need === undefined ? { unless: needs.join(' and ') } : { need }
}

/** Why a statement does not apply. */
function unfitWords({ unfit, resource, conditions, variables }: Weighed): string {
  if (unfit === 'resource' && resource) {
    const all = resource.patterns.join(', ')
    return [`it is about ${resource.not ? 'all but ' : ''}${all}`, ...filledWords(variables, all)].join(
      ', and ',
    )
  }
  if (unfit === 'principal') return 'it is about somebody else'
  if (unfit === 'condition') {
    const failed = conditions.filter(({ holds, unknown }) => !holds && !unknown)
    return failed
      .map((one) =>
        [
          `only if ${conditionWords(one)}, and ${seenWords(one)}`,
          ...filledWords(variables, one.wanted.join(' ')),
        ].join(', and '),
      )
      .join('; ')
  }
  return "its policy breaks IAM's grammar"
}

/** What the variables in a text came to. */
const filledWords = (variables: Weighed['variables'], text: string): readonly string[] =>
  variables
    .filter(({ key }) => text.includes(`\${${key}}`))
    .map(({ key, saw }) =>
      saw === undefined ? `there is no ${key}` : `${key} is ${saw.map(quoted).join(', ')}`,
    )

/** The conditions of a statement that applies, each with what it saw. */
export const conditionLines = ({ applies, conditions }: Weighed): readonly string[] =>
  applies === 'yes' ? conditions.map((one) => `${conditionWords(one)}: ${seenWords(one)}`) : []
