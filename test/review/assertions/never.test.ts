import { describe, expect, it } from 'vitest'
import { load } from '../../../src/config/load.ts'
import { assertionFindings } from '../../../src/review/assertions/assertion-findings.ts'
import { reviewed } from '../../../src/review/lint/reviewed.ts'
import { saidAt } from '../rules/found.ts'

/** What is said of a role with these statements, which is never to put anything into the catalogue. */
function said(allow: string): readonly string[] {
  const texts = {
    'pools/customer.role.yaml': `trust: { type: service, service: lambda.amazonaws.com }\nallow:\n${allow}`,
    'pools/all.assertions.yaml': `assertions:
  no-prices: { type: never, role: customer, can: s3:PutObject arn:aws:s3:::catalogue/* }
`,
  }
  const files = Object.entries(texts).map(([path, text]) => ({ path, text }))
  const { model, linked } = load({ files, scripts: new Set() })
  if (!model || !linked) throw new Error('the project cannot be linked')
  return saidAt(assertionFindings(reviewed({ model, linked }, { now: 0 })))
}

describe('what is never to be', () => {
  it('is found with an example of it', () => {
    const [found] = said('  - { sid: All, do: s3:*, on: arn:aws:s3:::catalogue/* }\n')
    expect(found).toContain('the role `customer` may `s3:PutObject arn:aws:s3:::catalogue/*`')
  })

  it('is no business of a statement about other actions, whether or not another has the action', () => {
    const reads = '  - { sid: Sales, do: s3:GetObject, on: arn:aws:s3:::catalogue/sales/* }\n'
    const elsewhere = '  - { sid: Own, do: s3:PutObject, on: arn:aws:s3:::uploads/* }\n'
    expect([said(reads), said(elsewhere), said(elsewhere + reads)]).toEqual([[], [], []])
  })
})
