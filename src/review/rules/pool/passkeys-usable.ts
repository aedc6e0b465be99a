import { appsOf, hasLoginPages } from '../../lint/questions/apps.ts'
import { isUnder } from '../../lint/questions/redirects.ts'
import type { Resource, Reviewed } from '../../lint/reviewed.ts'
import type { Rule } from '../../lint/rule.ts'

/** Passkeys that no browser would offer, and passkeys that are as good as whoever holds the device. */
export const passkeysUsable: Rule = {
  id: 'PW-POOL-028',
  severity: 'warning',
  score: 4,
  title: 'passkeys cannot be used, or do not know their owner',
  why: 'A browser offers a passkey only on the domain that it belongs to and under it: on the login pages of the pool one of another domain is never offered. And where `userVerification` is `preferred`, as it is when left out, a passkey that is the whole sign-in may ask for no finger, face or PIN, so that who holds the device is in.',
  source: 'W3C Web Authentication 5.1.3 and 5.8.6; Cognito, passkeys',
  bad: `
signIn: { factors: [password, passkey] }
passkeys: { relyingPartyId: example.org, userVerification: preferred }
domain: { name: auth.example.com, certificate: 'arn:aws:acm:us-east-1:123456789012:certificate/1' }
clients:
  web: { oauth: { flows: [code], scopes: [openid], callbacks: ['https://example.com/cb'] }, providers: [COGNITO] }
`,
  good: `
signIn: { factors: [password, passkey] }
passkeys: { relyingPartyId: example.com, userVerification: required }
domain: { name: auth.example.com, certificate: 'arn:aws:acm:us-east-1:123456789012:certificate/1' }
clients:
  web: { oauth: { flows: [code], scopes: [openid], callbacks: ['https://example.com/cb'] }, providers: [COGNITO] }
`,
  *check(project) {
    for (const pool of project.all('pool')) {
      const { signIn, mfa, passkeys = {}, domain } = pool.says
      const alone = (signIn?.factors ?? []).includes('passkey')
      if (!alone && !(mfa?.factors ?? []).includes('passkey')) continue
      if (passkeys.userVerification !== 'required')
        yield {
          message: alone
            ? 'a passkey is enough to sign in, and need not know its owner'
            : 'a passkey counts as two factors, and need not know its owner',
          at: { resource: pool, path: ['passkeys', 'userVerification'] },
          help: 'say `userVerification: required`',
        }
      const host = hostOfPages(project, pool)
      const { relyingPartyId: id } = passkeys
      if (!domain || host === undefined || id === undefined || isHere(id)) continue
      if (id.includes('.') && (domain.name.includes('.') ? isUnder(host, id) : host === id)) continue
      yield {
        message: `no browser offers passkeys of \`${id}\` on the login pages at \`${host}\``,
        at: { resource: pool, path: ['passkeys', 'relyingPartyId'] },
        help: domain.name.includes('.')
          ? 'take that domain, or one above it'
          : 'leave it out, or take that domain',
        related: [{ message: 'the domain of the pool', at: { resource: pool, path: ['domain', 'name'] } }],
      }
    }
  },
}

/** Names of this machine alone, for an environment in which somebody develops. */
const isHere = (id: string) => id === 'localhost' || id.endsWith('.localhost')

/** Where the login pages are, if any client sends users of the pool there. */
function hostOfPages({ addresses }: Reviewed, pool: Resource<'pool'>): string | undefined {
  const { name } = pool.says.domain ?? {}
  const used = appsOf(pool).some(
    (app) => hasLoginPages(app) && (app.says.providers ?? ['COGNITO']).includes('COGNITO'),
  )
  if (!used || name === undefined) return undefined
  return name.includes('.') ? name : `${name}.auth.${addresses.region}.amazoncognito.com`
}
