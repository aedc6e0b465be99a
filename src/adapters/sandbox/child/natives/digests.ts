import {
  createHash,
  createHmac,
  getHashes,
  hkdfSync,
  pbkdf2Sync,
  randomBytes,
  randomInt,
  randomUUID,
  scryptSync,
} from 'node:crypto'
import { bytesOf, textOf, type Natives } from './native.ts'

/** Bytes that one question may bring. */
const most = 1_048_576
/** Bytes that scrypt may use: more than it takes for any usual cost, and less than a process has to spare. */
const mostForScrypt = 64 * 1_048_576

const sizeOf = (word = '') => {
  const size = Number(word)
  if (!(size >= 0 && size <= most))
    throw new RangeError(
      `The value of "size" is out of range. The sandbox gives at most ${most} bytes at once.`,
    )
  return size
}

/** Random numbers, digests, MACs, and keys made of passwords. */
export const digestNatives: Natives = {
  hashes: () => JSON.stringify(getHashes()),
  hash: (algorithm = '', bytes, length) =>
    createHash(algorithm, length === undefined ? {} : { outputLength: sizeOf(length) })
      .update(bytesOf(bytes))
      .digest('latin1'),
  hmac: (algorithm = '', key, bytes) =>
    createHmac(algorithm, bytesOf(key)).update(bytesOf(bytes)).digest('latin1'),
  random: (size) => randomBytes(sizeOf(size)).toString('latin1'),
  'random number': (low, high) => String(randomInt(Number(low), Number(high))),
  uuid: () => randomUUID(),
  pbkdf2: (password, salt, rounds, size, digest = '') =>
    textOf(pbkdf2Sync(bytesOf(password), bytesOf(salt), Number(rounds), sizeOf(size), digest)),
  hkdf: (digest = '', key, salt, info, size) =>
    textOf(new Uint8Array(hkdfSync(digest, bytesOf(key), bytesOf(salt), bytesOf(info), sizeOf(size)))),
  scrypt: (password, salt, size, options = '{}') => {
    const { maxmem, ...cost } = JSON.parse(options)
    const told = { ...cost, ...(maxmem !== undefined && { maxmem: Math.min(maxmem, mostForScrypt) }) }
    return textOf(scryptSync(bytesOf(password), bytesOf(salt), sizeOf(size), told))
  },
}
