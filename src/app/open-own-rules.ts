import type { Sandbox } from '../adapters/sandbox/host/open-sandbox.ts'
import { ScriptError } from '../model/script-error.ts'
import type { RuleProject } from '../model/own-rule.ts'
import { defaultLimits, type Capabilities, type Stage } from '../model/trigger.ts'
import type { OwnRules } from '../review/lint/own-rules.ts'

/** Milliseconds that a rule has for a project in one environment. */
const patience = 10_000
const mebibyte = 1024 * 1024

/** The rules of a project, ready to be run; whoever opens them must close them. */
export interface OpenOwnRules extends OwnRules {
  /** Ends the processes of the rules, if any was run. */
  close(): Promise<void>
}

/**
 * Opens the rules under `rules/` of the project at `root`: each file there is one, and what lies deeper they
 * may import. They run in the sandbox and have no power at all. Nothing starts before the first is run.
 */
export function openOwnRules(root: string, rules: ReadonlySet<string>): OpenOwnRules {
  const files = [...rules].filter((file) => /^rules\/[^/]+(?<!\.(?:d|test))\.[cm]?[jt]s$/.test(file)).sort()
  let opened: Promise<Sandbox> | undefined
  return {
    files,
    async run(file, project) {
      opened ??= open(root)
      try {
        const { value } = await (await opened).invoke(callOf(file, project))
        return { answer: value }
      } catch (error) {
        if (!(error instanceof ScriptError)) throw error
        const { message, place } = error
        return { failed: message, ...(place && { at: place }) }
      }
    },
    async close() {
      await (await opened)?.close()
    },
  }
}

async function open(root: string): Promise<Sandbox> {
  const [{ openSandbox }, { asRule }] = await Promise.all([
    import('../adapters/sandbox/host/open-sandbox.ts'),
    import('../adapters/sandbox/bundle/as-rule.ts'),
  ])
  return openSandbox({ root, children: 1, spare: false, behind: asRule })
}

const nothing: Capabilities = { fetch: [], secrets: [], api: [], aws: {}, context: [], plainCode: false }

function callOf(file: string, project: RuleProject) {
  const limits = { ...defaultLimits, timeout: patience, cpu: patience, memory: 256 * mebibyte, fresh: true }
  const trigger = {
    name: file.replaceAll(/[^A-Za-z0-9]+/g, '-'),
    arn: file,
    script: file,
    hooks: [],
    limits,
    concurrency: 1,
    capabilities: nothing,
    env: {},
    onError: 'deny',
  } satisfies Stage['trigger']
  return {
    poolId: 'none',
    stage: { trigger, onError: 'deny', limits, capabilities: nothing } satisfies Stage,
    // JSON of the project, as a script is given an event.
    event: { project: project as never },
    requestId: '00000000-0000-4000-8000-000000000000',
    functionName: trigger.name,
    functionArn: file,
    told: {},
    // The process may have to be started first.
    timeout: 2 * patience,
    depth: 0,
  }
}
