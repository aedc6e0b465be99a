import { randomBytes } from 'node:crypto'
import {
  constants,
  copyFileSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { Unreadable, reason } from '../disk/unreadable.ts'

const variable = 'POOLWRIGHT_SEAL_KEY'
const howToMakeOne = 'make one with `openssl rand -base64 32`'

/** The seal key, where it was found, and what the operator should be told about it. */
export interface SealKey {
  readonly key: Buffer
  readonly from: 'environment' | 'file' | 'made'
  readonly warning?: string
}

/**
 * Reads the 32 bytes under which secrets are sealed: from `POOLWRIGHT_SEAL_KEY`, else from the file,
 * which is made on first use where `create` allows it. Without a file, a new key is kept nowhere. Throws
 * an `Unreadable` that says what to do.
 */
export function readSealKey({
  env,
  file,
  create,
}: {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly file?: string | undefined
  readonly create: boolean
}): SealKey {
  const given = env[variable]
  if (given !== undefined) return { key: decode(given, `\`${variable}\``), from: 'environment' }
  const found = file === undefined ? undefined : readKeyFile(file)
  if (found) return found
  if (!create)
    throw new Unreadable(`\`${variable}\` is not set`, `${howToMakeOne} and keep it for as long as the store`)
  const key = randomBytes(32)
  if (file === undefined) return { key, from: 'made' }
  // Of two processes that make the file at once, both take what the first has written.
  if (!writeOnce(file, `${key.toString('base64')}\n`)) return readKeyFile(file) ?? lost(file)
  return { key, from: 'made' }
}

function readKeyFile(file: string): SealKey | undefined {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw new Unreadable(`the seal key \`${file}\` cannot be read: ${reason(error)}`, undefined, {
      cause: error,
    })
  }
  const key = decode(text, `the file \`${file}\``)
  // Windows keeps no such modes.
  if (process.platform === 'win32' || (statSync(file).mode & 0o077) === 0) return { key, from: 'file' }
  const warning = `the seal key \`${file}\` can be read by others: run \`chmod 600 ${file}\``
  return { key, from: 'file', warning }
}

function decode(text: string, place: string): Buffer {
  const word = text.trim()
  if (/^[0-9a-f]{64}$/i.test(word)) return Buffer.from(word, 'hex')
  if (/^[A-Za-z0-9+/_-]{43}=?$/.test(word)) return Buffer.from(word, 'base64')
  throw new Unreadable(
    `${place} must hold 32 bytes, as 44 characters of base64 or 64 of hex, but holds ${word.length} characters`,
    howToMakeOne,
  )
}

/** Puts the whole file in place in one step, unless there is one. */
function writeOnce(file: string, text: string): boolean {
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(draft, text, { flag: 'wx', mode: 0o600, flush: true })
    place(draft, file)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw new Unreadable(`the seal key \`${file}\` cannot be written: ${reason(error)}`, undefined, {
      cause: error,
    })
  } finally {
    rmSync(draft, { force: true })
  }
}

function place(draft: string, file: string): void {
  try {
    linkSync(draft, file)
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw error
    // Some file systems have no hard links.
    copyFileSync(draft, file, constants.COPYFILE_EXCL)
  }
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code

function lost(file: string): never {
  throw new Unreadable(`the seal key \`${file}\` was made and removed by another process`, 'start again')
}
