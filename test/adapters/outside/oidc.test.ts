import { describe, expect, it } from 'vitest'
import { claims, now, openIssuer, outside, seconds, signed, signingKey } from './issuer.ts'

const key = await signingKey('first')

describe('a token of an OIDC issuer', () => {
  it('is taken, and told by what it says', async () => {
    const { url, seen } = await openIssuer(key)
    const payload = claims(url, { groups: ['audit'] })
    expect(await outside().oidc(url, await signed(key, payload), now)).toEqual({
      subject: 'ana',
      issuer: url,
      audience: ['shop-audit'],
      claims: payload,
    })
    expect(seen()).toEqual(['/.well-known/openid-configuration', '/keys'])
  })

  it('is for each of its audiences', async () => {
    const { url } = await openIssuer(key)
    const token = await signed(key, claims(url, { aud: ['shop-audit', 'other'] }))
    expect(await outside().oidc(url, token, now)).toMatchObject({ audience: ['shop-audit', 'other'] })
  })

  it.each([['PS256'], ['ES256'], ['ES384'], ['EdDSA']])('may be signed by %s', async (alg) => {
    const another = await signingKey('another', alg)
    const { url, discovery } = await openIssuer(another)
    discovery({ id_token_signing_alg_values_supported: [alg] })
    expect(await outside().oidc(url, await signed(another, claims(url)), now)).toMatchObject({
      subject: 'ana',
    })
  })

  it('is signed by RS256 where the discovery document does not say by what', async () => {
    const another = await signingKey('another', 'ES256')
    const { url, discovery } = await openIssuer(key, another)
    discovery({ id_token_signing_alg_values_supported: undefined })
    const { oidc } = outside()
    expect(await oidc(url, await signed(key, claims(url)), now)).toMatchObject({ subject: 'ana' })
    expect(await oidc(url, await signed(another, claims(url)), now)).toEqual({ why: 'signature' })
  })

  it('may be of an issuer whose name ends with a slash, if the document says the very same', async () => {
    const { url, discovery } = await openIssuer(key)
    discovery({ issuer: `${url}/` })
    const { oidc } = outside()
    const token = await signed(key, claims(`${url}/`))
    expect(await oidc(`${url}/`, token, now)).toMatchObject({ issuer: `${url}/` })
    expect(await oidc(url, token, now)).toEqual({ why: 'issuer' })
  })

  it('may be of an issuer whose discovery document is moved within its origin', async () => {
    const { url, answers } = await openIssuer(key)
    const place = '/.well-known/openid-configuration'
    answers['/moved'] = answers[place]!
    answers[place] = (_, response) => response.writeHead(307, { location: '/moved' }).end()
    expect(await outside().oidc(url, await signed(key, claims(url)), now)).toMatchObject({ subject: 'ana' })
  })

  it.each([
    ['at its last second', { exp: seconds + 1 }],
    ['though the clock of its issuer is a little ahead', { iat: seconds + 59, nbf: seconds + 59 }],
  ])('is taken %s', async (_, times) => {
    const { url } = await openIssuer(key)
    expect(await outside().oidc(url, await signed(key, claims(url, times)), now)).toMatchObject({
      subject: 'ana',
    })
  })
})

describe('the keys of an issuer', () => {
  it('are fetched once for any number of tokens', async () => {
    const { url, seen } = await openIssuer(key)
    const { oidc } = outside()
    const token = await signed(key, claims(url))
    const answers = await Promise.all([1, 2, 3].map(() => oidc(url, token, now)))
    expect(answers).toEqual(answers.map(() => expect.objectContaining({ subject: 'ana' })))
    expect(seen()).toHaveLength(2)
  })

  it('are fetched again for a key that is new, and count without the old one', async () => {
    const { url, publish } = await openIssuer(key)
    const { oidc, wait } = outside()
    expect(await oidc(url, await signed(key, claims(url)), now)).toMatchObject({ subject: 'ana' })
    const next = await signingKey('second')
    publish(next)
    wait(60_000)
    expect(await oidc(url, await signed(next, claims(url)), now)).toMatchObject({ subject: 'ana' })
    expect(await oidc(url, await signed(key, claims(url)), now)).toEqual({ why: 'signature' })
  })

  it('are fetched again once a minute at most, whatever keys are named', async () => {
    const { url, seen } = await openIssuer(key)
    const { oidc, wait } = outside()
    const unknown = await signingKey('unknown')
    const token = await signed(unknown, claims(url))
    for (const _ of [1, 2, 3]) expect(await oidc(url, token, now)).toEqual({ why: 'signature' })
    expect(seen()).toHaveLength(2)
    wait(60_000)
    for (const _ of [1, 2, 3]) expect(await oidc(url, token, now)).toEqual({ why: 'signature' })
    expect(seen()).toHaveLength(4)
  })

  it('are there for tokens of a known key, however long the question for an unknown one takes', async () => {
    const { url, answers } = await openIssuer(key)
    const { oidc, wait } = outside()
    const token = await signed(key, claims(url))
    expect(await oidc(url, token, now)).toMatchObject({ subject: 'ana' })
    wait(60_000)
    const asked = Promise.withResolvers<void>()
    const answer = Promise.withResolvers<void>()
    const { '/keys': publish } = answers
    answers['/keys'] = (...exchange) => {
      asked.resolve()
      void answer.promise.then(() => publish?.(...exchange))
    }
    const slow = oidc(url, await signed(await signingKey('unknown'), claims(url)), now)
    await asked.promise
    expect(await oidc(url, token, now)).toMatchObject({ subject: 'ana' })
    answer.resolve()
    expect(await slow).toEqual({ why: 'signature' })
  })

  it('are fetched again after an hour', async () => {
    const { url, publish, seen } = await openIssuer(key)
    const { oidc, wait } = outside()
    const token = await signed(key, claims(url))
    await oidc(url, token, now)
    publish()
    wait(3_599_999)
    expect(await oidc(url, token, now)).toMatchObject({ subject: 'ana' })
    wait(1)
    expect(await oidc(url, token, now)).toEqual({ why: 'signature' })
    expect(seen()).toHaveLength(4)
  })

  it('stay what they were where the issuer does not answer to a question for a new one', async () => {
    const { url, answers } = await openIssuer(key)
    const { oidc, wait } = outside()
    const token = await signed(key, claims(url))
    await oidc(url, token, now)
    answers['/keys'] = (_, response) => response.writeHead(503).end()
    wait(60_000)
    const unknown = await signingKey('unknown')
    expect(await oidc(url, await signed(unknown, claims(url)), now)).toEqual({ why: 'signature' })
    expect(await oidc(url, token, now)).toMatchObject({ subject: 'ana' })
  })

  it('are asked for again after a second where the issuer did not answer', async () => {
    const { url, answers, publish, seen } = await openIssuer(key)
    const { oidc, wait } = outside()
    answers['/keys'] = (_, response) => response.writeHead(503).end()
    const token = await signed(key, claims(url))
    expect(await oidc(url, token, now)).toEqual({ why: 'unreachable' })
    publish(key)
    expect(await oidc(url, token, now)).toEqual({ why: 'unreachable' })
    expect(seen()).toHaveLength(2)
    wait(1_000)
    expect(await oidc(url, token, now)).toMatchObject({ subject: 'ana' })
  })
})
