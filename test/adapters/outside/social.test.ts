import { createHmac } from 'node:crypto'
import type { IncomingMessage, RequestListener } from 'node:http'
import { describe, expect, it } from 'vitest'
import { openOrigin } from '../reach/open-origin.ts'
import { claims, now, openIssuer, outside, seconds, signed, signingKey } from './issuer.ts'

const key = await signingKey('first')
const attacker = await signingKey('attacker')

/** A stand-in that answers questions by their path; with what status, if not 200. */
async function openStandIn(
  answers: Record<string, (asked: URL, request: IncomingMessage) => object | number>,
) {
  const serve: RequestListener = (request, response) => {
    const url = new URL(request.url ?? '', 'http://stand.in')
    const said = answers[url.pathname]?.(url, request) ?? 404
    if (typeof said === 'number') response.writeHead(said).end('{"error":{"message":"no"}}')
    else response.end(JSON.stringify(said))
  }
  const { port, seen } = await openOrigin(serve)
  return { place: `http://127.0.0.1:${port}`, paths: () => seen.map(({ url }) => url.split('?')[0]) }
}

describe.each([
  ['accounts.google.com', 'google', 'https://accounts.google.com'],
  ['accounts.google.com', 'google', 'accounts.google.com'],
  ['appleid.apple.com', 'apple', 'https://appleid.apple.com'],
  ['graph.facebook.com', 'facebookLimited', 'https://www.facebook.com'],
  ['graph.facebook.com', 'facebookLimited', 'https://limited.facebook.com'],
] as const)('an ID token for %s, by the keys of %s, of %s', (login, place, issuer) => {
  const world = async () => {
    const { url } = await openIssuer(key)
    return outside({ allowLocal: false, places: { [place]: `${url}/keys` } })
  }

  it('is taken for the app that it is for', async () => {
    const { social } = await world()
    const payload = claims(issuer, { aud: 'our-app', email: 'ana@example.com' })
    expect(await social(login, 'our-app', await signed(key, payload), now)).toEqual({
      provider: login,
      subject: 'ana',
      issuer,
      audience: ['our-app'],
      claims: payload,
    })
  })

  it('is taken for whatever app it is for, where nobody says which it should be', async () => {
    const { social } = await world()
    const token = await signed(key, claims(issuer, { aud: 'their-app' }))
    expect(await social(login, undefined, token, now)).toMatchObject({ audience: ['their-app'] })
  })

  it.each([
    ['is for another app', key, { aud: 'their-app' }, { why: 'audience' }],
    ['is of another issuer', key, { iss: 'https://accounts.example' }, { why: 'issuer' }],
    ['is signed by another key', { ...attacker, kid: key.kid }, {}, { why: 'signature' }],
    ['has expired', key, { exp: seconds }, { why: 'expired', expired: seconds, now: seconds }],
    ['is about nobody', key, { sub: '' }, { why: 'malformed', claim: 'sub' }],
  ] as const)('is refused where it %s', async (_, by, more, distrust) => {
    const { social } = await world()
    const token = await signed(by, claims(issuer, { aud: 'our-app', ...more }))
    expect(await social(login, 'our-app', token, now)).toEqual(distrust)
  })
})

