import { nameForm, saidTags, type SaidSession } from '../said-session.ts'
import { badDuration, badName, badSource, badTags, nameMissing } from './refusals.ts'

const prefix = 'https://aws.amazon.com/SAML/Attributes/'
const tag = `${prefix}PrincipalTag:`
type Attributes = Readonly<Record<string, readonly string[]>>

/** What an assertion says of the session that it is shown for. */
export interface SaidInAssertion extends SaidSession {
  /** Pairs of a role and a provider, in either order, with a comma between them. */
  readonly pairs: readonly string[]
  readonly sessionName: string
  /** How long it is to last, in seconds. */
  readonly seconds?: number
}

/** Follows "Configure SAML assertions for the authentication response" of the IAM User Guide. */
export function saidInAssertion(attributes: Attributes): SaidInAssertion {
  const of = (name: string): readonly string[] =>
    Object.hasOwn(attributes, prefix + name) ? (attributes[prefix + name] ?? []) : []
  const [sessionName] = of('RoleSessionName')
  if (!sessionName) throw nameMissing()
  if (!nameForm.test(sessionName)) throw badName()
  const [sourceIdentity] = of('SourceIdentity')
  if (sourceIdentity !== undefined && !nameForm.test(sourceIdentity)) throw badSource()
  const tags = Object.entries(attributes).flatMap(([name, values]) =>
    name.startsWith(tag) ? [[name.slice(tag.length), oneOf(values)] as const] : [],
  )
  const said = saidTags(tags, of('TransitiveTagKeys'))
  if (!said) throw badTags()
  const [duration] = of('SessionDuration')
  return {
    ...said,
    pairs: of('Role'),
    sessionName,
    ...(sourceIdentity !== undefined && { sourceIdentity }),
    ...(duration !== undefined && { seconds: secondsOf(duration) }),
  }
}

function oneOf([value, ...more]: readonly string[]): string {
  if (value === undefined || more.length) throw badTags()
  return value
}

function secondsOf(text: string): number {
  const seconds = /^\d{3,5}$/.test(text) ? Number(text) : 0
  if (seconds < 900 || seconds > 43_200) throw badDuration()
  return seconds
}
