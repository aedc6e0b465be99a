import { Fault } from '../../model/fault.ts'
import { subjectAttribute } from '../../model/linked-identity.ts'
import type { ProviderType } from '../hooks/inbound-federation.ts'
import type { Step } from '../flow.ts'
import { federatedName } from '../links/named-identity.ts'
import { toldMapping } from '../pools/provider-details.ts'
import { nameKey } from '../users/names.ts'
import type { Named, Receiving } from './receiving.ts'

/** The longest name that a user can have. Characters. */
const longestName = 128

/** The claim that names people, where a mapping says another than the provider's own. */
function subjectOf({ idp, subject, brought }: Receiving): string {
  const claim = idp.AttributeMapping?.['username']
  if (claim === undefined || claim === toldMapping(idp.ProviderType)['username']) return subject
  const said = Object.hasOwn(brought, claim) ? brought[claim] : undefined
  // The sentence is unverified.
  if (!said) throw new Fault('InvalidParameterException', 'attributes required: [username]')
  return said
}

/**
 * Works out what the identity is called here, before any script is asked: none can say that somebody is
 * somebody else. The name is in small letters where the pool ignores case, which is unverified.
 */
export const nameIdentity: Step<Receiving, Omit<Named, Exclude<keyof Receiving, 'subject'>>> = {
  name: 'name the identity',
  run(receiving) {
    const { pool, idp } = receiving
    const subject = subjectOf(receiving)
    const value = { provider: idp.ProviderName, attribute: subjectAttribute, value: subject }
    const username = nameKey(pool, federatedName(value))
    if (!subject || username.length > longestName || !name.test(username))
      // The sentence is unverified.
      throw new Fault(
        'InvalidParameterException',
        'The identity provider names the user in a way that no user can be named.',
      )
    return {
      subject,
      provider: { name: idp.ProviderName, type: idp.ProviderType as ProviderType },
      user: { username },
      clientMetadata: undefined,
      validationData: {},
    }
  },
}

// The pattern that the API has for names of users.
const name = /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u
