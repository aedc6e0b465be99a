import { describe, expect, it } from 'vitest'
import type { Given, Step } from '../../../../src/engine/flow.ts'
import { hookNames, type HookKey } from '../../../../src/model/hook.ts'
import * as operations from '../../../../src/operations/user-pools/index.ts'
import { firedBy } from '../../../../src/review/lint/questions/fired-hooks.ts'

const keys = new Map(Object.entries(hookNames).map(([key, name]) => [name as string, key as HookKey]))
const senders: readonly HookKey[] = ['customEmailSender', 'customSMSSender']

/** The hooks among the steps of a flow. Whatever has its words from a script may be sent by one. */
function hooksIn(flow: Step<never, Given>): readonly HookKey[] {
  const found = new Set<HookKey>()
  const seen = new Set<Step<never, Given>>()
  const waiting = [flow]
  for (let step = waiting.pop(); step; step = waiting.pop()) {
    if (seen.has(step)) continue
    seen.add(step)
    const key = keys.get(step.name)
    if (key) found.add(key)
    waiting.push(...Object.values(step.parts ?? []))
  }
  if (found.has('customMessage')) for (const sender of senders) found.add(sender)
  return [...found].toSorted()
}

describe('the hooks that an operation fires', () => {
  it.each(
    Object.values(operations).map((one) => [one.name, one.flow as unknown as Step<never, Given>] as const),
  )('%s fires in the engine what rules believe that it fires', (name, flow) => {
    expect(firedBy(name).toSorted()).toEqual(hooksIn(flow))
  })

  it('are found at all', () => {
    const fired = Object.values(operations).flatMap(({ flow }) =>
      hooksIn(flow as unknown as Step<never, Given>),
    )
    // No operation lets anybody in by a provider: browsers do.
    const byBrowsers: readonly HookKey[] = ['inboundFederation']
    expect([...new Set([...fired, ...byBrowsers])].toSorted()).toEqual([...keys.values()].toSorted())
  })
})
