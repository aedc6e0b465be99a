import { statSync } from 'node:fs'
import { readTls, type Tls } from './read-tls.ts'
import { reason } from './unreadable.ts'

/** Who hears of a certificate that was renewed. */
export interface Renewal {
  /** Takes what the files hold now. */
  readonly take: (tls: Tls) => void
  /** Hears why they are not taken: one of them may be there before the other. */
  readonly refuse: (why: string) => void
}

/**
 * Reads a certificate and its key again when either file is another one than it was, until what is given back is
 * called. Files are looked at every so many milliseconds: what renews certificates often moves a link instead of
 * writing a file, which no system tells of.
 */
export function watchTls(files: Tls, { take, refuse }: Renewal, every = 2_000): () => void {
  const read = () => {
    try {
      take(readTls(files))
    } catch (error) {
      refuse(reason(error))
    }
  }
  const now = () => `${stampOf(files.cert)} ${stampOf(files.key)}`
  // What they are is noted before anybody goes on: a change that comes at once is one, too.
  let seen = now()
  const looking = setInterval(() => {
    const was = seen
    seen = now()
    if (seen !== was) read()
  }, every)
  looking.unref()
  return () => clearInterval(looking)
}

/** What tells one file from another under the same name; the same for all that cannot be looked at. */
function stampOf(path: string): string {
  try {
    const { ino, size, mtimeMs, ctimeMs } = statSync(path)
    return [ino, size, mtimeMs, ctimeMs].join('/')
  } catch {
    return 'none'
  }
}
