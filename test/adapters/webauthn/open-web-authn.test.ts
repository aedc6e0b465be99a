import { describe, expect, it } from 'vitest'
import { openWebAuthn } from '../../../src/adapters/webauthn/open-web-authn.ts'
import { authenticator, cbor } from '../../authenticator.ts'

const options = { challenge: 'AAAA' }
const asked = JSON.stringify(options)
const { registration, assertion, signedBy } = openWebAuthn()

describe('a credential that a browser brings', () => {
  it.each([false, true])('is read with its key (RSA: %s), which then has signed', (rsa) => {
    const device = authenticator({ origin: 'https://example.com', rpId: 'example.com', rsa })
    const made = registration(device.create(options))
    expect(made).toMatchObject({
      id: device.id,
      type: 'webauthn.create',
      challenge: 'AAAA',
      origin: 'https://example.com',
      userPresent: true,
      userVerified: true,
      counter: 1,
      aaguid: '00000000-0000-0000-0000-000000000000',
      transports: ['internal'],
      attachment: 'platform',
    })
    const shown = assertion(JSON.parse(device.get(asked)))
    if (!shown) throw new Error('nothing was read')
    expect(signedBy(made?.publicKey, shown)).toBe(true)
    expect(signedBy(made?.publicKey, { ...shown, signed: Buffer.from('other') })).toBe(false)
    expect(signedBy(registration(authenticator().create(options))?.publicKey, shown)).toBe(false)
    expect(signedBy(undefined, shown)).toBe(false)
  })

  it('has no key where its point is not on the curve', () => {
    const spoil = (data: Buffer) => {
      const other = Buffer.from(data)
      other[other.length - 1] = (other.at(-1) ?? 0) ^ 1
      return other
    }
    const made = registration(authenticator().create(options, { spoil }))
    expect(made).toBeDefined()
    expect(made?.publicKey).toBeUndefined()
  })

  it('is nothing where it says to be backed up and cannot be', () => {
    const spoil = (data: Buffer) => {
      const other = Buffer.from(data)
      other[32] = (other[32] ?? 0) | 16
      return other
    }
    expect(registration(authenticator().create(options, { spoil }))).toBeUndefined()
  })

  type Brought = ReturnType<ReturnType<typeof authenticator>['create']>
  const spoilt = (change: (credential: Brought) => unknown) => change(authenticator().create(options))
  const response = (one: Brought, more: object) => ({ ...one, response: { ...one.response, ...more } })
  it.each<[string, unknown]>([
    ['null', null],
    ['a list', []],
    ['of another type', spoilt((one) => ({ ...one, type: 'password' }))],
    ['of two ids', spoilt((one) => ({ ...one, rawId: 'AAAA' }))],
    ['of another id than its device says', spoilt((one) => ({ ...one, id: 'AAAA', rawId: 'AAAA' }))],
    ['of padded base64', spoilt((one) => ({ ...one, id: `${one.id}=`, rawId: `${one.id}=` }))],
    ['whose client says nothing', spoilt((one) => response(one, { clientDataJSON: 'AAAA' }))],
    ['whose client says null', spoilt((one) => response(one, { clientDataJSON: 'bnVsbA' }))],
    ['without an attestation', spoilt((one) => response(one, { attestationObject: undefined }))],
    ['whose attestation is no map', spoilt((one) => response(one, { attestationObject: 'AAAA' }))],
    [
      'whose attestation goes on after its end',
      spoilt((one) =>
        response(one, {
          attestationObject: Buffer.concat([
            Buffer.from(one.response.attestationObject, 'base64url'),
            cbor(1),
          ]).toString('base64url'),
        }),
      ),
    ],
    ['too long', spoilt((one) => response(one, { clientDataJSON: 'A'.repeat(70_000) }))],
  ])('is nothing where it is %s', (_, credential) => {
    expect(registration(credential)).toBeUndefined()
  })

  it('is no signature where it has none', () => {
    expect(assertion(authenticator().create(options))).toBeUndefined()
    expect(registration(JSON.parse(authenticator().get(asked)))).toBeUndefined()
  })
})
