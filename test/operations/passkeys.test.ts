import { describe, expect, it } from 'vitest'
import type { UserPoolProperties } from '../../src/model/cloudformation.ts'
import { authenticator, type Quirks } from '../authenticator.ts'
import { ana, fault, password, says, world, type Setting } from '../world.ts'

const factors = (...AllowedFirstAuthFactors: ('PASSWORD' | 'WEB_AUTHN' | 'EMAIL_OTP')[]) => ({
  Policies: { SignInPolicy: { AllowedFirstAuthFactors } },
})
const taking: Partial<UserPoolProperties> = {
  ...factors('PASSWORD', 'WEB_AUTHN'),
  WebAuthnRelyingPartyID: 'example.com',
}
const both = { WebAuthnFactorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION' } as const
const passwords = ['PASSWORD_SRP', 'PASSWORD']

/** A pool that takes passkeys, and ana signed in. */
async function open(pool: Partial<UserPoolProperties> = {}, more: Partial<Setting> = {}) {
  const made = await world({
    ...more,
    pool: { ...taking, ...pool },
    client: {
      ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_USER_PASSWORD_AUTH'],
      PreventUserExistenceErrors: 'ENABLED',
    },
  })
  const { call, start, answer } = made
  const { AccessToken } = await made.signIn()
  const begin = async () =>
    (await call('StartWebAuthnRegistration', { AccessToken })).CredentialCreationOptions
  const register = async (device = authenticator(), quirks: Quirks = {}) => {
    const Credential = device.create(await begin(), quirks)
    await call('CompleteWebAuthnRegistration', { AccessToken, Credential })
    return device
  }
  const ask = (USERNAME = 'ana') => start('USER_AUTH', { USERNAME, PREFERRED_CHALLENGE: 'WEB_AUTHN' })
  const prove = (
    was: Awaited<ReturnType<typeof ask>>,
    device: ReturnType<typeof authenticator>,
    quirks: Quirks = {},
    USERNAME = 'ana',
  ) =>
    answer(was, {
      USERNAME,
      CREDENTIAL: device.get(was.ChallengeParameters?.['CREDENTIAL_REQUEST_OPTIONS'], quirks),
    })
  const list = async () => (await call('ListWebAuthnCredentials', { AccessToken })).Credentials
  return { ...made, AccessToken, begin, register, ask, prove, list }
}

describe('registering a passkey', () => {
  it('says how it is to be made', async () => {
    const { begin } = await open()
    expect(await begin()).toMatchObject({
      rp: { id: 'example.com', name: 'test' },
      user: { id: Buffer.from(ana.sub).toString('base64url'), name: 'ana@example.com' },
      challenge: expect.stringMatching(/^[\w-]{43}$/),
      pubKeyCredParams: [{ alg: -7 }, { alg: -257 }],
      excludeCredentials: [],
      authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
    })
  })

  it('keeps it, lists it, and asks for no second one of the same device', async () => {
    const { register, list, begin, clock } = await open()
    const { id } = await register()
    expect(await list()).toEqual([
      {
        CredentialId: id,
        FriendlyCredentialName: 'Passkey',
        RelyingPartyId: 'example.com',
        AuthenticatorAttachment: 'platform',
        AuthenticatorTransports: ['internal'],
        CreatedAt: clock.at / 1000,
      },
    ])
    expect(await begin()).toMatchObject({ excludeCredentials: [{ type: 'public-key', id }] })
  })

  it('takes one whose attestation it does not verify', async () => {
    const { register, list } = await open()
    await register(authenticator(), { attestation: 'packed' })
    expect(await list()).toHaveLength(1)
  })

  it.each<[string, Quirks, string]>([
    ['of another page', { origin: 'https://example.org' }, 'WebAuthnOriginNotAllowedException'],
    [
      'of a page whose name only ends alike',
      { origin: 'https://badexample.com' },
      'WebAuthnOriginNotAllowedException',
    ],
    ['of a page without TLS', { origin: 'http://auth.example.com' }, 'WebAuthnOriginNotAllowedException'],
    [
      'of a page that is no page',
      { origin: 'https://auth.example.com/path' },
      'WebAuthnOriginNotAllowedException',
    ],
    ['of a page inside another', { crossOrigin: true }, 'WebAuthnOriginNotAllowedException'],
    ['of another relying party', { rpId: 'example.org' }, 'WebAuthnRelyingPartyMismatchException'],
    ['of another challenge', { challenge: 'AAAA' }, 'WebAuthnChallengeNotFoundException'],
    ['that is a sign-in', { type: 'webauthn.get' }, 'InvalidParameterException'],
    ['with nobody there', { userPresent: false }, 'WebAuthnCredentialNotSupportedException'],
    ['of another algorithm', { algorithm: -8 }, 'WebAuthnCredentialNotSupportedException'],
    [
      'that goes on after its end',
      { spoil: (data) => Buffer.concat([data, Buffer.from([0])]) },
      'InvalidParameterException',
    ],
    ['that ends before its end', { spoil: (data) => data.subarray(0, -1) }, 'InvalidParameterException'],
  ])('refuses one %s', async (_, quirks, code) => {
    const { register, list } = await open()
    await expect(register(authenticator(), quirks)).rejects.toEqual(fault(code))
    expect(await list()).toEqual([])
  })

  it.each([
    ['nothing', {}],
    ['a text', 'credential'],
    ['a credential without a response', { id: 'AAAA', rawId: 'AAAA', type: 'public-key' }],
  ])('refuses %s for a credential', async (_, Credential) => {
    const { call, begin, AccessToken } = await open()
    await begin()
    await expect(call('CompleteWebAuthnRegistration', { AccessToken, Credential })).rejects.toEqual(
      fault('InvalidParameterException'),
    )
  })

  it('refuses one whose device does not know its owner, where the pool asks for it', async () => {
    const { register } = await open({ WebAuthnUserVerification: 'required' })
    await expect(register(authenticator(), { userVerified: false })).rejects.toEqual(
      fault('WebAuthnCredentialNotSupportedException'),
    )
  })

  it('takes a challenge once, whatever came of it', async () => {
    const { call, begin, AccessToken } = await open()
    const options = await begin()
    const complete = (quirks: Quirks) =>
      call('CompleteWebAuthnRegistration', {
        AccessToken,
        Credential: authenticator().create(options, quirks),
      })
    await expect(complete({ origin: 'https://example.org' })).rejects.toEqual(
      fault('WebAuthnOriginNotAllowedException'),
    )
    await expect(complete({})).rejects.toEqual(fault('WebAuthnChallengeNotFoundException'))
  })

  it('takes a challenge for five minutes', async () => {
    const { call, begin, AccessToken, clock } = await open()
    const Credential = authenticator().create(await begin())
    clock.at += 5 * 60_000
    await expect(call('CompleteWebAuthnRegistration', { AccessToken, Credential })).rejects.toEqual(
      fault('WebAuthnChallengeNotFoundException'),
    )
  })

  it('takes no challenge that another client was given', async () => {
    const { call, begin, AccessToken, ports, other } = await open()
    const Credential = authenticator().create(await begin())
    const claims = { ...says(AccessToken), client_id: other.id }
    const theirs = await ports.signer.sign(ana.poolId, 'access', claims)
    await expect(call('CompleteWebAuthnRegistration', { AccessToken: theirs, Credential })).rejects.toEqual(
      fault('WebAuthnClientMismatchException'),
    )
  })

  it('takes none that is there already', async () => {
    const { register } = await open()
    const device = await register()
    await expect(register(device)).rejects.toEqual(fault('InvalidParameterException'))
  })

  it('takes twenty', async () => {
    const { register, begin, list } = await open()
    for (let count = 0; count < 20; count++)
      await register(
        authenticator({ origin: 'https://example.com', rpId: 'example.com', id: `passkey number ${count}` }),
      )
    await expect(begin()).rejects.toEqual(fault('LimitExceededException'))
    expect(await list()).toHaveLength(20)
  })

  it.each<[string, Partial<UserPoolProperties>, string]>([
    ['does not take them', factors('PASSWORD'), 'WebAuthnNotEnabledException'],
    [
      'has no domain for them',
      { WebAuthnRelyingPartyID: undefined } as object,
      'WebAuthnConfigurationMissingException',
    ],
  ])('is refused where the pool %s', async (_, pool, code) => {
    const { begin } = await open(pool)
    await expect(begin()).rejects.toEqual(fault(code))
  })

  it('takes pages of the machine itself without TLS', async () => {
    const { register, list } = await open({ WebAuthnRelyingPartyID: 'localhost' })
    await register(authenticator({ origin: 'http://localhost:3000', rpId: 'localhost' }))
    expect(await list()).toHaveLength(1)
  })
})

describe('signing in by a passkey', () => {
  it.each([
    ['ES256', false],
    ['RS256', true],
  ])('lets in by one of %s, time and again', async (_, rsa) => {
    const { register, ask, prove } = await open()
    const device = await register(
      authenticator({ origin: 'https://example.com', rpId: 'example.com', rsa, id: 'mine' }),
    )
    for (const quirks of [{}, { userHandle: Buffer.from(ana.sub).toString('base64url') }]) {
      const asked = await ask()
      expect(asked.ChallengeName).toBe('WEB_AUTHN')
      expect(JSON.parse(asked.ChallengeParameters?.['CREDENTIAL_REQUEST_OPTIONS'] ?? '')).toMatchObject({
        rpId: 'example.com',
        challenge: expect.stringMatching(/^[\w-]{43}$/),
        allowCredentials: [{ type: 'public-key', id: device.id, transports: ['internal'] }],
        userVerification: 'preferred',
      })
      const { AuthenticationResult } = await prove(asked, device, quirks)
      expect(says(AuthenticationResult?.AccessToken)).toMatchObject({ username: 'ana' })
    }
  })

  it('offers it to those who have one, and asks for it when it is chosen', async () => {
    const { register, start, answer, prove, call, AccessToken } = await open()
    const offered = async () => (await start('USER_AUTH', { USERNAME: 'ana' })).AvailableChallenges
    expect(await offered()).toEqual(passwords)
    const device = await register()
    expect(await offered()).toEqual([...passwords, 'WEB_AUTHN'])
    expect((await call('GetUserAuthFactors', { AccessToken })).ConfiguredUserAuthFactors).toContain(
      'WEB_AUTHN',
    )
    const asked = await answer(await start('USER_AUTH', { USERNAME: 'ana' }), {
      USERNAME: 'ana',
      ANSWER: 'WEB_AUTHN',
    })
    expect((await prove(asked, device)).AuthenticationResult).toBeDefined()
    await call('DeleteWebAuthnCredential', { AccessToken, CredentialId: device.id })
    expect(await offered()).toEqual(passwords)
  })

  it.each<[string, Quirks]>([
    ['of another page', { origin: 'https://example.org' }],
    ['of another relying party', { rpId: 'example.org' }],
    ['of another challenge', { challenge: 'AAAA' }],
    ['that is a registration', { type: 'webauthn.create' }],
    ['with nobody there', { userPresent: false }],
    ['that has not counted on', { counter: 1 }],
    ['that no longer counts', { counter: 0 }],
    ['of another user', { userHandle: 'AAAA' }],
    ['of another passkey', { id: 'AAAA' }],
  ])('refuses a signature %s, and ends the sign-in', async (_, quirks) => {
    const { register, ask, prove } = await open()
    const device = await register()
    const asked = await ask()
    await expect(prove(asked, device, quirks)).rejects.toEqual(
      fault('NotAuthorizedException', 'Invalid credential for the user.'),
    )
    await expect(prove(asked, device)).rejects.toEqual(fault('NotAuthorizedException', /only be used once/))
  })

  it('refuses a signature of another key', async () => {
    const { register, ask, prove } = await open()
    await register()
    await expect(prove(await ask(), authenticator(), { counter: 9 })).rejects.toEqual(
      fault('NotAuthorizedException'),
    )
  })

  it('refuses a passkey that was taken away meanwhile', async () => {
    const { register, ask, prove, call, AccessToken } = await open()
    const device = await register()
    const asked = await ask()
    await call('DeleteWebAuthnCredential', { AccessToken, CredentialId: device.id })
    await expect(prove(asked, device)).rejects.toEqual(fault('NotAuthorizedException'))
  })

  it('lets what is malformed be said again', async () => {
    const { register, ask, prove, answer } = await open()
    const device = await register()
    const asked = await ask()
    await expect(answer(asked, { USERNAME: 'ana', CREDENTIAL: '{' })).rejects.toEqual(
      fault('InvalidParameterException'),
    )
    expect((await prove(asked, device)).AuthenticationResult).toBeDefined()
  })

  it('asks strangers the same, always alike, and lets nobody in', async () => {
    const { ask, start, prove, register } = await open()
    const device = await register()
    const allowed = (asked: Awaited<ReturnType<typeof ask>>) =>
      JSON.parse(asked.ChallengeParameters?.['CREDENTIAL_REQUEST_OPTIONS'] ?? '{}').allowCredentials
    const names = Array.from({ length: 16 }, (_, at) => `nobody${at}`)
    const asked = await Promise.all(names.map((name) => ask(name)))
    const byPasskey = asked.filter(({ ChallengeName }) => ChallengeName === 'WEB_AUTHN')
    // Some would have one, and some would not.
    expect(byPasskey.length).toBeGreaterThan(0)
    expect(byPasskey.length).toBeLessThan(names.length)
    const at = asked.findIndex(({ ChallengeName }) => ChallengeName === 'WEB_AUTHN')
    const [name, theirs] = [names[at] ?? '', asked[at] ?? {}]
    expect(Object.keys(theirs.ChallengeParameters ?? {})).toEqual(['CREDENTIAL_REQUEST_OPTIONS'])
    expect(allowed(await ask(name))).toEqual(allowed(theirs))
    expect((await start('USER_AUTH', { USERNAME: name })).AvailableChallenges).toContain('WEB_AUTHN')
    await expect(prove({ ...theirs }, device, { id: allowed(theirs)[0].id }, name)).rejects.toEqual(
      fault('NotAuthorizedException', 'Invalid credential for the user.'),
    )
  })
})

describe('a passkey where a second proof is due', () => {
  const due = { MfaConfiguration: 'ON', EnabledMfas: ['EMAIL_OTP'] } as const
  const later = async (pool: Partial<UserPoolProperties>) => {
    const made = await open(pool)
    const device = await made.register()
    Object.assign(made.pool.properties, due)
    return { ...made, device }
  }

  it('is not offered where it is one proof', async () => {
    const { start } = await later({})
    expect((await start('USER_AUTH', { USERNAME: 'ana' })).AvailableChallenges).toEqual(passwords)
  })

  it('is both proofs where the pool says so', async () => {
    const { ask, prove, device } = await later(both)
    const asked = await ask()
    expect(JSON.parse(asked.ChallengeParameters?.['CREDENTIAL_REQUEST_OPTIONS'] ?? '')).toMatchObject({
      userVerification: 'required',
    })
    expect((await prove(asked, device)).AuthenticationResult).toBeDefined()
  })

  it('is neither where its device does not know its owner', async () => {
    const { ask, prove, device } = await later(both)
    await expect(prove(await ask(), device, { userVerified: false })).rejects.toEqual(
      fault('NotAuthorizedException'),
    )
  })

  it('does not do any more where a second proof has come to be due since it was asked for', async () => {
    const made = await open()
    const device = await made.register()
    const asked = await made.ask()
    Object.assign(made.pool.properties, due)
    await expect(made.prove(asked, device)).rejects.toEqual(fault('NotAuthorizedException'))
  })
})

describe('passkeys of a user', () => {
  it('are listed by pages', async () => {
    const { register, call, AccessToken } = await open()
    const origin = 'https://example.com'
    for (const id of ['one', 'two', 'six']) await register(authenticator({ origin, rpId: 'example.com', id }))
    const first = await call('ListWebAuthnCredentials', { AccessToken, MaxResults: 2 })
    const { Credentials, NextToken } = await call('ListWebAuthnCredentials', {
      AccessToken,
      NextToken: first.NextToken,
    })
    expect([first.Credentials.length, Credentials.length, NextToken]).toEqual([2, 1, undefined])
  })

  it('go with the user', async () => {
    const { register, call, AccessToken, store } = await open()
    await register()
    await call('DeleteUser', { AccessToken })
    expect(await store.passkeys(ana.poolId, 'ana')).toEqual([])
  })

  it('cannot be taken away when they are not there', async () => {
    const { call, AccessToken } = await open()
    await expect(call('DeleteWebAuthnCredential', { AccessToken, CredentialId: 'AAAA' })).rejects.toEqual(
      fault('ResourceNotFoundException'),
    )
  })

  it('do not keep a password from letting in', async () => {
    const { register, signIn } = await open()
    await register()
    expect((await signIn({ PASSWORD: password })).AccessToken).not.toBe('')
  })
})
