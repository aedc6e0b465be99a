import { fetchOwn } from '../../adapters/machine/fetch-own.ts'
import { reason, Unreadable } from '../../adapters/disk/unreadable.ts'
import type { runningServer } from '../../adapters/disk/server-file.ts'

/**
 * Asks a running server under `/_poolwright/api`; undefined where it has no such thing. Throws
 * `Unreadable` where it does not answer, or not to us.
 */
export async function askServer(
  server: ReturnType<typeof runningServer>,
  path: string,
  query: Readonly<Record<string, string | undefined>>,
): Promise<unknown> {
  const { url, token } = server
  const known = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const target = new URL(`${url}/_poolwright/api${path}?${new URLSearchParams(known)}`)
  let answer: Response
  try {
    answer = await fetchOwn(server, target, {
      headers: { authorization: `Bearer ${token}` },
      redirect: 'error',
    })
  } catch (error) {
    const why = reason((error as Error).cause ?? error)
    throw new Unreadable(`the server at ${url} does not answer: ${why}`, 'start it anew: poolwright dev', {
      cause: error,
    })
  }
  if (answer.status === 404) return undefined
  const body = (await answer.json().catch(() => ({}))) as { message?: string }
  if (!answer.ok)
    throw new Unreadable(`the server at ${url} refused: ${body.message ?? `HTTP status ${answer.status}`}`)
  return body
}
