import { livingServer } from '../../adapters/disk/server-file.ts'
import { fetchOwn, type Own } from '../../adapters/machine/fetch-own.ts'
import { reason } from '../../adapters/disk/unreadable.ts'
import { counted } from '../../review/reporter.ts'
import { ok, warning, wrong, type Check, type Outcome } from '../doctor-check.ts'

/** Whether the server that runs here answers, and every pool tells where its keys are. */
export const server: Check = {
  name: 'server',
  about: 'server',
  async look({ root, loaded }) {
    const running = livingServer(root)
    if (!running) return [ok('none runs in this project')]
    const { url } = running
    try {
      const health = await ask(running, `${url}/_poolwright/health`)
      if (health['status'] !== 'ok') throw new Error('it does not say that it is well')
    } catch (error) {
      return [
        wrong(
          `the server at ${url} (process ${running.pid}) does not answer: ${whyOf(error)}`,
          'end it, and start it anew: poolwright dev',
        ),
      ]
    }
    const { pools = [], identityPools = [] } = loaded?.model ?? {}
    const found = await Promise.all(
      [...pools, ...identityPools].map(async ({ name, id }) => ({
        name,
        amiss: await amissWith(running, id),
      })),
    )
    const bad = found.filter(({ amiss }) => amiss !== undefined)
    if (!loaded?.model) return [warning(`the server at ${url} answers; of its pools nothing is known here`)]
    if (!bad.length)
      return [ok(`the server at ${url} answers, and so do the keys of ${counted(found.length, 'pool')}`)]
    return bad.map(({ name, amiss }): Outcome =>
      wrong(`\`${name}\` at ${url}: ${amiss}`, 'is it this project, in this environment, that runs there?'),
    )
  },
}

/** What is wrong with the discovery document of a pool, or with what it names. */
async function amissWith(own: Own, id: string): Promise<string | undefined> {
  const { url } = own
  const place = `${url}/${encodeURIComponent(id)}/.well-known/openid-configuration`
  try {
    const named = Object.entries(await ask(own, place)).filter(
      (entry): entry is [string, string] =>
        /_(?:uri|endpoint)$/.test(entry[0]) && typeof entry[1] === 'string',
    )
    if (!named.some(([key]) => key === 'jwks_uri')) return 'its discovery document names no keys'
    for (const [key, address] of named) {
      const target = here(address, url, id)
      if (target === undefined) continue
      if (key !== 'jwks_uri') await reach(own, target, posted.has(key) ? 'POST' : 'GET')
      else if (!Array.isArray((await ask(own, target))['keys']))
        return 'there are no keys where its document says'
    }
    return undefined
  } catch (error) {
    return whyOf(error)
  }
}

/**
 * Where an address that a document names is on this machine: only this machine is asked, also where callers
 * come by a public address.
 */
function here(address: string, url: string, id: string): string | undefined {
  if (URL.parse(address)?.origin === new URL(url).origin) return address
  const at = address.indexOf(`/${id}/`)
  return at < 0 ? undefined : url + address.slice(at)
}

const options = () => ({ redirect: 'manual', signal: AbortSignal.timeout(5_000) }) as const

async function ask(own: Own, target: string): Promise<Readonly<Record<string, unknown>>> {
  const answer = await fetchOwn(own, target, options())
  if (!answer.ok) throw new Error(`${new URL(target).pathname} answers with status ${answer.status}`)
  const body: unknown = await answer.json()
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
}

/** What takes forms alone. */
const posted = new Set(['token_endpoint', 'revocation_endpoint'])

/** An endpoint may want more than it is told; only what is not there at all, or is broken, is amiss. */
async function reach(own: Own, target: string, method: string): Promise<void> {
  const { status } = await fetchOwn(own, target, { ...options(), method })
  if (status === 404 || status >= 500)
    throw new Error(`${new URL(target).pathname} answers with status ${status}`)
}

function whyOf(error: unknown): string {
  if ((error as Error).name === 'TimeoutError') return 'no answer in five seconds'
  return reason((error as Error).cause ?? error)
}
