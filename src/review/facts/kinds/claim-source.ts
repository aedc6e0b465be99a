import { powersOf } from '../../lint/questions/powers.ts'
import { locate } from '../../lint/locate.ts'
import { code } from '../code.ts'
import type { FactKind } from '../fact.ts'

/** From which claim of an identity provider an attribute comes: `about` is pool, provider, attribute. */
export const claimSource: FactKind<string> = {
  kind: 'claimSource',
  names: 'provider',
  *of(project) {
    for (const pool of project.all('pool'))
      for (const [provider, { map }] of Object.entries(pool.says.identityProviders ?? {}))
        for (const [attribute, claim] of Object.entries(map ?? {}))
          yield {
            about: [pool.name, provider, attribute],
            value: claim,
            at: { resource: pool, path: ['identityProviders', provider, 'map', attribute] },
          }
  },
  *tell({ about: [pool = '', provider = '', attribute = ''], before, after }, { after: now }) {
    const whose = `${code(attribute)} of those who come to ${code(pool)} by ${code(provider)}`
    const resource = now.find('pool', pool)
    const power = after && resource && powersOf(now, resource).find((one) => one.attribute === attribute)
    const source = after
      ? `is now what the provider says as ${code(after.value)}${before ? `, and was ${code(before.value)}` : ''}`
      : `is no longer what the provider says as ${code(before?.value ?? '')}`
    yield {
      risk: power
        ? 'access-widened'
        : trusted.includes(attribute) && after
          ? 'auth-weakened'
          : 'token-changed',
      sentence: `${whose} ${source}${power ? `, and ${power.does}` : ''}`,
      ...(power && { related: power.steps.map(({ message, at }) => ({ message, at: locate(at) })) }),
    }
  },
}

/** By these accounts are found again, and joined. */
const trusted = [
  'email',
  'email_verified',
  'phone_number',
  'phone_number_verified',
  'username',
  'preferred_username',
]
