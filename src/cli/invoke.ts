import process from 'node:process'
import { InvalidArgumentError, type Command } from 'commander'
import { livingServer } from '../adapters/disk/server-file.ts'
import { hookNames, type HookKey, type HookName } from '../model/hook.ts'
import type { Trigger } from '../model/trigger.ts'
import { allTriggerSources, hookOf, isTriggerSource, sampleEvent } from '../schema/samples.ts'
import { boundStage, sampleTold } from './invoke/bound-stage.ts'
import { callTrigger, type Outcome } from './invoke/call-trigger.ts'
import { chosenEvent } from './invoke/chosen-event.ts'
import { debuggerAddress, type DebuggerAddress } from './invoke/debugger-address.ts'
import { messageLine } from './server/dev-words.ts'
import { globalsOf, printJson } from './globals.ts'
import { named, unknown } from './named.ts'
import { openProject } from './project/open-project.ts'
import { repeatedLines, sumUp } from './invoke/repeat.ts'
import { scriptText } from './lint/script-text.ts'
import { settingIn, withSettings, type Setting } from './invoke/set-path.ts'
import { showOutcome } from './invoke/show-outcome.ts'

interface Options {
  readonly event?: string
  readonly example?: string
  readonly fromRun?: string
  readonly set?: readonly Setting[]
  readonly env?: string
  readonly pool?: string
  readonly repeat?: number
  readonly fresh?: true
  readonly inspect?: DebuggerAddress | true
}

/** `poolwright invoke`: calls of one trigger, in the sandbox, with no server. */
export function register(program: Command): void {
  program
    .command('invoke')
    .argument('<trigger>', 'the name of a declared trigger')
    .description('Run one trigger in its sandbox, and show what it changes of the event.')
    .option('-e, --event <file>', 'the event, as JSON; - for standard input')
    .option('--example <triggerSource>', 'a sample event; without any, one of the first hook')
    .option('--from-run <id>', 'the event that a recorded run had for it; `last` for the newest run')
    .option('--set <path=value>', 'change the event, JSON or a text; may be repeated', settingIn)
    .option('--pool <name>', 'the pool that fires it; without it, the first that binds it')
    .option('--env <name>', 'the environment; without it, dev if there is one')
    .option('--repeat <count>', 'call it so many times, and sum up what that cost', countIn)
    .option('--fresh', 'begin each call with nothing that an earlier one has left')
    .option('--inspect [host:port]', 'without a sandbox, for a debugger (127.0.0.1:9230)', debuggerAddress)
    .addHelpText('after', examples)
    .action(invoke)
}

const examples = `
Environment, secrets and fetch are those of the trigger; its store begins empty and is forgotten. Operations of
the pool are carried out by the server that \`dev\` runs here. Exit code 1 says that the script failed, or that
Cognito would not take its answer.

Examples:
  $ poolwright invoke claims
  $ poolwright invoke add-team --example TokenGeneration_RefreshTokens --repeat 100
  $ poolwright invoke claims --from-run last --set 'request.userAttributes["custom:plan"]=gold'
  $ poolwright event PreSignUp_SignUp | poolwright invoke allow-corporate -e - --json`

