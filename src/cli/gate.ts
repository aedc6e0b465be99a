import process from 'node:process'
import type { Command } from 'commander'
import type { Gates } from '../app/start-gate.ts'
import { globalsOf } from './globals.ts'
import { issuerIn, portIn, urlIn } from './server/server-options.ts'
import { tellFindings } from './lint/tell-findings.ts'

interface Options {
  readonly env?: string
  readonly host?: string
  readonly port?: number
  readonly server?: string
  readonly issuer?: 'aws'
  readonly verbose?: true
}

/** `poolwright gate`: a proxy before a server of one's own, which lets through what IAM allows. */
export function register(program: Command): void {
  program
    .command('gate')
    .description('Stand before a server as a proxy, and let through what IAM or a token allows.')
    .argument('[names...]', 'the gates, each of a file <name>.gate.yaml (default: all)')
    .option('--env <name>', 'the environment (default: `dev`, if there is one)')
    .option('--host <address>', 'the address to listen on (default: 127.0.0.1 and ::1)')
    .option('--port <port>', 'the port of a gate that starts alone; 0 takes a free one', portIn)
    .option(
      '--server <url>',
      'where callers reach the server whose tokens count (default: the one that runs here)',
      urlIn,
    )
    .option('--issuer <issuer>', '`aws`: tokens say that AWS issued them, whatever the pools say', issuerIn)
    .option('--verbose', 'tell of each request that passes, too')
    .addHelpText('after', words)
    .action(run)
}

const words = `
A gate reads the signature of each request, asks IAM for the action on the resource that the request is, and
passes it on to the server behind, which needs to know nothing of it: a local MinIO, a DynamoDB Local, an API
of your own. Credentials are those that \`dev\` or \`serve\` of the same project gave, or keys of its IAM users.
Routes may take the tokens of a user pool instead. Standard output is the log, in JSON: denials, with the
statement that denies, and with --verbose each request that passes. With --json it is one line, which says
where the gates are, and the log is on standard error.
The first signal to end lets requests under way finish and exits with 0, a second one exits at once with 130.

Example:
  $ poolwright gate uploads
  $ aws s3 cp cat.png s3://shop/private/cat.png --endpoint-url http://localhost:9341`

async function run(names: readonly string[], options: Options, command: Command) {
  const { json, quiet, cwd } = globalsOf(command)
  const { server, verbose = false, ...more } = options
  const { checkProject } = await import('./known-environment.ts')
  await checkProject(cwd, options.env, command)
  const [{ startGate }, { jsonLog }, { Mistaken }, { livingServer }] = await Promise.all([
    import('../app/start-gate.ts'),
    import('../app/json-log.ts'),
    import('../app/app.ts'),
    import('../adapters/disk/server-file.ts'),
  ])
  const log = await jsonLog(verbose ? 'debug' : 'info', json ? 2 : 1)
  const url = server ?? livingServer(cwd)?.url ?? 'http://localhost:9340'
  let running: Gates
  try {
    running = await startGate({ ...more, root: cwd, names, url, log })
  } catch (error) {
    if (!(error instanceof Mistaken)) throw error
    tellFindings('gate', error.findings, cwd, json)
    process.exitCode = 1
    return
  }
  const { untilStopped } = await import('./server/until-stopped.ts')
  const stopped = untilStopped()
  const gates = running.gates.map(({ gate: { name, to, speaks }, url: at }) => ({
    name,
    url: at,
    to,
    speaks: speaks.type,
  }))
  if (json) process.stdout.write(`${JSON.stringify({ schemaVersion: 1, ok: true, gates })}\n`)
  else if (!quiet)
    for (const gate of gates)
      process.stderr.write(`  gate ${gate.name}  ${gate.url} -> ${gate.to}  (${gate.speaks})\n`)
  await stopped
  await running.close()
}
