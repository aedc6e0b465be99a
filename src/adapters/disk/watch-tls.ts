import { unwatchFile, watchFile } from 'node:fs'
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
  const paths = [files.cert, files.key]
  for (const path of paths) watchFile(path, { interval: every, persistent: false }, read)
  return () => paths.forEach((path) => unwatchFile(path, read))
}
