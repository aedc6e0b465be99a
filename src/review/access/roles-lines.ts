import type { Paint } from '../reporter.ts'
import type { Assumed } from './assumed.ts'
import type { Given } from './given.ts'
import type { MayDo, Says } from './may.ts'
import { laidOut, trustRows, type Row } from './rows.ts'
import { told } from './told.ts'
import { conditionWords } from './words/condition-words.ts'
import { comingWords, givenWords, insteadWords } from './words/given-words.ts'
import { citedWords } from './words/statement-words.ts'

/** A role that an identity pool gives, with whether it can be assumed and what it may do. */
export interface GivenRole {
  readonly given: Given
  readonly trust?: Assumed
  readonly may?: MayDo
  /** The names of the other roles that they can have in the classic flow. */
  readonly classic: readonly string[]
}

/** Who gets which role, for people: identity pool by identity pool. */
export const rolesLines = (roles: readonly GivenRole[], paint: Paint): readonly string[] =>
  laidOut(
    roles.flatMap((role, at) => [...(at ? [{ indent: 0, text: '' }] : []), ...rowsOf(role)]),
    paint,
  )

function rowsOf({ given, trust, may, classic }: GivenRole): readonly Row[] {
  const tags = [
    ...Object.entries(given.tags).map(([name, value]) => `${name} = ${JSON.stringify(value)}`),
    ...given.openTags.map((name) => `${name}, of which nothing is known`),
  ]
  const { chosen } = given
  const undeclared = 'roleArn' in chosen && !may
  return [
    { indent: 0, text: `${comingWords(given)}: ${givenWords(given)}`, at: given.at },
    ...given.instead.map((one) => ({ indent: 2, text: `or ${insteadWords(one)}`, at: one.at })),
    ...(undeclared
      ? [{ indent: 2, text: `${chosen.roleArn} is not declared here, and nothing is known of it` }]
      : []),
    ...(trust ? trustRows(trust, 2) : []),
    ...(trust && trust.verdict !== 'yes' ? whyNot(trust) : []),
    ...(tags.length ? [{ indent: 2, text: `tags        ${tags.join(', ')}` }] : []),
    ...(may?.statements ?? []).map((says) => ({ indent: 2, text: saysWords(says), at: says.at })),
    ...(may && !may.statements.length ? [{ indent: 2, text: 'it has no policies, and may nothing' }] : []),
    ...(may?.boundary
      ? [{ indent: 2, text: `at most     what ${may.boundary.name} allows`, at: may.boundary.at }]
      : []),
    ...(may && given.login === 'guest'
      ? [{ indent: 2, text: 'at most     what Cognito lets guests have, in the enhanced flow' }]
      : []),
    ...(classic.length
      ? [{ indent: 2, text: `or          ${classic.join(', ')}, by asking STS in the classic flow` }]
      : []),
  ]
}

/** What keeps a role from being given. */
const whyNot = ({ verdict, answers: [first] }: Assumed): readonly Row[] => {
  if (!first) return []
  const { needs, unless } = told({ verdict, asked: first.asked, answer: first.answer })
  const depends = [...needs.map((one) => `if ${one}`), ...unless.map((one) => `unless ${one}`)]
  return verdict === 'if' && depends.length
    ? [{ indent: 14, text: depends.join(', ') }]
    : [{ indent: 14, text: 'so it is not given: GetCredentialsForIdentity refuses' }]
}

/** `may         s3:GetObject, s3:PutObject on arn:… if …  (OwnObjects)` */
function saysWords(says: Says): string {
  const { effect, actions, notActions, resources, notResources, conditions } = says
  const label = effect === 'Allow' ? 'may' : 'may not'
  const what = `${notActions ? 'all but ' : ''}${actions.join(', ')}`
  const where = `${notResources ? 'all but ' : ''}${resources.join(', ')}`
  const when = conditions.length ? `, if ${conditions.map(conditionWords).join(' and ')}` : ''
  return `${label.padEnd(12)}${what} on ${where}${when} (${citedWords({ ...says, layer: 'identity' })})`
}
