import type { Sandbox } from '../adapters/sandbox/host/open-sandbox.ts'
import type { Ask, Surroundings } from '../adapters/reach/reach.ts'
import { isObject } from '../config/canonical/tree.ts'
import { ScriptError } from '../model/script-error.ts'
import type { JsonObject, Stage } from '../model/trigger.ts'
import { standIn, type Probe, type Probed } from '../review/lint/probe.ts'

/** Milliseconds that a script has for an event nobody caused: no longer than a reviewer would wait. */
const patience = 1000
/** Milliseconds that slow scripts may take together, before no further one is run. */
const lossLimit = 6_000
/** An answer that takes longer, in milliseconds, is a slow one. */
const brisk = 250
/** So many scripts run at once, so that one that does not end holds up no other. */
const atOnce = 4
const mebibyte = 1024 * 1024

/** A probe that reviewers may open over a stranger's project, and must close. */
export interface OpenProbe {
  readonly probe: Probe
  /** The scripts of which nothing is known, by path: they did not answer in time, or no time was left for them. */
  slow(): readonly string[]
  /** Ends the processes of the scripts, if any was run. */
  close(): Promise<void>
}

/**
 * Opens a probe for the scripts in `root`. Nothing starts before a script is first run. What was asked
 * already is answered from memory; a script that once did not answer in time is not run again.
 */
export function openProbe(root: string): OpenProbe {
  const known = new Map<string, Promise<Probed>>()
  const stuck = new Map<string, Probed>()
  const unasked = new Set<string>()
  const waiting: (() => void)[] = []
  let running = 0
  let opened: Promise<Sandbox> | undefined
  let lost = 0

  const run = async (stage: Stage, event: JsonObject): Promise<Probed> => {
    const { script } = stage.trigger
    const before = stuck.get(script)
    if (before) return before
    if (lost >= lossLimit) {
      unasked.add(script)
      return { failed: 'no time was left for it', needs: ['more time than a review has'] }
    }
    opened ??= open(root)
    const sandbox = await opened
    const needs = new Set<string>()
    try {
      const { value, calls, took } = await sandbox.invoke(callOf(stage, event), around(stage, needs))
      if (took > brisk) lost += took
      if (calls.length) return unknown(needs)
      return isObject(value) ? { answer: value } : { failed: 'it does not answer an object' }
    } catch (error) {
      if (!(error instanceof ScriptError)) throw error
      const { failure, message, calls } = error
      const failed = calls.length ? unknown(needs) : { failed: message }
      if (failure === 'timeout' || failure === 'crashed') {
        stuck.set(script, failed)
        lost += patience
      }
      return failed
    }
  }

  // A call waits for its turn here and not in the sandbox: by then the script may be known not to answer.
  const inTurn = async (stage: Stage, event: JsonObject): Promise<Probed> => {
    if (running >= atOnce) await new Promise<void>((go) => waiting.push(go))
    else running += 1
    try {
      return await run(stage, event)
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }

  return {
    probe: ({ stage, event }) => {
      const { trigger, with: settings, limits, capabilities } = stage
      const key = JSON.stringify([
        trigger.script,
        trigger.sha256,
        trigger.env,
        settings,
        limits,
        capabilities,
        event,
      ])
      const answered = known.get(key) ?? inTurn(stage, event)
      known.set(key, answered)
      return answered
    },
    slow: () => [...new Set([...stuck.keys(), ...unasked])].sort(),
    async close() {
      await (await opened)?.close()
    },
  }
}

const unknown = (needs: ReadonlySet<string>): Probed => {
  const all = [...needs].sort()
  return { failed: `it asks for ${all.join(' and ')}`, needs: all }
}

async function open(root: string): Promise<Sandbox> {
  // Most projects are reviewed without running anything, and the sandbox takes long to load.
  const { openSandbox } = await import('../adapters/sandbox/host/open-sandbox.ts')
  return openSandbox({ root, children: atOnce, spare: false })
}

const callOf = (stage: Stage, event: JsonObject) => ({
  poolId: String(event['userPoolId'] ?? 'none'),
  stage: { ...stage, limits: limitsOf(stage) },
  event,
  requestId: '00000000-0000-4000-8000-000000000000',
  functionName: stage.trigger.name,
  functionArn: stage.trigger.arn,
  told: stage.with ? { with: stage.with } : {},
  // The process may have to be started first.
  timeout: 10 * patience,
  depth: 0,
})

/** What a script may use here: no more than its stage gives, and little of that. What one call left, no other finds. */
function limitsOf({ limits }: Stage): Stage['limits'] {
  const timeout = Math.min(limits.timeout, patience)
  return {
    ...limits,
    timeout,
    cpu: Math.min(limits.cpu, timeout),
    memory: Math.min(limits.memory, 64 * mebibyte),
    output: Math.min(limits.output, mebibyte),
    logs: 0,
    fresh: true,
  }
}

/** A world in which every secret is the same word, and whatever is asked for is refused and noted. */
function around({ trigger, capabilities }: Stage, needs: Set<string>): Surroundings {
  const secrets = Object.fromEntries(capabilities.secrets.map((name) => [name, standIn]))
  const env = Object.entries(trigger.env).map(([name, said]) => [
    name,
    typeof said === 'string' ? said : standIn,
  ])
  return {
    env: Object.fromEntries(env) as Record<string, string>,
    secrets,
    reach: async (ask) => {
      if (needs.size < 10) needs.add(neededBy(ask))
      const { kind } = ask
      return {
        kind,
        what: kind,
        outcome: 'refused',
        error: { name: 'TypeError', message: `there is no ${kind} in a review` },
      }
    },
  }
}

/** What a script would have to have, in a few words. Of a URL only its origin: whom it is about may stand behind it. */
function neededBy({ kind, input }: Ask): string {
  const { url, name } = input
  if (kind === 'fetch' && typeof url === 'string' && URL.canParse(url) && url.length < 300)
    return `fetch of ${new URL(url).origin}`
  if (kind === 'api' && typeof name === 'string' && /^[A-Za-z]{1,64}$/.test(name)) return `api.${name}`
  return kind
}