describe('an access token of Facebook', () => {
  const graph = (of: object = {}) =>
    openStandIn({
      '/app': () => ({ id: '123', ...of }),
      '/me': (asked) => (asked.searchParams.get('access_token') === 'EAAgood' ? { id: '456' } : 400),
    })

  it.each([['123'], [undefined]])('is taken for the app %s', async (appId) => {
    const { place, paths } = await graph()
    const { social } = outside({ places: { facebook: place } })
    expect(await social('graph.facebook.com', appId, 'EAAgood', now)).toEqual({
      provider: 'graph.facebook.com',
      subject: '456',
      issuer: 'graph.facebook.com',
      audience: ['123'],
      claims: { app_id: '123', id: '456' },
    })
    expect(paths()).toEqual(['/app', '/me'])
  })

  it('of another app is refused before anything is asked with it about its user', async () => {
    const { place, paths } = await graph({ id: '999' })
    const { social } = outside({ places: { facebook: place } })
    expect(await social('graph.facebook.com', '123', 'EAAgood', now)).toEqual({ why: 'audience' })
    expect(paths()).toEqual(['/app'])
  })

  it.each([
    ['of nobody', 'EAAbad', {}, { why: 'rejected' }],
    ['of an app without an id', 'EAAgood', { id: 123 }, { why: 'audience' }],
    ['with a space', 'EAA good', {}, { why: 'malformed' }],
    ['with a line end', 'EAAgood\r\nhost: a', {}, { why: 'malformed' }],
    ['that is empty', '', {}, { why: 'malformed' }],
    ['that is too long', 'E'.repeat(4097), {}, { why: 'malformed' }],
  ])('%s is refused', async (_, token, of, distrust) => {
    const { place } = await graph(of)
    const { social } = outside({ places: { facebook: place } })
    expect(await social('graph.facebook.com', '123', token, now)).toEqual(distrust)
  })

  it('is one parameter of the question, whatever is in it', async () => {
    const asked: URL[] = []
    const { place } = await openStandIn({ '/app': (url) => (asked.push(url), { id: '999' }) })
    const { social } = outside({ places: { facebook: place } })
    await social('graph.facebook.com', '123', 'a&fields=name#b?c', now)
    expect(asked.map(({ searchParams }) => [...searchParams])).toEqual([
      [
        ['fields', 'id'],
        ['access_token', 'a&fields=name#b?c'],
      ],
    ])
  })

  it.each([
    ['is broken', 500],
    ['is busy', 429],
  ])('is not verified while Facebook %s', async (_, status) => {
    const { place } = await openStandIn({ '/app': () => status })
    const { social } = outside({ places: { facebook: place } })
    expect(await social('graph.facebook.com', '123', 'EAAgood', now)).toEqual({ why: 'unreachable' })
  })
})

describe('an access token of Login with Amazon', () => {
  const amazon = (about: object = {}, profile: object | number = {}) =>
    openStandIn({
      '/auth/o2/tokeninfo': (asked) =>
        asked.searchParams.get('access_token') === 'Atza|good'
          ? { aud: 'amzn1.client', app_id: 'amzn1.app', user_id: 'amzn1.ana', exp: 3000, ...about }
          : 400,
      '/user/profile': (_, { headers }) =>
        headers.authorization !== 'bearer Atza|good'
          ? 401
          : typeof profile === 'number'
            ? profile
            : { user_id: 'amzn1.ana', name: 'Ana', ...profile },
    })

  it.each([['amzn1.app'], ['amzn1.client']])('is taken for the app %s', async (appId) => {
    const { place } = await amazon()
    const { social } = outside({ places: { amazon: place } })
    expect(await social('www.amazon.com', appId, 'Atza|good', now)).toEqual({
      provider: 'www.amazon.com',
      subject: 'amzn1.ana',
      issuer: 'www.amazon.com',
      audience: [appId],
      claims: { app_id: appId, user_id: 'amzn1.ana' },
    })
  })

  it.each([
    ['its app', {}, 'amzn1.app'],
    ['its client, where it has no app', { app_id: undefined }, 'amzn1.client'],
  ])('is for %s, where nobody says for which it should be', async (_, about, app) => {
    const { place } = await amazon(about)
    const { social } = outside({ places: { amazon: place } })
    expect(await social('www.amazon.com', undefined, 'Atza|good', now)).toMatchObject({ audience: [app] })
  })

  it.each([
    ['of another app', 'Atza|good', { aud: 'x', app_id: 'y' }, {}, { why: 'audience' }],
    ['that Amazon does not know', 'Atza|bad', {}, {}, { why: 'rejected' }],
    ['that has ended', 'Atza|good', { exp: -5 }, {}, { why: 'expired', expired: seconds - 5, now: seconds }],
    ['of two users at once', 'Atza|good', {}, { user_id: 'amzn1.eve' }, { why: 'rejected' }],
    ['of nobody', 'Atza|good', { user_id: undefined }, { user_id: undefined }, { why: 'rejected' }],
    ['whose user has left', 'Atza|good', {}, 403, { why: 'rejected' }],
    ['that no header can have', 'Atza|\r\n', {}, {}, { why: 'malformed' }],
  ])('%s is refused', async (_, token, about, profile, distrust) => {
    const { place } = await amazon(about, profile)
    const { social } = outside({ places: { amazon: place } })
    expect(await social('www.amazon.com', 'amzn1.app', token, now)).toEqual(distrust)
  })
})

