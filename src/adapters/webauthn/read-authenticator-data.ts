import { readCbor } from './read-cbor.ts'
import { readKey } from './read-key.ts'

const flag = { userPresent: 0, userVerified: 2, backupEligible: 3, backedUp: 4, attested: 6, extended: 7 }

/** What an authenticator says of itself and of its user. */
export interface AuthenticatorData {
  readonly rpIdHash: string
  readonly userPresent: boolean
  readonly userVerified: boolean
  readonly counter: number
  /** The new passkey, where there is one. */
  readonly attested?: { readonly aaguid: string; readonly id: string; readonly publicKey: string | undefined }
}

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
const malformed = () => new Error('malformed authenticator data')

/** Reads authenticator data (W3C Web Authentication 6.1) to its last byte. What is not so throws. */
export function readAuthenticatorData(bytes: Uint8Array): AuthenticatorData {
  if (bytes.length < 37) throw malformed()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const flags = view.getUint8(32)
  const has = (bit: number) => (flags & (1 << bit)) !== 0
  // What cannot be backed up is not.
  if (has(flag.backedUp) && !has(flag.backupEligible)) throw malformed()
  const told = {
    rpIdHash: base64url(bytes.subarray(0, 32)),
    userPresent: has(flag.userPresent),
    userVerified: has(flag.userVerified),
    counter: view.getUint32(33),
  }
  const attested = has(flag.attested) ? readAttested(bytes, view) : undefined
  let end = attested?.end ?? 37
  if (has(flag.extended)) {
    const extensions = readCbor(bytes, end)
    if (!(extensions.value instanceof Map)) throw malformed()
    end = extensions.end
  }
  if (end !== bytes.length) throw malformed()
  return attested ? { ...told, attested: attested.passkey } : told
}

function readAttested(bytes: Uint8Array, view: DataView) {
  if (bytes.length < 55) throw malformed()
  const length = view.getUint16(53)
  const start = 55 + length
  // W3C Web Authentication 5.8.3: an id has 1023 bytes at most.
  if (!length || length > 1023 || start > bytes.length) throw malformed()
  const { value, end } = readCbor(bytes, start)
  if (!(value instanceof Map)) throw malformed()
  const hex = Buffer.from(bytes.subarray(37, 53)).toString('hex')
  const aaguid = hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  return { passkey: { aaguid, id: base64url(bytes.subarray(55, start)), publicKey: readKey(value) }, end }
}
