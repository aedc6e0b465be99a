import type { LeakedPasswords } from '../../model/leaked-passwords.ts'
import { sha1 } from './file-source.ts'
import type { Source } from './open-leaked.ts'

/** How much of a hash a service is told: it has hundreds of passwords for each. Letters. */
const told = 5
/** The most that is read of an answer. Bytes. */
const longest = 1024 * 1024

/**
 * A service that knows leaked passwords by ranges of their SHA-1, as Have I Been Pwned does: `GET <url><5
 * letters>` answers with the rest of each hash and how often it was seen, a line each. It learns neither the
 * password nor its hash; padding hides from whoever listens how many there are.
 */
export function rangeSource({ url, timeout }: NonNullable<LeakedPasswords['ranges']>): Source {
  return async (password) => {
    const hash = sha1(password)
    const response = await fetch(url + hash.slice(0, told), {
      headers: { 'add-padding': 'true', accept: 'text/plain', 'user-agent': 'poolwright' },
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
    })
    // The answer of a service is no secret, but who asked and why is: nothing of the hash is said.
    if (!response.ok) throw new Error(`the ranges of leaked passwords answer with ${response.status}`)
    const rest = hash.slice(told)
    return (await textOf(response)).split('\n').some((line) => {
      const [suffix = '', seen = ''] = line.trim().split(':')
      // Padding was never seen.
      return suffix.toUpperCase() === rest && Number(seen) > 0
    })
  }
}

async function textOf(response: Response): Promise<string> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of response.body ?? []) {
    size += part.length
    if (size > longest) throw new Error('the ranges of leaked passwords answer with more than 1 MiB')
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}
