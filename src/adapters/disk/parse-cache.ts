import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { ownFolder } from './own-folder.ts'

/** What files without mistakes hold, as JSON by the hash of their text, kept from one run to the next. */
export interface DiskParseCache {
  get(hash: string): string | undefined
  set(hash: string, json: string): void
  /** Writes down what this run asked for or added, and what others did before it, if anything is new; where that cannot be, nothing happens. */
  save(): void
}

/** More is not written: a project that large is read faster than its cache. */
const mostBytes = 64 * 1024 * 1024
/** So much is kept beyond what a run itself made use of, and as much again as that: other commands ask for other things. */
const spareBytes = 1024 * 1024
const first = 'poolwright parse cache 1'

/**
 * Opens the cache of a project, one file under `.poolwright/cache`. A cache that somebody else made,
 * as one that came with a pull request, would say what the files do not: it counts only if it is
 * sealed with a key that lies in the user's own folder. One that is broken counts as none.
 */
export function openParseCache(root: string, keyFile: string | undefined = usualKeyFile()): DiskParseCache {
  const file = join(root, '.poolwright', 'cache', 'parsed')
  const known = keyFile === undefined ? new Map<string, string>() : read(file, keyFile)
  const used = new Map<string, string>()
  let added = false
  return {
    get(hash) {
      const json = used.get(hash) ?? known.get(hash)
      if (json !== undefined) used.set(hash, json)
      return json
    },
    set(hash, json) {
      added = true
      used.set(hash, json)
    },
    save() {
      if (keyFile !== undefined && added) write(root, file, keyFile, [...used, ...spare(used, known)])
    },
  }
}

const bytesOf = ([hash, text]: readonly [string, string]) => hash.length + text.length

/** What this run had no use for: the latest, which stand first, and no more than there is room for. */
function spare(used: ReadonlyMap<string, string>, known: ReadonlyMap<string, string>) {
  let room = spareBytes + [...used].reduce((sum, entry) => sum + bytesOf(entry), 0)
  return [...known].filter((entry) => {
    if (used.has(entry[0])) return false
    room -= bytesOf(entry)
    return room >= 0
  })
}

/** In the user's own folder; none where the system knows of no such folder, as in some containers. */
function usualKeyFile(): string | undefined {
  try {
    return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'poolwright', 'cache.key')
  } catch {
    return undefined
  }
}

const sealOf = (key: Buffer, body: string) => createHmac('sha256', key).update(body).digest()

function read(file: string, keyFile: string): ReadonlyMap<string, string> {
  const known = new Map<string, string>()
  try {
    const text = readFileSync(file, 'utf8')
    const [title, seal = ''] = text.slice(0, text.indexOf('\n')).split('\t')
    const body = text.slice(text.indexOf('\n') + 1)
    const [given, right] = [Buffer.from(seal, 'base64url'), sealOf(keyOf(keyFile), body)]
    if (title !== first || given.length !== right.length || !timingSafeEqual(given, right)) return known
    for (const line of body.split('\n')) {
      const tab = line.indexOf('\t')
      if (tab > 0) known.set(line.slice(0, tab), line.slice(tab + 1))
    }
  } catch {
    // There is none, or it cannot be read: then everything is parsed again.
  }
  return known
}

function write(
  root: string,
  file: string,
  keyFile: string,
  entries: readonly (readonly [hash: string, json: string])[],
): void {
  // JSON as `stringify` writes it holds no line end, so that a line is an entry.
  const body = entries.map(([hash, json]) => `${hash}\t${json}\n`).join('')
  if (body.length > mostBytes) return
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  try {
    const own = join(realpathSync(root), '.poolwright')
    // A link in the place of one of the folders would make us write somewhere else.
    if (existsSync(own) && realpathSync(own) !== own) return
    mkdirSync(join(ownFolder(root), 'cache'), { recursive: true })
    if (realpathSync(dirname(file)) !== join(own, 'cache')) return
    const seal = sealOf(keyIn(keyFile), body).toString('base64url')
    try {
      // Two runs at once each write a whole file, and the last one stays.
      writeFileSync(draft, `${first}\t${seal}\n${body}`, { flag: 'wx' })
      renameSync(draft, file)
    } finally {
      rmSync(draft, { force: true })
    }
  } catch {
    // A disk that cannot be written has no cache, and needs none to be right.
  }
}

function keyOf(file: string): Buffer {
  const key = readFileSync(file)
  if (key.length !== keyBytes) throw new Error('the key of the cache is not whole')
  return key
}

/** The key of this user on this machine, made on first use. */
function keyIn(file: string): Buffer {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(file, randomBytes(keyBytes), { flag: 'wx', mode: 0o600 })
  }
  return keyOf(file)
}

const keyBytes = 32
