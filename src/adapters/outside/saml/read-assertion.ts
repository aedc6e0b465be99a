import type { SamlVouched } from '../../../engine/access.ts'
import { samlInstant } from '../../../model/saml-metadata.ts'
import type { SamlSubject } from '../../../model/saml-subject.ts'
import { ahead } from '../check-claims.ts'
import { Distrusted, malformed } from '../distrusted.ts'
import { child, children, elementsIn, is } from './elements.ts'
import type { Element } from './elements.ts'

/** What an assertion has to be, so that it is for us, now. */
export interface Wanted {
  readonly issuer: string
  readonly audiences: readonly string[]
  readonly isRecipient: (url: string) => boolean
  /** Milliseconds since 1970. */
  readonly now: number
}

/** An assertion that is good, by its id, until when it could be brought at all: milliseconds since 1970. */
export interface Good {
  readonly id: string
  readonly ends: number
  readonly vouched: SamlVouched
  /** The id of the request that it answers (`InResponseTo`), where it says one. */
  readonly answers?: string
  readonly subject: SamlSubject
}

const bearer = 'urn:oasis:names:tc:SAML:2.0:cm:bearer'
const formats = 'urn:oasis:names:tc:SAML:2.0:nameid-format:'
const unspecified = 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified'
const longestSubject = 1024
const understood = ['AudienceRestriction', 'OneTimeUse', 'ProxyRestriction']

/**
 * Reads an assertion that is known to be its issuer's (saml-core-2.0-os, 2.3 to 2.7; saml-profiles-2.0-os,
 * 4.1.4.2): for whom it is, who may bring it where, and between which times.
 */
export function readAssertion(assertion: Element, wanted: Wanted): Good {
  const id = assertion.getAttribute('ID')
  if (!id) throw malformed('ID')
  if (assertion.getAttribute('Version') !== '2.0') throw malformed('Version')
  checkIssuer(assertion, wanted)
  const issued = instant(assertion, 'IssueInstant')
  if (issued === undefined) throw malformed('IssueInstant')
  if (issued > wanted.now + ahead * 1000) throw new Distrusted({ why: 'not yet valid' })
  const subject = child(assertion, 'saml:Subject')
  if (children(subject, 'saml:EncryptedID').length) throw malformed('EncryptedID')
  const nameId = child(subject, 'saml:NameID')
  const name = nameId.textContent.trim()
  if (!name || name.length > longestSubject) throw malformed('NameID')
  const audience = checkConditions(child(assertion, 'saml:Conditions'), wanted)
  const { recipient, ends, answers } = confirm(subject, wanted)
  const sessionEnds = endOfSession(assertion, wanted.now)
  const format = nameId.getAttribute('Format') || unspecified
  const [sessionIndex] = children(assertion, 'saml:AuthnStatement').map((statement) =>
    statement.getAttribute('SessionIndex'),
  )
  const vouched: SamlVouched = {
    issuer: wanted.issuer,
    issued,
    subject: name,
    subjectType: format.startsWith(formats) ? format.slice(formats.length) : format,
    audience,
    recipient,
    attributes: attributesOf(assertion),
    ...(sessionEnds !== undefined && { sessionEnds }),
  }
  return {
    id,
    ends,
    vouched,
    ...(answers && { answers }),
    subject: { ...readNameId(nameId), ...(sessionIndex && { sessionIndex }) },
  }
}

/** Reads a `NameID` as it must be said again to be understood (saml-core-2.0-os, 2.2.3). */
export function readNameId(element: Element): SamlSubject {
  const said = (name: string) => element.getAttribute(name)
  return {
    nameId: element.textContent.trim(),
    ...(said('Format') && { format: said('Format') }),
    ...(said('NameQualifier') && { nameQualifier: said('NameQualifier') }),
    ...(said('SPNameQualifier') && { spNameQualifier: said('SPNameQualifier') }),
  }
}

/** Refuses what somebody else says to have issued. */
export function checkIssuer(element: Element, { issuer }: Pick<Wanted, 'issuer'>): void {
  if (child(element, 'saml:Issuer').textContent.trim() !== issuer) throw new Distrusted({ why: 'issuer' })
}

