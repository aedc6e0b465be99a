import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { serve } from '../serve.ts'
import { makeProject, type Project } from './make-project.ts'
import { runPoolwright } from './run-poolwright.ts'

let project: Project
const servers: Server[] = []
beforeEach(() => {
  project = makeProject()
})
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((done) => server.close(done))
  project.remove()
})

interface Found {
  readonly check: string
  readonly verdict: string
  readonly message: string
  readonly help?: string
}

async function doctor(...args: string[]) {
  const { code, out, err } = await runPoolwright(project.root, 'doctor', '--json', ...args)
  expect(err).toBe('')
  const { ok, checks } = JSON.parse(out) as { ok: boolean; checks: readonly Found[] }
  expect(code).toBe(ok ? 0 : 1)
  return { out, of: (name: string) => checks.filter(({ check }) => check === name) }
}

/** Puts something into the folder of a server. */
function own(name: string, text: string, mode = 0o600) {
  const folder = join(project.root, '.poolwright')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(join(folder, name), text, { mode })
}

async function answering(listener: RequestListener): Promise<number> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return (server.address() as AddressInfo).port
}

const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
    cwd: project.root,
    stdio: 'pipe',
  })

const secret = 'hunter2-hunter2-hunter2'

describe('doctor', () => {
  it('finds nothing wrong with a new project, and says so to people', async () => {
    const { code, out } = await runPoolwright(project.root, 'doctor')
    expect(code).toBe(0)
    expect(out).toMatch(/^ok {7}sandbox +isolated-vm runs a line in a process of its own/m)
    expect(out).toMatch(/\n\n\d+ ok, \d warnings?, 0 wrong\n$/)
  })

  it('with --quiet says only what is not well', async () => {
    const { out } = await runPoolwright(project.root, 'doctor', '--quiet')
    expect(out).not.toMatch(/^ok/m)
  })

  it('can be asked where there is no project', async () => {
    project.remove()
    mkdirSync(project.root)
    const { of } = await doctor()
    expect(of('files')).toMatchObject([
      { verdict: 'warning', message: expect.stringContaining('no project') },
    ])
    expect(of('secrets')).toEqual([])
  })

  it('runs no script of the project, and makes no file', async () => {
    const ran = join(project.root, 'ran')
    project.write(
      'triggers/greet.js',
      `import { writeFileSync } from 'node:fs'\nwriteFileSync('${ran}', '')\n`,
    )
    await doctor()
    expect(existsSync(ran)).toBe(false)
    expect(existsSync(join(project.root, '.poolwright'))).toBe(false)
  })

  it('tells of mistakes in files, and where the first is', async () => {
    project.write('pools/shop.pool.yaml', 'clients: { web: { auht: [srp] } }\n')
    expect((await doctor()).of('files')).toEqual([
      {
        check: 'files',
        about: 'project',
        verdict: 'wrong',
        message: '1 mistake, the first at pools/shop.pool.yaml:1',
        help: 'see it explained: poolwright validate',
      },
    ])
  })
})

describe('doctor, of what a server keeps', () => {
  it.each([
    [
      'a folder that others may look into',
      () => chmodOf('.', 0o755),
      'data folder',
      'warning',
      /may look into/,
    ],
    [
      'a database that is none',
      () => own('data.sqlite', 'x'.repeat(9_000)),
      'database',
      'wrong',
      /cannot be read/,
    ],
    ['a database without its key', () => own('data.sqlite', ''), 'seal key', 'wrong', /no key under which/],
    [
      'a key that others can read',
      () => own('seal.key', 'A'.repeat(43) + '=', 0o644),
      'seal key',
      'warning',
      /others/,
    ],
    ['a key that is none', () => own('seal.key', secret), 'seal key', 'wrong', /must hold 32 bytes/],
  ])('finds %s', async (_, harm, check, verdict, words) => {
    harm()
    const { out, of } = await doctor()
    expect(of(check)).toMatchObject([{ verdict, message: expect.stringMatching(words) }])
    expect(out).not.toContain(secret)
  })

  const chmodOf = (name: string, mode: number) => {
    own('note', '')
    chmodSync(join(project.root, '.poolwright', name), mode)
  }
})

