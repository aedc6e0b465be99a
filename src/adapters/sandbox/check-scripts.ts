import { availableParallelism } from 'node:os'
import type { Finding } from '../../model/finding.ts'
import { ScriptError } from '../../model/script-error.ts'
import type { Pinned } from './bundle/bundler.ts'
import type { Sandbox } from './host/open-sandbox.ts'

/** Compiles scripts, runs none, and finds those that do not compile or are not the ones pinned. */
export async function checkScripts(
  triggers: readonly Pinned[],
  { check }: Pick<Sandbox, 'check'>,
): Promise<readonly Finding[]> {
  const findings: (Finding | undefined)[] = []
  const waiting = triggers.entries()
  // Few at once: whoever calls one of them meanwhile does not stand behind all.
  const line = async () => {
    for (const [index, trigger] of waiting) findings[index] = await findingOf(trigger, check)
  }
  await Promise.all(Array.from({ length: availableParallelism() }, line))
  return findings.filter((finding) => finding !== undefined)
}

async function findingOf(trigger: Pinned, check: Sandbox['check']): Promise<Finding | undefined> {
  try {
    return void (await check(trigger))
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error
    const at = error.place ?? { file: trigger.script, line: 1, column: 1 }
    return { rule: 'PW-SCRIPT-001', severity: 'error', message: error.message, at }
  }
}
