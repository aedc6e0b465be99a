import { Agent, request, type IncomingMessage } from 'node:http'
import { callers, cpuOfTree, load, median } from './cpu.ts'
import { httpEcho, signature } from './limits.ts'
import type { Figure } from './main.ts'
import { callback, ClientId, domain, password, produce } from './production.ts'

const rounds = 5
const times = 400

/** Sends forms to the pages and to the token endpoint over connections that stay open. */
function sender(origin: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: callers })
  const { hostname, port } = new URL(origin)
  const ask = (method: string, path: string, headers: Record<string, string>, body?: string) =>
    new Promise<IncomingMessage & { text: string }>((done, fail) => {
      const asked = request({ hostname, port, method, path, agent, headers }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () => done(Object.assign(response, { text: Buffer.concat(parts).toString() })))
      })
      asked.on('error', fail)
      asked.end(body)
    })
  return {
    get: (path: string) => ask('GET', path, {}),
    send: (path: string, form: Record<string, string>, headers: Record<string, string> = {}) => {
      const body = new URLSearchParams(form).toString()
      const type = 'application/x-www-form-urlencoded'
      return ask('POST', path, { 'content-type': type, 'content-length': `${body.length}`, ...headers }, body)
    },
    close: () => agent.destroy(),
  }
}

const login = `/${domain}/login?${new URLSearchParams({
  client_id: ClientId,
  response_type: 'code',
  redirect_uri: callback,
  scope: 'openid',
})}`

/**
 * What it costs to trade a code for tokens, at a server as it is run for others: against an HTTP echo of the question
 * and the two signatures under the ID token and the access token.
 */
export async function oauth(cli: string): Promise<Figure[]> {
  const { pid, url, users, stop } = await produce(cli)
  try {
    /** Codes of sign-ins at the pages, each of a browser that nobody knows. */
    async function codes(): Promise<string[]> {
      const { get, send, close } = sender(url)
      const { headers, text } = await get(login)
      const cookie = headers['set-cookie']?.map((line) => line.split(';')[0]).join('; ') ?? ''
      const _csrf = /name="_csrf" value="([^"]*)"/.exec(text)?.[1] ?? ''
      const drawn: string[] = []
      let next = 0
      await load(times, async () => {
        const username = users[next++ % users.length] ?? ''
        const sent = await send(login, { username, password, _csrf }, { cookie })
        drawn.push(new URL(sent.headers.location ?? '').searchParams.get('code') ?? '')
      })
      close()
      return drawn
    }

    const exchangeOf = (code: string) => ({
      grant_type: 'authorization_code',
      client_id: ClientId,
      redirect_uri: callback,
      code,
    })

    async function exchanges(): Promise<number> {
      const fresh = await codes()
      const { send, close } = sender(url)
      const before = cpuOfTree(pid)
      await load(times, async () => {
        const answer = await send(`/${domain}/oauth2/token`, exchangeOf(fresh.pop() ?? ''))
        if (answer.statusCode !== 200) throw new Error(`${answer.statusCode}: ${answer.text}`)
      })
      const spent = (cpuOfTree(pid) - before) / times
      close()
      return spent
    }

    await exchanges()
    const measured: (readonly [ours: number, limit: number])[] = []
    for (let round = 0; round < rounds; round++) {
      const limit = (await httpEcho(exchangeOf('x'.repeat(43)))) + 2 * (await signature())
      measured.push([await exchanges(), limit])
    }
    return [
      {
        name: 'code for tokens: server CPU, against an HTTP echo and two signatures',
        value: median(measured.map(([ours]) => ours)),
        unit: 'ms',
        limit: median(measured.map(([, limit]) => limit)),
        ratio: median(measured.map(([ours, limit]) => limit / ours)),
      },
    ]
  } finally {
    stop()
  }
}
