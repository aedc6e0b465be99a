import { beforeEach, describe, expect, it } from 'vitest'
import { sessionRules } from '../../../src/engine/sessions/set-rules.ts'
import { subjectAttribute, type LinkedIdentity } from '../../../src/model/linked-identity.ts'
import { known, type Known } from './known.ts'

let made: Known
beforeEach(async () => void (made = await known({ pool: { UserPoolTier: 'ESSENTIALS' } })))

const provider = (ProviderName: string) => ({ ProviderName, ProviderType: 'OIDC', ProviderDetails: {} })
const google: LinkedIdentity = {
  provider: 'Google',
  attribute: subjectAttribute,
  type: 'Google',
  value: '1',
  issuer: null,
  primary: true,
  createdAt: 0,
}

/** What the world is like where providers are: the app takes these. */
function withProviders(...taken: readonly string[]) {
  Object.assign(made.pool, { identityProviders: [provider('Google'), provider('Okta')] })
  Object.assign(made.client.properties, { SupportedIdentityProviders: taken })
}

/** Gives what a browser keeps in which a provider has vouched for somebody. */
async function comeBy(vouching: string): Promise<string> {
  const { cookie } = await made.enter()
  const session = await made.store.browserSession(cookie.split('.')[0] ?? '')
  if (!session) throw new Error('no session was begun')
  await made.store.commit([
    { kind: 'end browser session', id: session.id },
    { kind: 'keep browser session', session: { ...session, provider: vouching } },
  ])
  return cookie
}

/** Has somebody known at a provider. */
function link(name: string) {
  const full = { code: 'LimitExceededException' } as const
  const identity = { ...google, provider: name, primary: name === 'Google' }
  return made.store.commit([
    { kind: 'link identity', poolId: made.pool.id, username: 'ana', identity, most: 5, taken: full, full },
  ])
}

describe('whoever comes for an app', () => {
  it.each([
    ['is asked to sign in', {}, 'sign in'],
    ['is asked nothing, and the app hears of it, where it wishes so', { prompt: 'none' }, 'login_required'],
  ])('with an unknown browser %s', async (_, asked, way) => {
    expect(await made.way('', asked)).toBe(way)
  })

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['goes on or is somebody else', {}, 'choose'],
    ['is asked nothing where the app wishes so', { prompt: 'none' }, 'at once'],
    ['proves it anew where the app wishes so', { prompt: 'login' }, 'sign in'],
    ['proves it anew among other wishes', { prompt: 'consent login' }, 'sign in'],
    ['chooses where the app wishes so', { prompt: 'select_account' }, 'choose'],
    ['has nothing to consent to', { prompt: 'consent' }, 'choose'],
    ['goes on where the proof is young enough', { max_age: '61' }, 'choose'],
    ['proves it anew where it is too old', { max_age: '60' }, 'sign in'],
    ['proves it anew where none is young enough', { max_age: '0' }, 'sign in'],
    ['is asked nothing in vain', { max_age: '60', prompt: 'none' }, 'login_required'],
    ['goes on with a level that is reached', { acr_values: 'urn:cognito:loa:1' }, 'choose'],
    ['proves more for a higher level', { acr_values: 'urn:cognito:loa:4' }, 'sign in'],
    ['goes on where nobody knows the level', { acr_values: 'urn:other' }, 'choose'],
    ['goes on as one of the pool’s own users', { identity_provider: 'COGNITO' }, 'choose'],
  ])('with a known browser %s', async (_, asked, way) => {
    const { cookie } = await made.enter()
    made.clock.at += 60_000
    expect(await made.way(cookie, asked)).toBe(way)
  })

  it('is asked nothing at classic pages, which grant no wishes', async () => {
    const { cookie } = await made.enter()
    expect(await made.way(cookie, { prompt: 'login' }, false)).toBe('at once')
    expect(await made.way('', { prompt: 'none' }, false)).toBe('sign in')
  })

  it('proves it anew for an app that takes an older proof for none', async () => {
    const body = { MaxValidityMinutes: 5 }
    Object.assign(made.pool, {
      clients: [made.client, { ...made.client, id: 'longer' }],
      parts: [{ ...sessionRules(made.client.id), body }],
    })
    const { cookie, seconds } = await made.enter()
    expect(seconds).toBe(3600)
    made.clock.at += 5 * 60_000 - 1
    expect(await made.way(cookie)).toBe('choose')
    made.clock.at += 1
    expect(await made.way(cookie)).toBe('sign in')
    expect(await made.recognise(cookie)).toBeDefined()
  })

  it.each<[string, readonly string[], Readonly<Record<string, string>>, string]>([
    ['goes on where the app takes the pool’s own users, too', ['COGNITO', 'Google'], {}, 'choose'],
    [
      'goes to the provider that the app names',
      ['COGNITO', 'Google'],
      { identity_provider: 'Google' },
      'sign in',
    ],
    ['goes to a provider where the app takes no others', ['Google', 'Okta'], {}, 'sign in'],
    ['is nobody for it where the app wants nobody asked', ['Google'], { prompt: 'none' }, 'login_required'],
  ])('as one of the pool’s own users %s', async (_, taken, asked, way) => {
    const { cookie } = await made.enter()
    withProviders(...taken)
    expect(await made.way(cookie, asked)).toBe(way)
  })

  it.each<[string, readonly string[], Readonly<Record<string, string>>, string]>([
    ['goes on where the app takes it', ['Google'], {}, 'choose'],
    ['goes on where the app names it', ['COGNITO', 'Google'], { identity_provider: 'Google' }, 'choose'],
    ['goes to another that the app names', ['Google', 'Okta'], { identity_provider: 'Okta' }, 'sign in'],
    ['signs in anew where the app takes others alone', ['COGNITO', 'Okta'], {}, 'sign in'],
    [
      'signs in anew where the app asks for the pool’s own',
      ['COGNITO', 'Google'],
      { identity_provider: 'COGNITO' },
      'sign in',
    ],
  ])('by a provider %s', async (_, taken, asked, way) => {
    const cookie = await comeBy('Google')
    await made.patch({ status: 'EXTERNAL_PROVIDER' })
    await link('Google')
    withProviders(...taken)
    expect(await made.way(cookie, asked)).toBe(way)
  })

  it.each<[string, readonly string[], Readonly<Record<string, string>>, string]>([
    ['goes on where the app takes that', ['Google'], {}, 'choose'],
    ['goes to the other where the app takes it alone', ['COGNITO', 'Okta'], {}, 'sign in'],
    ['goes to the other that the app names', ['Google', 'Okta'], { identity_provider: 'Okta' }, 'sign in'],
    ['is none of the pool’s own for an app that takes no other', ['COGNITO'], {}, 'sign in'],
  ])('by one of two providers that they are known at %s', async (_, taken, asked, way) => {
    const cookie = await comeBy('Google')
    await link('Google')
    await link('Okta')
    withProviders(...taken)
    expect(await made.way(cookie, asked)).toBe(way)
  })

  it('signs in anew who is known no more at the provider that has vouched for them', async () => {
    const cookie = await comeBy('Google')
    await link('Okta')
    withProviders('COGNITO', 'Google', 'Okta')
    expect(await made.way(cookie)).toBe('sign in')
  })
})
