import type { SamlBrought, SamlParty, SamlSignedOut } from '../../../engine/federation/saml/saml-port.ts'
import { samlInstant, type SamlMetadata } from '../../../model/saml-metadata.ts'
import { ahead } from '../../outside/check-claims.ts'
import { Distrusted, malformed } from '../../outside/distrusted.ts'
import { child, children, type Element } from '../../outside/saml/elements.ts'
import { checkIssuer, readNameId } from '../../outside/saml/read-assertion.ts'
import { parseMessage } from '../../outside/saml/verify-response.ts'
import { sloOf } from './messages.ts'
import { checkKind, readPost } from './post.ts'
import { readRedirect } from './redirect.ts'

// Milliseconds for which a message counts that says no end of its own.
const fresh = 5 * 60_000

async function open(brought: SamlBrought, provider: SamlMetadata) {
  if (brought.binding === 'post') return readPost(brought.form, provider)
  const { name, text } = await readRedirect(brought.query, provider.certificates)
  return { name, message: await parseMessage(text) }
}

/** Reads what a provider says of a sign-out (saml-core-2.0-os, 3.7): signed, by the provider, for us and now. */
export async function readSignOut(
  brought: SamlBrought,
  provider: SamlMetadata,
  { domain, now }: Pick<SamlParty, 'domain' | 'now'>,
): Promise<SamlSignedOut> {
  const { name, message } = await open(brought, provider)
  checkKind(message, name)
  checkIssuer(message, { issuer: provider.entityId })
  // What is signed says for whom it is (saml-bindings-2.0-os, 3.4.5.2 and 3.5.5.2): nothing else in it does.
  if (message.getAttribute('Destination') !== sloOf(domain)) throw new Distrusted({ why: 'audience' })
  checkTime(message, now)
  // That not everybody was signed out everywhere, or that it went wrong, changes nothing here.
  if (name === 'SAMLResponse') return { kind: 'answer', answers: said(message, 'InResponseTo') }
  // Of several sessions it is all that the subject has.
  const [sessionIndex, ...others] = children(message, 'samlp:SessionIndex')
  return {
    kind: 'request',
    id: said(message, 'ID'),
    subject: {
      ...readNameId(child(message, 'saml:NameID')),
      ...(sessionIndex && !others.length && { sessionIndex: sessionIndex.textContent.trim() }),
    },
  }
}

function said(message: Element, name: string): string {
  const value = message.getAttribute(name)
  if (!value) throw malformed(name)
  return value
}

function checkTime(message: Element, now: number): void {
  const issued = samlInstant(message.getAttribute('IssueInstant'))
  if (issued === undefined) throw malformed('IssueInstant')
  if (issued > now + ahead * 1000) throw new Distrusted({ why: 'not yet valid' })
  const until = message.getAttribute('NotOnOrAfter')
  const ends = until ? samlInstant(until) : issued + fresh
  if (ends === undefined) throw malformed('NotOnOrAfter')
  if (ends <= now)
    throw new Distrusted({ why: 'expired', expired: Math.floor(ends / 1000), now: Math.floor(now / 1000) })
}
