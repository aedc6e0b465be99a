import type { Because } from '../../../iam/choose-role.ts'
import { mappingOf } from '../../../iam/choose-role.ts'
import type { Given, OtherRole } from '../given.ts'
import { loginWords } from '../logins.ts'
import { quoted } from './condition-words.ts'

const matches: Readonly<Record<string, string>> = {
  Equals: 'is',
  NotEqual: 'is not',
  StartsWith: 'begins with',
  Contains: 'contains',
}

/** By which way somebody comes: `client web of customers, in identity pool shop`. */
export const comingWords = ({ identityPool, login }: Given): string =>
  login === 'guest'
    ? `guests of identity pool ${identityPool.name}`
    : `${loginWords(login)}, in identity pool ${identityPool.name}`

/** What an identity pool gives, and by what: `shop-gold, by rule 2: custom:plan is "gold"`. */
export const givenWords = (given: Given): string =>
  'roleArn' in given.chosen
    ? `${roleName(given.chosen.roleArn)}, ${becauseWords(given, given.chosen.because)}`
    : `no role: ${refusedWords(given)}`

/** Why an identity pool gives no role. */
export function refusedWords(given: Given): string {
  const { chosen } = given
  if ('roleArn' in chosen) return ''
  if (chosen.refused === 'no guests') return 'guests are not let in'
  if (chosen.refused === 'no role')
    return chosen.because.by === 'guest' ? 'there is none for guests' : 'there is none for whoever signed in'
  return `${ambiguous(given)}, and that is denied`
}

/** Why none of the roles that a token or the rules offer is given. */
function ambiguous(given: Given): string {
  if (isByRules(given)) return 'no rule fits'
  const roles = given.claims['cognito:roles']
  return Array.isArray(roles) && roles.length > 1
    ? 'the token names several roles and prefers none'
    : 'the token names no role'
}

function becauseWords(given: Given, because: Because): string {
  switch (because.by) {
    case 'guest':
      return 'the role of guests'
    case 'authenticated':
      return 'the role of whoever signed in'
    case 'rule':
      return `by rule ${because.rule + 1}: ${ruleWords(given, because.rule)}`
    case 'preferred role':
      return 'by cognito:preferred_role of the token'
    case 'only role':
      return 'the one role in cognito:roles of the token'
    case 'custom role':
      return 'which was asked for'
    case 'otherwise':
      return `the role of whoever signed in, as ${ambiguous(given)}`
  }
}

const mapping = ({ identityPool, login }: Given) =>
  login === 'guest' ? undefined : mappingOf(identityPool, login.provider)
const isByRules = (given: Given) => mapping(given)?.Type === 'Rules'

function ruleWords(given: Given, at: number): string {
  const rule = mapping(given)?.RulesConfiguration?.Rules[at]
  return rule ? fittingWords({ claim: rule.Claim, match: rule.MatchType, value: rule.Value }) : ''
}

/** A role that somebody gets instead: `shop-gold, by rule 2, if custom:plan is "gold"`. */
export const insteadWords = (other: OtherRole): string =>
  `${roleName(other.roleArn)}, by rule ${other.rule + 1}, if ${fittingWords(other)}`

/** A role that somebody asks STS for, in the classic flow. */
export const takenWords = (name: string): string => `${name}, which they ask STS for`

/** When a rule fits. */
export const fittingWords = ({ claim, match, value }: Pick<OtherRole, 'claim' | 'match' | 'value'>): string =>
  `${claim} ${matches[match] ?? match} ${quoted(value)}`

/** The name at the end of the ARN of a role. */
export const roleName = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1)
