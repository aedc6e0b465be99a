import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import type { Command } from 'commander'
import { boundTo } from '../engine/hook.ts'
import { hookNames, type HookKey, type HookName } from '../model/hook.ts'
import type { Model } from '../model/model.ts'
import type { UserPool } from '../model/pool.ts'
import type { Stage, Trigger } from '../model/trigger.ts'
import { allTriggerSources, hookOf, isTriggerSource, sampleEvent } from '../schema/samples.ts'
import { callTrigger } from './call-trigger.ts'
import { debuggerAddress, type DebuggerAddress } from './debugger-address.ts'
import { globalsOf, printJson } from './globals.ts'
import { named, unknown } from './named.ts'
import { openProject } from './open-project.ts'
import { readEvent } from './read-event.ts'
import { showOutcome } from './show-outcome.ts'

interface Options {
  readonly event?: string
  readonly example?: string
  readonly env?: string
  readonly pool?: string
  readonly inspect?: DebuggerAddress | true
}

/** `poolwright invoke`: one call of one trigger, in the sandbox, with no server. */
export function register(program: Command): void {
  program
    .command('invoke')
    .argument('<trigger>', 'the name of a declared trigger')
    .description('Run one trigger in its sandbox, and show what it changes of the event.')
    .option('-e, --event <file>', 'the event, as JSON; - for standard input')
    .option(
      '--example <triggerSource>',
      "a sample event instead; without either, one of the trigger's first hook",
    )
    .option('--pool <name>', 'the pool that fires it; without it, the first that binds it')
    .option('--env <name>', 'the environment; without it, dev if there is one')
    .option('--inspect [host:port]', 'without a sandbox, for a debugger (127.0.0.1:9230)', debuggerAddress)
    .addHelpText('after', examples)
    .action(invoke)
}

const examples = `
Exit code 1 says that the script failed, or that Cognito would not take its answer.

Examples:
  $ poolwright invoke claims
  $ poolwright invoke add-team --example TokenGeneration_RefreshTokens
  $ poolwright event PreSignUp_SignUp | poolwright invoke allow-corporate -e - --json`

async function invoke(name: string, options: Options, command: Command) {
  const { json, quiet, cwd } = globalsOf(command)
  if (options.event !== undefined && options.example !== undefined)
    return command.error('error: --event and --example say two different events')
  if (options.example !== undefined && !isTriggerSource(options.example))
    return unknown('trigger source', options.example, allTriggerSources, command)
  const given = options.event === undefined ? undefined : await readEvent(options.event)

  const { project, model, notes } = await openProject(cwd, options.env)
  const trigger = named('trigger', name, model.triggers, command)
  const source = options.example ?? String(given?.['triggerSource'] ?? firstSource(trigger))
  const hook = isTriggerSource(source) ? hookOf(source) : undefined
  const pools = options.pool === undefined ? model.pools : [named('pool', options.pool, model.pools, command)]
  const { pool, stage } = bound(model, pools, trigger, hook)
  const event = given ?? (isTriggerSource(source) ? sampleEvent(source, { ...(pool && { pool }) }) : {})
  const note = (text: string) => quiet || process.stderr.write(`note: ${text}\n`)
  if (hook && !trigger.hooks.includes(keyOf(hook)))
    note(`${name} is declared for ${trigger.hooks.join(', ')}, and this is ${keyOf(hook)}`)
  const declaredIn = model.where('trigger', name)?.file
  for (const { at, message } of notes) if (at.file === declaredIn) note(`${at.file}:${at.line}: ${message}`)

  const sandbox = options.inspect
    ? (await import('./open-inspected.ts')).openInspected(project.root, trigger.script, options.inspect)
    : (await import('../adapters/sandbox/host/open-sandbox.ts')).openSandbox({
        root: project.root,
        children: 1,
        spare: false,
      })
  try {
    const outcome = await callTrigger(
      {
        poolId: String(event['userPoolId'] ?? pool?.id ?? 'none'),
        stage,
        event,
        requestId: crypto.randomUUID(),
        functionName: trigger.name,
        functionArn: trigger.arn,
        told: { ...(stage.with && { with: stage.with }) },
        timeout: stage.limits.timeout,
      },
      sandbox,
    )
    if (json) printJson(outcome)
    else showOutcome(trigger.name, outcome, { quiet, scriptText: (file) => textOf(join(project.root, file)) })
    if (!outcome.ok) process.exitCode = 1
  } finally {
    await sandbox.close()
  }
}

const keyOf = (hook: HookName) =>
  (Object.keys(hookNames) as HookKey[]).find((key) => hookNames[key] === hook) as HookKey

// A sign-in through pages that are not served is no sample of what happens here.
const firstSource = ({ hooks: [first] }: Trigger) =>
  allTriggerSources.find(
    (source) => hookOf(source) === hookNames[first as HookKey] && !source.endsWith('_HostedAuth'),
  ) ?? ''

interface Bound {
  readonly pool: UserPool | undefined
  readonly stage: Stage
}

/** The stage at which a pool has the trigger at this hook, and that pool; else the trigger by itself. */
function bound(
  model: Model,
  pools: readonly UserPool[],
  trigger: Trigger,
  hook: HookName | undefined,
): Bound {
  for (const pool of pools) {
    const arn = hook && boundTo(pool, hook)?.arn
    const stage = arn && model.functions.get(arn)?.stages.find((one) => one.trigger.name === trigger.name)
    if (stage) return { pool, stage }
  }
  const { limits, onError } = trigger
  return { pool: pools[0], stage: { trigger, limits, onError } }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