/** Gives the audience that is ours. */
function checkConditions(conditions: Element, { audiences, now }: Wanted): string {
  checkTimes(conditions, now)
  const said = elementsIn(conditions)
  // A condition that is not understood might not hold.
  if (!said.every((one) => understood.some((known) => is(one, `saml:${known}`))))
    throw malformed('Conditions')
  const restrictions = children(conditions, 'saml:AudienceRestriction')
  const ours = restrictions.map((restriction) =>
    children(restriction, 'saml:Audience')
      .map(({ textContent }) => textContent.trim())
      .find((audience) => audiences.includes(audience)),
  )
  const [audience] = ours
  if (audience === undefined || ours.includes(undefined)) throw new Distrusted({ why: 'audience' })
  return audience
}

/** The confirmation by which whoever brings the assertion may bring it here. The first that does not fit says why none does. */
function confirm(
  subject: Element,
  { isRecipient, now }: Wanted,
): { recipient: string; ends: number; answers: string } {
  const refused: Distrusted[] = []
  for (const confirmation of children(subject, 'saml:SubjectConfirmation')) {
    if (confirmation.getAttribute('Method') !== bearer) continue
    try {
      const data = child(confirmation, 'saml:SubjectConfirmationData')
      const recipient = data.getAttribute('Recipient')
      if (!isRecipient(recipient)) throw new Distrusted({ why: 'audience' })
      const ends = checkTimes(data, now)
      if (ends === undefined) throw malformed('NotOnOrAfter')
      return {
        recipient,
        ends: Math.max(ends, ...endsOf(subject)),
        answers: data.getAttribute('InResponseTo'),
      }
    } catch (error) {
      if (!(error instanceof Distrusted)) throw error
      refused.push(error)
    }
  }
  throw refused[0] ?? malformed('SubjectConfirmation')
}

/** The ends of all confirmations: by the one that lasts longest the assertion could be brought once more. */
const endsOf = (subject: Element): readonly number[] =>
  children(subject, 'saml:SubjectConfirmation')
    .flatMap((confirmation) => children(confirmation, 'saml:SubjectConfirmationData'))
    .flatMap((data) => samlInstant(data.getAttribute('NotOnOrAfter')) ?? [])

function endOfSession(assertion: Element, now: number): number | undefined {
  const ends = children(assertion, 'saml:AuthnStatement').flatMap((statement) => {
    const end = instant(statement, 'SessionNotOnOrAfter')
    return end === undefined ? [] : [end]
  })
  if (!ends.length) return undefined
  const end = Math.min(...ends)
  checkEnd(end, now)
  return end
}

/** Holds `NotBefore` and `NotOnOrAfter` against now, and gives the end. */
function checkTimes(element: Element, now: number): number | undefined {
  const [begin, end] = [instant(element, 'NotBefore'), instant(element, 'NotOnOrAfter')]
  if (begin !== undefined && begin > now + ahead * 1000) throw new Distrusted({ why: 'not yet valid' })
  if (end !== undefined) checkEnd(end, now)
  return end
}

function checkEnd(end: number, now: number): void {
  const seconds = (time: number) => Math.floor(time / 1000)
  if (end <= now) throw new Distrusted({ why: 'expired', expired: seconds(end), now: seconds(now) })
}

function instant(element: Element, name: string): number | undefined {
  if (!element.hasAttribute(name)) return undefined
  const time = samlInstant(element.getAttribute(name))
  if (time === undefined) throw malformed(name)
  return time
}

function attributesOf(assertion: Element): SamlVouched['attributes'] {
  const all = new Map<string, string[]>()
  for (const statement of children(assertion, 'saml:AttributeStatement'))
    for (const attribute of children(statement, 'saml:Attribute')) {
      const name = attribute.getAttribute('Name')
      if (!name) throw malformed('Attribute')
      const values = children(attribute, 'saml:AttributeValue').map(({ textContent }) => textContent)
      all.set(name, [...(all.get(name) ?? []), ...values])
    }
  return Object.fromEntries(all)
}
