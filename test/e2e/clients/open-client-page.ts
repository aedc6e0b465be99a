import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { sdk } from '../../conformance/sdk.ts'
import { folder, root, serve } from '../../serve.ts'
import { pageBlocks, pageText } from '../page-steps.ts'

/** Who signs in on the pages, as they say. */
export const ana = { username: 'ana@example.com', password: 'Corr3ct-Horse!' }

const pathOf = /^(?:#|\/\/|<!--) ((?:pools|clients)\/\S+\.\w+)(?: -->)?\n/

/** The files that a page shows: blocks that begin with a path in a comment. */
const filesOf = (text: string) =>
  [...text.matchAll(/^```\w+\n(.*?)^```/gms)].flatMap(([, block = '']) => {
    const [, path] = pathOf.exec(block) ?? []
    return path === undefined ? [] : [{ path, block }]
  })

/** A port that nobody listens on. */
const freePort = () =>
  new Promise<number>((done) => {
    const server = createServer().listen(0, 'localhost', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => done(port))
    })
  })

const programs: Readonly<Record<string, readonly string[]>> = {
  node: [process.execPath],
  'npx esbuild': [join(root, 'node_modules/.bin/esbuild')],
}

/**
 * The options that a page starts the server with. Where they name a certificate, it is made as the page on
 * running says.
 */
function serverOptions(text: string, dir: string): readonly string[] {
  const [, said = ''] = /^\$ poolwright dev(.*)$/m.exec(text) ?? []
  const options = said.split(' ').filter(Boolean)
  if (!options.includes('--tls-cert')) return options
  const [openssl = ''] = pageBlocks(pageText('docs/running.md'), 'sh').filter((block) =>
    block.startsWith('openssl req'),
  )
  execFileSync('sh', ['-ec', openssl], { cwd: dir, stdio: 'ignore' })
  return options.map((word) => (word.endsWith('.pem') ? join(dir, word) : word))
}

/**
 * Does what a page on a client tells its reader to: writes its files, runs the server and the app as its
 * commands say, and has Ana made. Only the two ports are others, since many tests run at once.
 */
export async function openClientPage(page: string, env: NodeJS.ProcessEnv = {}) {
  const text = pageText(page)
  const { dir, remove } = folder({})
  symlinkSync(join(root, 'node_modules'), join(dir, 'node_modules'))
  const port = await freePort()
  const write = (path: string, content: string) => {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), content)
  }
  const here = (said: string) => said.replaceAll(/(?<=\b(?:localhost:|listen\())3000\b/g, String(port))
  const files = filesOf(text)
  for (const { path, block } of files) if (path.startsWith('pools/')) write(path, here(block))
  const options = serverOptions(text, dir)
  const server = await serve(dir, ['--memory', ...options], env)
  const mine = (said: string) => here(said).replaceAll('localhost:9340', new URL(server.url).host)
  for (const { path, block } of files) if (!path.startsWith('pools/')) write(path, mine(block))
  const cert = options[options.indexOf('--tls-cert') + 1]
  const ca = options.includes('--tls-cert') && cert ? readFileSync(cert, 'utf8') : undefined
  const cognito = sdk(server, ca)
  const user = { UserPoolId: server.poolId(), Username: ana.username }
  const UserAttributes = [
    { Name: 'email', Value: ana.username },
    { Name: 'email_verified', Value: 'true' },
  ]
  await cognito.send(new AdminCreateUserCommand({ ...user, UserAttributes, MessageAction: 'SUPPRESS' }))
  await cognito.send(new AdminSetUserPasswordCommand({ ...user, Password: ana.password, Permanent: true }))

  const commands = pageBlocks(text, 'console')
    .flatMap((block) => block.split('\n'))
    .filter((line) => line.startsWith('$ ') && !line.startsWith('$ poolwright dev'))
    .map((line) => mine(line.slice(2)))
  // Keys that the app needs are made as the page says.
  for (const block of pageBlocks(text, 'sh').filter((each) => each.startsWith('openssl req')))
    execFileSync('sh', ['-ec', block], { cwd: dir, stdio: 'ignore' })
  const apps = commands.map((command) => start(command, { cwd: dir, env: { ...process.env, ...env } }))
  const app = `http://localhost:${port}`
  if (apps.length) await answers(app, apps)
  return {
    server,
    app,
    /** The certificate of the server, PEM, where the page has it speak HTTPS. */
    ca,
    /** A file of the page, as it is written down here. */
    file: (path: string) => readFileSync(join(dir, path), 'utf8'),
    /** What the page says that one sees. */
    seen: pageBlocks(text, 'text').map((block) => block.trim()),
    async close() {
      for (const each of apps) each.child.kill()
      await server.stop()
      remove()
    },
  }
}
export type ClientPage = Awaited<ReturnType<typeof openClientPage>>

function start(command: string, options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv }) {
  const name = Object.keys(programs).find((each) => command.startsWith(`${each} `))
  const [program = '', ...first] = programs[name ?? ''] ?? []
  if (name === undefined || !program) throw new Error(`nobody here knows how to run ${command}`)
  const args = command.slice(name.length + 1).split(' ')
  const child: ChildProcess = spawn(program, [...first, ...args], {
    ...options,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const app = { child, told: '' }
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (part: Buffer) => (app.told += part.toString()))
  return app
}

/** Waits until the app answers. */
async function answers(app: string, apps: readonly { child: ChildProcess; told: string }[]): Promise<void> {
  for (;;) {
    const ended = apps.find(({ child }) => child.exitCode !== null)
    if (ended) throw new Error(`the app has ended:\n${ended.told}`)
    const answer = await fetch(app, { redirect: 'manual' }).catch(() => undefined)
    if (answer) return
    await new Promise((later) => setTimeout(later, 50))
  }
}