describe('a token of Twitter', () => {
  const path = '/1.1/account/verify_credentials.json'

  /** Verifies the signature of RFC 5849 by the secrets it knows, as Twitter does. */
  const twitter = async () => {
    const stamps: string[] = []
    const origin = await openStandIn({
      [path]: (_, { headers }) => {
        const said = Object.fromEntries(
          [...(headers.authorization ?? '').matchAll(/(oauth_\w+)="([^"]*)"/g)].map(
            ([, name = '', value = '']) => [name, decodeURIComponent(value)] as const,
          ),
        )
        const { oauth_signature: signature, ...parameters } = said
        const percent = (text: string) => encodeURIComponent(text).replace(/!/g, '%21')
        const base = Object.keys(parameters)
          .sort()
          .map((name) => `${name}=${percent(parameters[name] ?? '')}`)
          .join('&')
        const signed = ['GET', percent(`${origin.place}${path}`), percent(base)].join('&')
        const right = createHmac('sha1', `${percent('our!secret')}&anas`)
          .update(signed)
          .digest('base64')
        stamps.push(parameters['oauth_timestamp'] ?? '')
        const known = parameters['oauth_token'] === 'ana' && parameters['oauth_consumer_key'] === 'our-app'
        return known && signature === right ? { id_str: '789', screen_name: 'ana' } : 401
      },
    })
    return { ...origin, stamps }
  }

  it('is taken where the secrets of the app and of the token are right', async () => {
    const { place, stamps } = await twitter()
    const { social } = outside({ places: { twitter: place } })
    expect(await social('api.twitter.com', 'our-app;our!secret', 'ana;anas', now)).toEqual({
      provider: 'api.twitter.com',
      subject: '789',
      issuer: 'api.twitter.com',
      audience: ['our-app'],
      claims: { id_str: '789' },
    })
    expect(stamps).toEqual([`${seconds}`])
  })

  it.each([
    ['with a wrong secret', 'our-app;our!secret', 'ana;eves', { why: 'rejected' }],
    ['of another app', 'their-app;our!secret', 'ana;anas', { why: 'rejected' }],
    ['for an app with a wrong secret', 'our-app;secret', 'ana;anas', { why: 'rejected' }],
    ['for an app without a secret', 'our-app', 'ana;anas', { why: 'audience' }],
    ['for no app', undefined, 'ana;anas', { why: 'audience' }],
    ['without a secret', 'our-app;our!secret', 'ana', { why: 'malformed' }],
    ['of three parts', 'our-app;our!secret', 'ana;anas;b', { why: 'malformed' }],
    ['with a line end', 'our-app;our!secret', 'ana;an\nas', { why: 'malformed' }],
  ])('%s is refused', async (_, appId, token, distrust) => {
    const { place } = await twitter()
    const { social } = outside({ places: { twitter: place } })
    expect(await social('api.twitter.com', appId, token, now)).toEqual(distrust)
  })
})

it('a login that is none of these is of nobody', async () => {
  const { social } = outside()
  expect(await social('login.example', 'our-app', 'token', now)).toEqual({ why: 'issuer' })
  expect(await social('constructor', 'our-app', 'token', now)).toEqual({ why: 'issuer' })
})
