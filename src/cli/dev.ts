import process from 'node:process'
import { styleText } from 'node:util'
import type { Command } from 'commander'
import type { App } from '../app/app.ts'
import { isOwn } from '../protocol/addresses.ts'
import { globalsOf } from './globals.ts'
import { tellFindings } from './lint/tell-findings.ts'
import { tlsOf, withServerOptions } from './server/server-options.ts'
import type { ServerOptions } from './server/server-options.ts'

interface Options extends ServerOptions {
  readonly allowRemote?: true
  readonly verbose?: true
}

/** `poolwright dev`: the project as a server on this machine, read again as its files change. */
export function register(program: Command): void {
  const dev = program
    .command('dev')
    .description('Run the project on this machine, and reload as it changes.')
    .option('--env <name>', 'the environment (default: `dev`, if there is one)')
    .option('--host <address>', 'the address to listen on (default: 127.0.0.1 and ::1)')
    .option('--allow-remote', 'let other machines in, and keep /_poolwright/api off')
    .option('--verbose', 'tell more: each request in one line of JSON')
  withServerOptions(dev).addHelpText('after', words).action(run)
}

const words = `
Standard output is the variables by which an app finds the server, to be pasted into a shell; with --json
it is one line that says the same to programs, once the server is ready. All else is said on standard error.
The first signal to end lets requests under way finish and exits with 0, a second one exits at once with 130.

Examples:
  $ poolwright dev
  $ poolwright dev --memory --port 0 --json`

async function run(options: Options, command: Command) {
  const { json, quiet, cwd } = globalsOf(command)
  const { host, allowRemote = false, memory = false, verbose = false, ...more } = options
  const tls = tlsOf(options, command)
  if (host !== undefined && !isOwn(host) && !allowRemote)
    return command.error(`error: other machines reach '${host}': add --allow-remote if they may`)

  const began = performance.now()
  const { checkProject } = await import('./known-environment.ts')
  await checkProject(cwd, options.env, command)
  const [{ startApp }, { Mistaken }, dev, { runLines }] = await Promise.all([
    import('../app/start-app.ts'),
    import('../app/app.ts'),
    import('./server/dev-words.ts'),
    import('./runs/run-lines.ts'),
  ])
  const say = (text: string) => void process.stderr.write(`${text}\n`)
  const note = (text: string) => {
    if (!quiet) say(`  ${styleText('dim', clock(), { stream: process.stderr })}  ${text}`)
  }
  let app: App
  try {
    app = await startApp({
      ...more,
      root: cwd,
      mode: 'dev',
      host,
      allowRemote,
      memory,
      tls,
      log: dev.devLog(say, verbose),
      onRun: (run, id) => runLines(run, id).forEach(note),
      onMessage: (message) => note(dev.messageLine(message)),
    })
  } catch (error) {
    if (!(error instanceof Mistaken)) throw error
    tellFindings('dev', error.findings, cwd, json)
    process.exitCode = 1
    return
  }
  const { untilStopped } = await import('./server/until-stopped.ts')
  const stopped = untilStopped()

  const variables = dev.variablesOf(app, process.env)
  const ready = `ready in ${Math.round(performance.now() - began)} ms`
  if (!quiet)
    say(
      `${dev.greeting(app, { memory, remote: allowRemote, drift: options.allowDrift === true })}  ${ready}: ${dev.sizeOf(app.model())}\n`,
    )
  process.stdout.write(json ? `${JSON.stringify(dev.readiness(app, variables))}\n` : exported(variables))
  if (!quiet) say('')

  const watching = watch(app, cwd, note, say)
  const amiss = await app.checkScripts()
  if (amiss.length) tellFindings('dev', amiss, cwd, false)
  await stopped
  await (await watching).close()
  await app.close()
}

const clock = () => new Date().toTimeString().slice(0, 8)

const exported = (variables: Readonly<Record<string, string>>) =>
  Object.entries(variables)
    .map(([name, value]) => `export ${name}=${/^[\w./:@%+-]+$/.test(value) ? value : `'${value}'`}\n`)
    .join('')

/** Reads the project again whenever it changes. With a mistake in it, what was good goes on. */
async function watch(app: App, cwd: string, note: (text: string) => void, say: (text: string) => void) {
  const [{ watchProject }, { addedLines, missingWords, reloadedLine }] = await Promise.all([
    import('../adapters/disk/watch-project.ts'),
    import('./server/dev-words.ts'),
  ])
  const named = new Set(app.missing().map(({ name }) => name))
  return watchProject(cwd, (paths) => {
    const began = performance.now()
    const before = app.model()
    app
      .reload()
      .then(async ({ ok, findings }) => {
        const errors = findings.filter(({ severity }) => severity === 'error')
        if (errors.length) tellFindings('dev', errors, cwd, false)
        for (const secret of app.missing().filter(({ name }) => !named.has(name))) {
          named.add(secret.name)
          note(missingWords(secret))
        }
        if (!ok) return note('not reloaded: the last good version goes on')
        note(reloadedLine(performance.now() - began, paths, errors.length > 0))
        addedLines(before, app.model()).forEach(note)
      })
      .catch((error: unknown) => say(`error: ${error instanceof Error ? error.message : String(error)}`))
  })
}
