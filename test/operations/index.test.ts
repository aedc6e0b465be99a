import { describe, expect, it } from 'vitest'
import * as identityPools from '../../src/operations/identity-pools/index.ts'
import * as sts from '../../src/operations/sts/index.ts'
import * as userPools from '../../src/operations/user-pools/index.ts'
import type { Served } from '../../src/protocol/aws-json/serving.ts'
import { serviceOf, type Service } from '../../src/schema/service-of.ts'

const services: readonly Readonly<Record<string, Served>>[] = [userPools, identityPools, sts]

describe.each(services.flatMap((served) => Object.entries(served)))('%s', (exported, operation) => {
  const { service, name, access } = operation
  // Any of them: what it takes is its own business.
  const { isOperation, isSigned } = serviceOf(service) as unknown as Service

  it('is registered under its own name, which AWS knows', () => {
    expect(name).toBe(exported)
    expect(isOperation(name)).toBe(true)
  })

  it('asks for AWS credentials exactly where AWS does', () => {
    expect(access === 'admin').toBe(isSigned(name as never))
  })
})

describe('what STS says', () => {
  it('has every operation of its model', () => {
    expect(Object.keys(sts).sort()).toEqual([...serviceOf('sts').operationNames].sort())
  })
})