describe('doctor, of what the project needs', () => {
  it('names the secrets that are missing, and shows none that is there', async () => {
    project.write(
      'pools/env/dev.env.yaml',
      'secrets: { one: { env: NOBODY_SETS_THIS }, two: { file: two.txt } }\n',
    )
    project.write(
      'pools/shop.pool.yaml',
      'clients: { a: { secret: { secret: one } }, b: { secret: { secret: two } } }\n',
    )
    project.write('two.txt', secret)
    const { out, of } = await doctor()
    expect(of('secrets')).toMatchObject([
      {
        verdict: 'warning',
        message: '`one` is missing, for client `a` of pool `shop`',
        help: 'set NOBODY_SETS_THIS',
      },
    ])
    expect((await doctor('--env', 'dev')).of('secrets')).toMatchObject([{ verdict: 'wrong' }])
    expect(out).not.toContain(secret)
  })

  it('finds schemas that are not where files say', async () => {
    const line =
      '# yaml-language-server: $schema=../node_modules/poolwright/schemas/config/pool.schema.json\n'
    project.write('pools/new.pool.yaml', line)
    expect((await doctor()).of('schemas')).toMatchObject([
      {
        verdict: 'warning',
        message: expect.stringMatching(/^1 of 1 files name .* pools\/new\.pool\.yaml: \.\.\/node/),
      },
    ])
    project.write('node_modules/poolwright/schemas/config/pool.schema.json', '{}')
    expect((await doctor()).of('schemas')).toMatchObject([{ verdict: 'ok' }])
  })

  it('finds types that scripts ask for and nothing brings', async () => {
    project.write('triggers/greet.js', "import type { PreSignUpHandler } from 'aws-lambda'\n")
    expect((await doctor()).of('types')).toMatchObject([
      { verdict: 'warning', help: 'npm install --save-dev @types/aws-lambda' },
    ])
    project.write('node_modules/@types/aws-lambda/package.json', '{}')
    expect((await doctor()).of('types')).toMatchObject([{ verdict: 'ok' }])
  })

  it('finds what git would keep, and what it keeps already', async () => {
    git('init', '-q', '-b', 'main')
    expect((await doctor()).of('.gitignore')).toMatchObject([{ verdict: 'warning' }])
    own('seal.key', 'A'.repeat(43) + '=')
    git('add', '-f', '.poolwright')
    git('commit', '-q', '-m', 'all')
    expect((await doctor()).of('.gitignore')).toMatchObject([
      { verdict: 'wrong', message: expect.stringContaining('git keeps 1 file of .poolwright') },
    ])
    git('rm', '-q', '--cached', '-r', '.poolwright')
    project.write('.gitignore', '.poolwright/\n')
    expect((await doctor()).of('.gitignore')).toMatchObject([{ verdict: 'ok' }])
  })

  it('says what plan would compare with', async () => {
    expect((await doctor()).of('git')).toMatchObject(
      [{ verdict: 'warning', message: /no repository/ }].map(like),
    )
    git('init', '-q', '-b', 'main')
    expect((await doctor()).of('git')).toMatchObject([{ verdict: 'warning', message: /no commit/ }].map(like))
    git('commit', '-q', '--allow-empty', '-m', 'first')
    expect((await doctor()).of('git')).toMatchObject(
      [{ verdict: 'ok', message: /merge base with main/ }].map(like),
    )
  })

  const like = ({ message, ...rest }: { message: RegExp; verdict: string }) => ({
    ...rest,
    message: expect.stringMatching(message),
  })
})

describe('doctor, of servers', () => {
  it('is content with the one of the project, and with its keys', async () => {
    const server = await serve(project.root)
    const { of } = await doctor('--port', new URL(server.url).port)
    await server.stop()
    expect(of('server')).toMatchObject([
      { verdict: 'ok', message: `the server at ${server.url} answers, and so do the keys of 1 pool` },
    ])
    expect(of('port')).toMatchObject([
      { verdict: 'ok', message: expect.stringContaining('that of the server of this project') },
    ])
  })

  it.each([
    ['does not answer', undefined, /does not answer/],
    ['is another program', '<html>', /does not answer/],
    ['has no such pool', '{"status":"ok"}', /^`shop` at .* answers with status 404/],
  ])('finds one that %s', async (_, health, words) => {
    const port = await answering((request, response) => {
      if (health === undefined) return void request.socket.destroy()
      response.statusCode = request.url === '/_poolwright/health' ? 200 : 404
      response.end(health)
    })
    own('server.json', JSON.stringify({ url: `http://127.0.0.1:${port}`, pid: process.pid, token: secret }))
    const { out, of } = await doctor()
    expect(of('server')).toMatchObject([{ verdict: 'wrong', message: expect.stringMatching(words) }])
    expect(out).not.toContain(secret)
  })

  it('asks nobody whom a file names that came with the project', async () => {
    own('server.json', JSON.stringify({ url: 'http://192.0.2.1:9340', pid: process.pid }))
    expect((await doctor()).of('server')).toMatchObject([
      { verdict: 'ok', message: 'none runs in this project' },
    ])
  })

  it.each([
    ['another program', 'no'],
    ['a Poolwright of another project', '{"status":"ok"}'],
  ])('says that %s has the port', async (who, text) => {
    const port = await answering((_, response) => void response.end(text))
    const { of } = await doctor('--port', String(port))
    expect(of('port')).toMatchObject([{ verdict: 'warning', message: `port ${port} is taken by ${who}` }])
  })
})
