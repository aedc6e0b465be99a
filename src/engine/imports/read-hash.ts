import type { HashingAlgorithm, ImportedHash } from '../../model/import-job.ts'

/** The most that a hash may cost to check, each as Cognito's guide has it. */
export const hashBounds = {
  bcrypt: { cost: 12 },
  scrypt: { N: 65_536, r: 8, p: 1 },
  argon2id: { memory: 19_456, passes: 2, parallelism: 1 },
  pbkdf2: { iterations: 600_000 },
} as const

// How long a salt and what is derived may be, in bytes. Unverified; nothing in use is shorter or longer.
const salts = { least: 1, most: 64 }
const keys = { least: 16, most: 64 }

/** Why a hash is not taken. Nothing of the hash is in it. The words are unverified. */
export type BadHash = { readonly bad: string }

const malformed = (algorithm: HashingAlgorithm): BadHash => ({
  bad: `The password hash is not of the format of ${algorithm}.`,
})
const costly = (what: string, most: number): BadHash => ({
  bad: `The password hash has a ${what} out of bounds. The maximum is ${most}.`,
})

type Reader = (text: string) => ImportedHash | BadHash | undefined

const readers: Readonly<Record<HashingAlgorithm, Reader>> = {
  BCRYPT(text) {
    const [, cost] = /^\$2[abxy]\$(\d\d)\$[./A-Za-z0-9]{53}$/.exec(text) ?? []
    if (cost === undefined || Number(cost) < 4) return undefined
    if (Number(cost) > hashBounds.bcrypt.cost) return costly('cost factor', hashBounds.bcrypt.cost)
    return { algorithm: 'BCRYPT', hash: text }
  },
  SCRYPT(text) {
    const found = /^(\d{1,10})\$(\d{1,10})\$(\d{1,10})\$([0-9a-f]+)\$([0-9a-f]+)$/i.exec(text)
    const [N = 0, r = 0, p = 0] = (found?.slice(1, 4) ?? []).map(Number)
    const [salt, hash] = [bytesOfHex(found?.[4], salts), bytesOfHex(found?.[5], keys)]
    // RFC 7914 §2: N is a power of two.
    if (!salt || !hash || N < 2 || !Number.isInteger(Math.log2(N)) || r < 1 || p < 1) return undefined
    const most = hashBounds.scrypt
    if (N > most.N) return costly('CPU/memory cost N', most.N)
    if (r > most.r) return costly('block size r', most.r)
    if (p > most.p) return costly('parallelism p', most.p)
    return { algorithm: 'SCRYPT', N, r, p, salt, hash }
  },
  ARGON2ID(text) {
    // The PHC string format, and version 1.3 of RFC 9106.
    const form = /^\$argon2id\$v=19\$m=(\d{1,10}),t=(\d{1,10}),p=(\d{1,10})\$([^$]+)\$([^$]+)$/
    const found = form.exec(text)
    const [memory = 0, passes = 0, parallelism = 0] = (found?.slice(1, 4) ?? []).map(Number)
    const [salt, hash] = [bytesOfBase64(found?.[4], { ...salts, least: 8 }), bytesOfBase64(found?.[5], keys)]
    if (!salt || !hash || passes < 1 || parallelism < 1 || memory < 8 * parallelism) return undefined
    const most = hashBounds.argon2id
    if (memory > most.memory) return costly('memory cost m', most.memory)
    if (passes > most.passes) return costly('time cost t', most.passes)
    if (parallelism > most.parallelism) return costly('parallelism p', most.parallelism)
    return { algorithm: 'ARGON2ID', memory, passes, parallelism, salt, hash }
  },
  PBKDF2_SHA256(text) {
    const found = /^\$pbkdf2-sha256\$(\d{1,10})\$([^$]+)\$([^$]+)$/.exec(text)
    const iterations = Number(found?.[1] ?? 0)
    const [salt, hash] = [bytesOfBase64(found?.[2], salts), bytesOfBase64(found?.[3], keys)]
    if (!salt || !hash || iterations < 1) return undefined
    const most = hashBounds.pbkdf2.iterations
    return iterations > most
      ? costly('number of iterations', most)
      : { algorithm: 'PBKDF2_SHA256', iterations, salt, hash }
  },
}

/** Reads a hash of the algorithm that a job names, or says why it is not one that can be checked. */
export const readHash = (algorithm: HashingAlgorithm, text: string): ImportedHash | BadHash =>
  readers[algorithm](text) ?? malformed(algorithm)

type Lengths = { readonly least: number; readonly most: number }

function bytesOfHex(text: string | undefined, { least, most }: Lengths): string | undefined {
  if (text === undefined || text.length % 2 || text.length < 2 * least || text.length > 2 * most)
    return undefined
  return text.toLowerCase()
}

/** Base64 without padding, or with; passlib writes a dot for a plus. */
function bytesOfBase64(text: string | undefined, { least, most }: Lengths): string | undefined {
  if (text === undefined || !/^[A-Za-z0-9+/.]+={0,2}$/.test(text)) return undefined
  const bytes = Buffer.from(text.replaceAll('.', '+'), 'base64')
  return bytes.length < least || bytes.length > most ? undefined : bytes.toString('hex')
}
