import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { findChromium, howToGet } from '../browser/find-chromium.ts'
import { openBrowser } from '../browser/open-browser.ts'
import { callers, cpuOfTree, load, median } from './cpu.ts'
import { callback, ClientId, domain, produce } from './production.ts'
import type { Figure } from './main.ts'

// The machine is shared: the server and the limit are measured side by side, several times.
const rounds = 5
const visits = 200
const pages = 2000
const paints = 8

/** Gets pages of one server over connections that stay open. */
function visitor(origin: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: callers })
  const { hostname, port } = new URL(origin)
  const get = (path: string) =>
    new Promise<IncomingMessage & { page: string; firstByte: number }>((done, fail) => {
      const asked = request({ hostname, port, path, agent }, (response) => {
        const firstByte = performance.now()
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () =>
          done(Object.assign(response, { page: Buffer.concat(parts).toString(), firstByte })),
        )
      })
      asked.on('error', fail)
      asked.end()
    })
  return { get, close: () => agent.destroy() }
}
type Visitor = ReturnType<typeof visitor>

/** A bare server that says what a page of ours says. */
async function bareServer({ headers, page }: IncomingMessage & { page: string }) {
  const dir = mkdtempSync(join(tmpdir(), 'poolwright-bench-'))
  const file = join(dir, 'page.json')
  const {
    connection: _,
    'keep-alive': __,
    'transfer-encoding': ___,
    'content-length': ____,
    ...own
  } = headers
  writeFileSync(file, JSON.stringify({ page, headers: own }))
  const server = spawn(process.execPath, [resolve(import.meta.dirname, 'page-server.ts'), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [port] = (await once(server.stdout, 'data')) as [Buffer]
  return {
    url: `http://127.0.0.1:${port.toString().trim()}`,
    pid: server.pid ?? 0,
    stop() {
      server.kill()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

const query = new URLSearchParams({
  client_id: ClientId,
  response_type: 'code',
  redirect_uri: callback,
  scope: 'openid',
})
const authorize = `/${domain}/oauth2/authorize?${query}`
const login = `/${domain}/login?${query}`

/** Milliseconds from the app's request to the first byte of the page that it leads to, as one visitor has it. */
async function firstByte({ get }: Visitor): Promise<number> {
  const took: number[] = []
  for (let visit = 0; visit < visits; visit++) {
    const began = performance.now()
    const { headers } = await get(authorize)
    took.push((await get(headers.location ?? '')).firstByte - began)
  }
  return median(took)
}

/** What many visitors at once get: pages a second, and the server's CPU for each. */
async function rate({ get }: Visitor, pid: number): Promise<{ rate: number; cpu: number }> {
  const cpu = cpuOfTree(pid)
  const began = performance.now()
  await load(pages, () => get(login))
  return { rate: (pages / (performance.now() - began)) * 1000, cpu: (cpuOfTree(pid) - cpu) / pages }
}

/** Milliseconds until something of the page can be seen, in a browser that has never been there. */
async function firstPaints(origins: readonly string[]): Promise<readonly number[]> {
  const browser = await openBrowser()
  const seen = origins.map((): number[] => [])
  for (let round = 0; round < paints; round++)
    for (const [at, origin] of origins.entries()) {
      const context = await browser.newContext()
      const page = await context.newPage()
      await page.goto(`${origin}${authorize}`, { waitUntil: 'load' })
      const painted = await page.evaluate<number>(`new Promise((done) => {
        new PerformanceObserver((list) => {
          for (const { name, startTime } of list.getEntries())
            if (name === 'first-contentful-paint') done(startTime)
        }).observe({ type: 'paint', buffered: true })
      })`)
      seen[at]?.push(painted)
      await context.close()
    }
  await browser.close()
  return seen.map(median)
}

/** What the pages of a pool cost, against a server that does nothing but say the same bytes. */
export async function pagesBench(cli: string): Promise<Figure[]> {
  const server = await produce(cli)
  const ours = visitor(server.url)
  const first = await ours.get(login)
  const bare = await bareServer(first)
  const theirs = visitor(bare.url)
  try {
    for (const { get } of [ours, theirs]) await load(500, () => get(login))
    const round = async () => ({
      byte: { ours: await firstByte(ours), bare: await firstByte(theirs) },
      many: { ours: await rate(ours, server.pid), bare: await rate(theirs, bare.pid) },
    })
    type Round = Awaited<ReturnType<typeof round>>
    const measured: Round[] = []
    for (let each = 0; each < rounds; each++) measured.push(await round())
    const of = (read: (round: Round) => number) => median(measured.map(read))
    const painted = findChromium() ? await firstPaints([server.url, bare.url]) : undefined
    if (!painted) process.stderr.write(`${howToGet}\n`)
    return [
      {
        name: 'authorize to the first byte of the sign-in page',
        value: of(({ byte }) => byte.ours),
        unit: 'ms',
        limit: of(({ byte }) => byte.bare),
        ratio: of(({ byte }) => byte.bare / byte.ours),
      },
      {
        name: 'sign-in pages, 16 visitors',
        value: of(({ many }) => many.ours.rate),
        unit: '/s',
        limit: of(({ many }) => many.bare.rate),
        ratio: of(({ many }) => many.ours.rate / many.bare.rate),
      },
      {
        name: 'sign-in page: server CPU',
        value: of(({ many }) => many.ours.cpu),
        unit: 'ms',
        limit: of(({ many }) => many.bare.cpu),
        ratio: of(({ many }) => many.bare.cpu / many.ours.cpu),
      },
      {
        name: 'sign-in page: weight, with its style',
        value: Buffer.byteLength(first.page) / 1000,
        unit: 'kB',
      },
      ...(painted
        ? [
            {
              name: 'authorize to the first paint, in Chromium',
              value: painted[0] ?? Number.NaN,
              unit: 'ms' as const,
              limit: painted[1] ?? Number.NaN,
              ratio: (painted[1] ?? Number.NaN) / (painted[0] ?? Number.NaN),
            },
          ]
        : []),
    ]
  } finally {
    ours.close()
    theirs.close()
    bare.stop()
    server.stop()
  }
}