async function invoke(name: string, options: Options, command: Command) {
  const { json, quiet, cwd } = globalsOf(command)
  const { example, repeat = 1, set = [] } = options
  const given = [options.event, example, options.fromRun].filter((one) => one !== undefined)
  if (given.length > 1) return command.error('error: --event, --example and --from-run say different events')
  if (example !== undefined && !isTriggerSource(example))
    return unknown('trigger source', example, allTriggerSources, command)
  const { checkProject } = await import('./known-environment.ts')
  await checkProject(cwd, options.env, command)
  const chosen = await chosenEvent(name, options, cwd)

  const { project, model, notes } = await openProject(cwd, options.env, [name])
  const trigger = named('trigger', name, model.triggers, command)
  const source = example ?? String(chosen?.event['triggerSource'] ?? firstSource(trigger))
  const hook = isTriggerSource(source) ? hookOf(source) : undefined
  const pools = options.pool === undefined ? model.pools : [named('pool', options.pool, model.pools, command)]
  // A recorded event says which pool fired it.
  const own = pools.filter(({ id }) => id === chosen?.event['userPoolId'])
  const { pool, stage: bound } = boundStage(model, [...own, ...pools], trigger, hook)
  const stage = options.fresh ? { ...bound, limits: { ...bound.limits, fresh: true } } : bound
  const found =
    chosen?.event ?? (isTriggerSource(source) ? sampleEvent(source, { ...(pool && { pool }) }) : {})
  const event = withSettings(found, set)
  const note = (text: string) => quiet || process.stderr.write(`note: ${text}\n`)
  const settings = new Set(set.map(({ path }) => JSON.stringify(path)))
  chosen?.notes(settings).forEach(note)
  if (hook && !trigger.hooks.includes(keyOf(hook)))
    note(`${name} is declared for ${trigger.hooks.join(', ')}, and this is ${keyOf(hook)}`)
  const declaredIn = model.where('trigger', name)?.file
  for (const { at, message } of notes) if (at.file === declaredIn) note(`${at.file}:${at.line}: ${message}`)

  const { openWorkbench } = await import('../app/open-workbench.ts')
  const sandbox = options.inspect
    ? (await import('./invoke/open-inspected.ts')).openInspected(
        project.root,
        trigger.script,
        options.inspect,
      )
    : (await import('../adapters/sandbox/host/open-sandbox.ts')).openSandbox({
        root: project.root,
        children: 1,
        spare: false,
      })
  const bench = await openWorkbench({
    root: project.root,
    model,
    sandbox,
    server: livingServer(cwd),
    onMessage: (message) => quiet || process.stderr.write(`${messageLine(message)}\n`),
  })
  try {
    const outcomes: Outcome[] = []
    const ready = bench.ready(event)
    for (let call = 0; call < repeat; call++)
      outcomes.push(
        bench.clean(
          await callTrigger(
            {
              poolId: String(event['userPoolId'] ?? pool?.id ?? 'none'),
              stage,
              event: ready,
              requestId: crypto.randomUUID(),
              functionName: model.functions.get(trigger.arn)?.name ?? trigger.name,
              functionArn: trigger.arn,
              told: sampleTold(stage),
              timeout: stage.limits.timeout,
              depth: 0,
            },
            bench,
          ),
        ),
      )
    const [first] = outcomes
    if (!first) return
    const repeated = repeat > 1 ? sumUp(outcomes) : undefined
    if (json) printJson({ ...first, ok: outcomes.every(({ ok }) => ok), ...(repeated && { repeated }) })
    else {
      const how = { quiet, scriptText: scriptText(project.root) }
      showOutcome(trigger.name, first, how)
      const failed = first.ok && outcomes.find(({ ok }) => !ok)
      if (failed) showOutcome(trigger.name, failed, how)
      if (repeated) process.stdout.write(`${repeatedLines(repeated).join('\n')}\n`)
    }
    if (first.calls.some(({ kind }) => kind === 'kv')) note('its store began empty, and is forgotten now')
    if (outcomes.some(({ ok }) => !ok)) process.exitCode = 1
  } finally {
    await bench.close()
  }
}

function countIn(text: string): number {
  const count = Number(text)
  if (!/^\d{1,6}$/.test(text) || count < 1) throw new InvalidArgumentError('It is a number from 1 to 999999.')
  return count
}

const keyOf = (hook: HookName) =>
  (Object.keys(hookNames) as HookKey[]).find((key) => hookNames[key] === hook) as HookKey

// A sign-in by the API is the plainer sample: more apps have it, and it knows fewer facts.
const firstSource = ({ hooks: [first] }: Trigger) =>
  allTriggerSources.find(
    (source) => hookOf(source) === hookNames[first as HookKey] && !source.endsWith('_HostedAuth'),
  ) ?? ''
