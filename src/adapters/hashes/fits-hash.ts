import { argon2, pbkdf2, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { ImportedHash } from '../../model/import-job.ts'

/** Whether bcrypt makes this hash of a password. */
export type Bcrypt = (password: string, hash: string) => Promise<boolean>

const derive = { argon2: promisify(argon2), pbkdf2: promisify(pbkdf2) }
// Its overloads hide the one with options from `promisify`.
const scryptOf = (password: string, salt: Buffer, length: number, options: object) =>
  new Promise<Buffer>((resolve, reject) =>
    scrypt(password, salt, length, options, (error, key) => (error ? reject(error) : resolve(key))),
  )

/** Whether a password is the one that was hashed. All but bcrypt are computed in Node's own threads. */
export async function fitsHash(known: ImportedHash, password: string, bcrypt: Bcrypt): Promise<boolean> {
  if (known.algorithm === 'BCRYPT') return bcrypt(password, known.hash)
  const [salt, hash] = [Buffer.from(known.salt, 'hex'), Buffer.from(known.hash, 'hex')]
  return timingSafeEqual(await keyOf(known, password, salt, hash.length), hash)
}

function keyOf(
  known: Exclude<ImportedHash, { algorithm: 'BCRYPT' }>,
  password: string,
  salt: Buffer,
  length: number,
): Promise<Buffer> {
  switch (known.algorithm) {
    case 'SCRYPT': {
      const { N, r, p } = known
      // RFC 7914 needs 128 bytes for each of N times r, and a little more.
      return scryptOf(password, salt, length, { N, r, p, maxmem: 128 * r * (N + p + 2) + 1024 * 1024 })
    }
    case 'ARGON2ID': {
      const { memory, passes, parallelism } = known
      const parameters = { message: password, nonce: salt, tagLength: length, memory, passes, parallelism }
      return derive.argon2('argon2id', parameters)
    }
    case 'PBKDF2_SHA256':
      return derive.pbkdf2(password, salt, known.iterations, length, 'sha256')
  }
}
