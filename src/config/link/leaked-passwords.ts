import type { LeakedPasswords } from '../../model/leaked-passwords.ts'
import { parseDuration } from '../duration.ts'
import type { EnvLeakedPasswords } from '../made/documents.ts'

/** The lists of an environment, with everything that may be left out. */
export function leakedPasswords({ files = [], ranges }: EnvLeakedPasswords): LeakedPasswords {
  if (!ranges) return { files }
  const { url, timeout = '2s' } = ranges
  return { files, ranges: { url: url.endsWith('/') ? url : `${url}/`, timeout: parseDuration(timeout) } }
}
