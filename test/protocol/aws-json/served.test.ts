import { expect, it } from 'vitest'
import * as userPools from '../../../src/operations/user-pools/index.ts'
import { isOperation, isSigned } from '../../../src/schema/inputs.ts'

const served = Object.entries(userPools).map(
  ([name, operation]) => [name, operation.access, operation.name] as const,
)

it.each(served)('%s stands under its own name, which Cognito knows', (exported, _, name) => {
  expect(name).toBe(exported)
  expect(isOperation(name)).toBe(true)
})

it.each(served)('%s, for %s, is signed exactly where SDKs sign it', (_, access, name) => {
  expect(access === 'admin').toBe(isSigned(name))
})
