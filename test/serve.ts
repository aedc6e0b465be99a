import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '..')
export const cli = resolve(root, 'src/cli/main.ts')

/** What `dev --json` says when it is ready. */
export interface Ready {
  readonly url: string
  readonly token: string
  /** What is to be pasted into a shell. */
  readonly variables: Readonly<Record<string, string>>
  readonly pools: readonly {
    readonly name: string
    readonly id: string
    readonly clients: readonly { readonly name: string; readonly id: string; readonly signIn?: string }[]
  }[]
}

/** A folder of its own with these files; the project's own pools and triggers where none are given. */
export function folder(files?: Readonly<Record<string, string>>): { dir: string; remove: () => void } {
  const dir = mkdtempSync(join(tmpdir(), 'poolwright-'))
  if (!files)
    for (const each of ['pools', 'triggers']) cpSync(join(root, each), join(dir, each), { recursive: true })
  for (const [path, text] of Object.entries(files ?? {})) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), text)
  }
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) }
}

/** Starts `poolwright dev` on a folder, as a user would, and waits until it is ready. */
export async function serve(
  dir: string,
  args: readonly string[] = ['--memory'],
  env: NodeJS.ProcessEnv = {},
  command = cli,
) {
  const began = performance.now()
  const server = spawn(process.execPath, [command, 'dev', '--json', '--port', '0', '--cwd', dir, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', ...env },
  })
  let told = ''
  server.stderr.on('data', (part: Buffer) => (told += part.toString()))
  const ready = await new Promise<Ready>((done, fail) => {
    let said = ''
    server.stdout.on('data', (part: Buffer) => {
      said += part.toString()
      const [line = '', rest] = said.split('\n')
      if (rest !== undefined && line.includes('"ok":true')) done(JSON.parse(line) as Ready)
    })
    server.on('exit', (code) => fail(new Error(`the server ended with ${code}:\n${told}${said}`)))
  })
  const took = performance.now() - began
  const ended = new Promise<void>((done) => server.once('exit', () => done()))
  const poolOf = (name?: string) =>
    ready.pools.find((each) => !name || each.name === name) ?? { id: '', clients: [] }
  return {
    pid: server.pid ?? 0,
    took,
    ready,
    url: ready.url,
    poolId: (name?: string) => poolOf(name).id,
    clientId: (pool?: string, client?: string) =>
      poolOf(pool).clients.find((each) => !client || each.name === client)?.id ?? '',
    told: () => told,
    /** The code last sent to a user, read as a developer would. */
    async code(username: string, pool?: string): Promise<string> {
      const query = new URLSearchParams({ pool: poolOf(pool).id, username })
      const answer = await fetch(`${ready.url}/_poolwright/api/inbox/latest?${query}`, {
        headers: { authorization: `Bearer ${ready.token}` },
      })
      if (!answer.ok) throw new Error(`inbox: ${answer.status} ${await answer.text()}`)
      return ((await answer.json()) as { code: string }).code
    },
    async stop(signal: NodeJS.Signals = 'SIGTERM') {
      server.kill(signal)
      await ended
    },
  }
}
export type Server = Awaited<ReturnType<typeof serve>>
