import { decide as decideByIam } from '../../iam/decide.ts'
import { explain } from '../../iam/explain.ts'
import { policiesOfStep } from '../policies-of-step.ts'
import { requestOfStep } from '../request-of-step.ts'
import type { Outcome, Scene, StepOf } from '../step.ts'
import { asExpected, tellDecision } from '../tell-decision.ts'

/** IAM decides one request by the policies that the step gives. */
export function decide(step: StepOf<'decide'>, scene: Scene): Outcome {
  const { policies, mistakes } = policiesOfStep(step, scene)
  if (mistakes.length) return { ok: false, told: mistakes }
  const request = requestOfStep(step, scene.now)
  if (asExpected(step.expect, decideByIam(policies, request))) return { ok: true, told: [] }
  return { ok: false, told: tellDecision(step.expect, explain(policies, request)) }
}
