import type { AccessRequest, Context } from '../model/iam.ts'
import type { StepOf } from './step.ts'

/** The request that a step is about, at a time. */
export function requestOfStep(step: StepOf<'decide'>, now: number): AccessRequest {
  const { principal, action, resource, resourceAccount, context = {} } = step
  return {
    principal: typeof principal === 'string' ? { arn: principal } : principal,
    action,
    resource,
    ...(resourceAccount !== undefined && { resourceAccount }),
    context: withTime(context, now),
  }
}

/** What is known of every request is the time. */
function withTime(context: Context, now: number): Context {
  const said = new Set(Object.keys(context).map((key) => key.toLowerCase()))
  const time = {
    'aws:CurrentTime': new Date(now).toISOString(),
    'aws:EpochTime': String(Math.floor(now / 1000)),
  }
  const unsaid = Object.entries(time).filter(([key]) => !said.has(key.toLowerCase()))
  return { ...Object.fromEntries(unsaid), ...context }
}
