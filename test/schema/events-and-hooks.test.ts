import { expect, it } from 'vitest'
import type { Hook } from '../../src/engine/hook.ts'
import * as hooks from '../../src/engine/hooks/index.ts'
import { neutralResponse } from '../../src/schema/answers.ts'
import { allTriggerSources, hookOf, versionsOf } from '../../src/schema/samples.ts'

const engine = Object.values(hooks) as unknown as readonly Hook<never, object>[]

it.each(engine)('$name fires with the trigger sources that its schema lists', ({ name, sources }) => {
  expect([...sources].sort()).toEqual(allTriggerSources.filter((source) => hookOf(source) === name).sort())
})

it.each(engine)('$name goes on with the answer that its schema says the script is given', (hook) => {
  const source = allTriggerSources.find((one) => hookOf(one) === hook.name)
  for (const version of source ? versionsOf(source) : [])
    expect(hook.response(version)).toEqual(neutralResponse(hook.name, version))
})
