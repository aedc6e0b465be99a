import { createHash, createPublicKey, generateKeyPairSync, verify, type KeyObject } from 'node:crypto'
import type { Ports } from '../../engine/ports.ts'
import type { Ceremony } from '../../model/passkey.ts'
import { readAuthenticatorData, type AuthenticatorData } from './read-authenticator-data.ts'
import { readCbor } from './read-cbor.ts'

type Members = Readonly<Record<string, unknown>>

/** The longest value of one member. A statement of an attestation, with its certificates, has a few thousand bytes. */
const longest = 65_536
const malformed = () => new Error('malformed credential')

function members(value: unknown): Members {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed()
  return value as Members
}

function text(value: unknown): string {
  if (typeof value !== 'string' || value.length > longest) throw malformed()
  return value
}

function bytes(value: unknown): Buffer {
  const read = Buffer.from(text(value), 'base64url')
  // Two writings of one id would be two ids.
  if (!read.length || read.toString('base64url') !== value) throw malformed()
  return read
}

const idOf = ({ id, rawId, type }: Members) => {
  if (type !== 'public-key' || (rawId !== undefined && rawId !== id)) throw malformed()
  return bytes(id).toString('base64url')
}

function ceremony(id: string, clientData: Buffer, said: AuthenticatorData): Ceremony {
  const { type, challenge, origin, crossOrigin } = members(JSON.parse(clientData.toString()))
  return {
    id,
    type: text(type),
    challenge: text(challenge),
    origin: text(origin),
    crossOrigin: crossOrigin !== undefined && crossOrigin !== false,
    rpIdHash: said.rpIdHash,
    userPresent: said.userPresent,
    userVerified: said.userVerified,
    counter: said.counter,
  }
}

function orNothing<Read>(read: () => Read): Read | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

const words = (value: unknown) =>
  Array.isArray(value)
    ? value.filter((one): one is string => typeof one === 'string' && /^[a-z-]{1,32}$/.test(one)).slice(0, 8)
    : []

/**
 * Reads what browsers bring of passkeys (W3C Web Authentication 5.1 and 7), as `PublicKeyCredential.toJSON()`
 * writes it. No attestation is asked for, so the statement of one that comes unasked is not verified.
 */
export function openWebAuthn(): Ports['webAuthn'] {
  let nobody: KeyObject | undefined
  const nobodys = () => (nobody ??= generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey)
  return {
    registration: (credential) =>
      orNothing(() => {
        const said = members(credential)
        const response = members(said['response'])
        const object = bytes(response['attestationObject'])
        const { value, end } = readCbor(object)
        if (!(value instanceof Map) || end !== object.length) throw malformed()
        const authData = value.get('authData')
        if (typeof value.get('fmt') !== 'string' || !(value.get('attStmt') instanceof Map)) throw malformed()
        if (!(authData instanceof Uint8Array)) throw malformed()
        const data = readAuthenticatorData(authData)
        const id = idOf(said)
        if (data.attested?.id !== id) throw malformed()
        const [attachment] = words([said['authenticatorAttachment']])
        return {
          ...ceremony(id, bytes(response['clientDataJSON']), data),
          publicKey: data.attested.publicKey,
          aaguid: data.attested.aaguid,
          transports: words(response['transports']),
          ...(attachment && { attachment }),
        }
      }),
    assertion: (credential) =>
      orNothing(() => {
        const said = members(credential)
        const response = members(said['response'])
        const clientData = bytes(response['clientDataJSON'])
        const authData = bytes(response['authenticatorData'])
        const { userHandle } = response
        return {
          ...ceremony(idOf(said), clientData, readAuthenticatorData(authData)),
          ...(typeof userHandle === 'string' && { userHandle: text(userHandle) }),
          signed: Buffer.concat([authData, createHash('sha256').update(clientData).digest()]),
          signature: bytes(response['signature']),
        }
      }),
    signedBy(publicKey, { signed, signature }) {
      const key =
        publicKey === undefined
          ? nobodys()
          : createPublicKey({ key: Buffer.from(publicKey, 'base64url'), format: 'der', type: 'spki' })
      return verify('sha256', signed, key, signature) && publicKey !== undefined
    },
  }
}
