import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide } from '../../src/iam/decide.ts'
import { explain } from '../../src/iam/explain.ts'
import { operators } from '../../src/iam/operators/index.ts'
import { layers, type Explained, type SeenStatement } from '../../src/model/iam.ts'
import { naive } from './naive/naive.ts'
import { questions } from './naive/questions.ts'

/** Whether what an explanation tells of the statements bears out the decision. */
function bearsOut({ by, missing, decision, statements }: Explained): boolean {
  const decisive = ({ layer, policy, statement, applies }: SeenStatement) =>
    applies && layer === by?.layer && policy === by.policy && statement === by.statement
  const whole = ({ applies, unfit, conditions }: SeenStatement) =>
    applies === (unfit === undefined && conditions.every(({ holds }) => holds))
  return (
    statements.every(whole) &&
    statements.some(decisive) === (decision !== 'implicitDeny') &&
    !statements.some(({ layer, effect, applies }) => applies && effect === 'Allow' && layer === missing)
  )
}

describe('deciding and explaining', () => {
  it('agree with each other and with a plain reading of the documents, whatever is asked', () => {
    const runs = 4000
    const seen = { allow: 0, explicitDeny: 0, implicitDeny: 0 }
    const held = new Set<string>()
    const decisive = new Set<string>()
    fc.assert(
      fc.property(questions, ({ policies, request }) => {
        const decision = decide(policies, request)
        const told = explain(policies, request)
        seen[decision.decision]++
        decisive.add(`${decision.decision} ${decision.by?.layer ?? decision.missing ?? ''}`)
        for (const { operator, holds } of told.statements.flatMap(({ conditions }) => conditions))
          held.add(`${operator.replace(/^For\w+:/, '').replace(/IfExists$/, '')} ${holds}`)
        expect(decision.decision).toBe(naive(policies, request))
        expect(told).toEqual({ ...decision, statements: told.statements })
        expect(bearsOut(told)).toBe(true)
      }),
      { numRuns: runs },
    )
    // Agreement on questions that all end alike would be worth nothing.
    for (const count of Object.values(seen)) expect(count).toBeGreaterThanOrEqual(runs / 10)
    for (const name of operators.keys())
      expect([name, held.has(`${name} true`), held.has(`${name} false`)]).toEqual([name, true, true])
    for (const layer of layers) {
      expect([...decisive]).toContain(`explicitDeny ${layer}`)
      expect([...decisive]).toContain(`implicitDeny ${layer}`)
    }
    for (const layer of ['identity', 'resource', 'trust']) expect([...decisive]).toContain(`allow ${layer}`)
  }, 60_000)
})
