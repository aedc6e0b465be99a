import process from 'node:process'
import { Option } from 'commander'
import type { Command } from 'commander'
import type { App } from '../app/app.ts'
import { globalsOf } from './globals.ts'
import { tellFindings } from './lint/tell-findings.ts'
import { tlsOf, withServerOptions } from './server/server-options.ts'
import type { ServerOptions } from './server/server-options.ts'

interface Options extends ServerOptions {
  readonly env: string
  readonly logLevel: Level
}
type Level = (typeof levels)[number]
const levels = ['debug', 'info', 'warn', 'error'] as const

/** `poolwright serve`: the project as a server for others, in one environment. */
export function register(program: Command): void {
  const serve = program
    .command('serve')
    .description('Run the project for others, in one environment, by TLS or behind a proxy that speaks it.')
    .requiredOption('--env <name>', 'the environment')
    .option('--host <address>', 'the address to listen on, such as 0.0.0.0 (default: 127.0.0.1 and ::1)')
    .addOption(new Option('--log-level <level>', 'how much is logged').choices(levels).default('info'))
  withServerOptions(serve).addHelpText('after', words).action(run)
}

const levelOf = { error: 'error', warning: 'warn', info: 'info' } as const

const words = `
The seal key comes from POOLWRIGHT_SEAL_KEY, and secrets from where the environment binds them: while one
is missing, nothing starts. Standard output is the log, in JSON, a line for each thing that happens. Signed
operations are verified, and IAM decides them by the policies of the project. Nothing under /_poolwright/
answers but /_poolwright/health.
The first signal to end lets requests under way finish and exits with 0, a second one exits at once with 130.

Example:
  $ POOLWRIGHT_SEAL_KEY=$(openssl rand -base64 32) poolwright serve --env prod --public-url https://auth.example.com`

async function run(options: Options, command: Command) {
  const { json, cwd } = globalsOf(command)
  const { logLevel, ...more } = options
  const tls = tlsOf(options, command)
  const { checkProject } = await import('./known-environment.ts')
  await checkProject(cwd, options.env, command)
  const [{ startApp }, { jsonLog }, { Mistaken }] = await Promise.all([
    import('../app/start-app.ts'),
    import('../app/json-log.ts'),
    import('../app/app.ts'),
  ])
  const log = await jsonLog(logLevel)
  let app: App
  try {
    app = await startApp({ ...more, tls, root: cwd, mode: 'serve', log })
  } catch (error) {
    if (!(error instanceof Mistaken)) throw error
    tellFindings('serve', error.findings, cwd, json)
    process.exitCode = 1
    return
  }
  const [{ untilStopped }, { driftWords }] = await Promise.all([
    import('./server/until-stopped.ts'),
    import('./server/dev-words.ts'),
  ])
  const stopped = untilStopped()

  for (const { rule, severity, message, at } of [...app.findings(), ...(await app.checkScripts())])
    log[levelOf[severity]]({ rule, file: at.file, line: at.line }, message)
  const local = app.model().pools.filter((pool) => /^https?:\/\/localhost/.test(app.issuer(pool)))
  for (const { name } of options.publicUrl ? [] : local)
    log.warn({ pool: name }, 'tokens say that localhost issued them: set --public-url or --issuer aws')
  for (const words of driftWords(app.drift(), options.allowDrift === true)) log.warn({}, words)
  log.info({ url: app.url, env: options.env, pools: app.model().pools.map(({ id }) => id) }, 'ready')

  const signal = await stopped
  log.info({ signal }, 'ending')
  await app.close()
}
