import { createHmac, createSecretKey } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Ports } from '../../engine/ports.ts'
import { newAccessKeyId } from '../../model/access-key-id.ts'
import type { Session } from '../../model/session.ts'
import { deriveKey } from '../seal/derive-key.ts'
import type { Seal } from '../seal/open-seal.ts'

// Of a token, which travels in a header; and of the session inside, once it is unpacked. Characters, bytes.
const longest = 12_288
const largest = 65_536
// Bytes. Most sessions are smaller, and packing them would cost more than all the rest of making or opening one.
const worthPacking = 1_500
// What a session that is packed begins with. One that is not is JSON, and an object.
const packed = Buffer.of(0)

/**
 * Temporary credentials of which nothing is kept: the session lies sealed in its token, and opens only
 * together with the access key id it was made for. The secret is drawn from the seal key, the id and the token.
 */
export function openSessions({
  key,
  seal,
  random,
}: {
  readonly key: Buffer
  readonly seal: Seal
  readonly random: Ports['random']
}): Ports['sessions'] {
  const root = createSecretKey(deriveKey(key, 'session secret'))
  // 30 bytes are the 40 characters that secrets of AWS have.
  const secretOf = (accessKeyId: string, token: string) =>
    createHmac('sha256', root).update(`${accessKeyId} ${token}`).digest().subarray(0, 30).toString('base64')
  return {
    issue(session) {
      const accessKeyId = newAccessKeyId(session.account, random.bytes(10))
      const sealed = seal.seal(pack(session), contextOf(accessKeyId))
      const sessionToken = Buffer.from(sealed).toString('base64')
      if (sessionToken.length > longest) throw new Error('a session is larger than its token may be')
      const secretAccessKey = secretOf(accessKeyId, sessionToken)
      return { accessKeyId, secretAccessKey, sessionToken, expires: session.expires }
    },
    open(sessionToken, accessKeyId) {
      if (sessionToken.length > longest) return undefined
      try {
        const sealed = Buffer.from(sessionToken, 'base64')
        const session = unpack(Buffer.from(seal.open(sealed, contextOf(accessKeyId))))
        // Text that only decodes to the token is not the token.
        return { session, secret: secretOf(accessKeyId, sessionToken) }
      } catch {
        return undefined
      }
    },
  }
}

function pack(session: Session): Buffer {
  const text = Buffer.from(JSON.stringify(session))
  return text.length < worthPacking ? text : Buffer.concat([packed, deflateRawSync(text)])
}

/** Whatever was sealed is a session of our own making. */
function unpack(bytes: Buffer): Session {
  const isPacked = bytes[0] === packed[0]
  const text = isPacked ? inflateRawSync(bytes.subarray(1), { maxOutputLength: largest }) : bytes
  return JSON.parse(text.toString()) as Session
}

const contextOf = (accessKeyId: string) => JSON.stringify(['session', 2, accessKeyId])
