import { describe, expect, it } from 'vitest'
import * as operations from '../../src/operations/user-pools/index.ts'
import { isSigned } from '../../src/schema/inputs.ts'

describe.each(Object.entries(operations))('%s', (name, operation) => {
  it('is registered under its own name', () => {
    expect(operation.name).toBe(name)
  })

  it('asks for AWS credentials exactly where AWS does', () => {
    expect(operation.access === 'admin').toBe(isSigned(operation.name))
  })
})
