import { describe, expect, it } from 'vitest'
import { Fault, faults, oauthWide, serviceWide, stsWide } from '../../src/model/fault.ts'
import type { FaultCode } from '../../src/model/fault.ts'
import { serviceNames } from '../../src/model/apis.ts'
import { serviceOf } from '../../src/schema/service-of.ts'

const listed = new Set(
  serviceNames.map(serviceOf).flatMap((service) => service.operationNames.flatMap(service.errorsOf)),
)
const codes = Object.keys(faults) as FaultCode[]

describe.each(codes)('%s', (code) => {
  it('is a code that some operation lists, or that any may answer, or of OAuth', () => {
    expect(listed.has(code) || [...serviceWide, ...stsWide, ...oauthWide].includes(code)).toBe(true)
  })

  it('is spelled as the operations spell it', () => {
    const same = [...listed].filter((other) => other.toLowerCase() === code.toLowerCase())
    expect(same.filter((other) => other !== code)).toEqual([])
  })

  // Cognito answers most refusals of OAuth with a code and no words.
  it.skipIf(oauthWide.includes(code))('has a sentence for whoever gives none', () => {
    expect(new Fault(code).message).not.toBe('')
  })
})
