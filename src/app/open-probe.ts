import type { Sandbox } from '../adapters/sandbox/host/open-sandbox.ts'
import type { Surroundings } from '../adapters/reach/reach.ts'
import { isObject } from '../config/canonical/tree.ts'
import { ScriptError } from '../model/script-error.ts'
import type { JsonObject, Stage } from '../model/trigger.ts'
import type { Probe, Probed } from '../review/lint/probe.ts'

/** Milliseconds that a script has for an event nobody caused: no longer than a reviewer would wait. */
const patience = 1000
/** Milliseconds that may be lost to scripts that do not answer, before no further one is run. */
const lossLimit = 15_000
const mebibyte = 1024 * 1024

/** A probe that reviewers may open over a stranger's project, and must close. */
export interface OpenProbe {
  readonly probe: Probe
  /** Ends the processes of the scripts, if any was run. */
  close(): Promise<void>
}

/**
 * Opens a probe for the scripts in `root`. Nothing starts before a script is first run. What was asked
 * already is answered from memory; a script that once did not answer in time is not run again.
 */
export function openProbe(root: string): OpenProbe {
  const known = new Map<string, Promise<Probed>>()
  const stuck = new Set<string>()
  let opened: Promise<Sandbox> | undefined
  let lost = 0

  const run = async (stage: Stage, event: JsonObject): Promise<Probed> => {
    const { script } = stage.trigger
    if (stuck.has(script) || lost >= lossLimit) return { failed: 'it takes too long' }
    opened ??= open(root)
    const sandbox = await opened
    try {
      const { value, calls } = await sandbox.invoke(callOf(stage, event), around(stage))
      if (calls.length) return { failed: `it asks for ${calls[0]?.what ?? 'something'}` }
      return isObject(value) ? { answer: value } : { failed: 'it does not answer an object' }
    } catch (error) {
      if (!(error instanceof ScriptError)) throw error
      if (error.failure === 'timeout' || error.failure === 'crashed') {
        stuck.add(script)
        lost += patience
      }
      return { failed: error.message }
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
      const answered = known.get(key) ?? run(stage, event)
      known.set(key, answered)
      return answered
    },
    async close() {
      await (await opened)?.close()
    },
  }
}

async function open(root: string): Promise<Sandbox> {
  // Most projects are reviewed without running anything, and the sandbox takes long to load.
  const { openSandbox } = await import('../adapters/sandbox/host/open-sandbox.ts')
  return openSandbox({ root, children: 1, spare: false })
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

/** A world in which every secret is the same word, and whatever is asked for is refused. */
function around({ trigger, capabilities }: Stage): Surroundings {
  const secrets = Object.fromEntries(capabilities.secrets.map((name) => [name, 'secret']))
  const env = Object.entries(trigger.env).map(([name, said]) => [
    name,
    typeof said === 'string' ? said : 'secret',
  ])
  return {
    env: Object.fromEntries(env) as Record<string, string>,
    secrets,
    reach: async ({ kind }) => ({
      kind,
      what: kind,
      outcome: 'refused',
      error: { name: 'TypeError', message: `there is no ${kind} in a review` },
    }),
  }
}
