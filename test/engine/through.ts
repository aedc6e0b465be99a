import type { TraceLine } from '../../src/engine/flow.ts'
import { ScriptError, type ScriptFailure } from '../../src/model/script-error.ts'
import { world, type Script, type Setting } from '../world.ts'
import { hooksOf } from './lines.ts'

/** Stages of PreSignUp. */
export type Stages = NonNullable<NonNullable<Setting['stages']>['PreSignUp']>
/** What bob signs up with. */
export const wish = {
  ClientId: 'webclient000000000000000aa',
  Username: 'bob',
  Password: 'Good-Enough-1',
  UserAttributes: [{ Name: 'email', Value: 'bob@example.com' }],
}

/** Signs somebody up through these stages of PreSignUp. */
export async function through(stages: Stages, setting: Setting = {}) {
  const made = await world({ stages: { PreSignUp: stages }, ...setting })
  const trace: TraceLine[] = []
  const gave: { value?: unknown; error?: unknown } = await made.call('SignUp', wish, trace).then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )
  const [record] = hooksOf(trace)
  return { ...made, ...gave, trace, record, records: record?.stages }
}

/** Changes nothing. */
export const keep: Script = (event) => event
/** Answers with this response. */
export const answers =
  (response: object): Script =>
  (event) => ({ ...event, response })
/** Adds to the response. */
export const sets =
  (response: object): Script =>
  (event) => ({ ...event, response: { ...event.response, ...response } })
/** Fails in this way. */
export const fails =
  (failure: ScriptFailure, message = 'no'): Script =>
  () => {
    throw new ScriptError(failure, message)
  }

/** Every way in which a stage fails: how, by which script, and what the caller hears. */
export const failures: [string, Script, string, string][] = [
  [
    'throws',
    fails('threw', 'not you'),
    'UserLambdaValidationException',
    'PreSignUp failed with error not you.',
  ],
  [
    'takes too long',
    fails('timeout'),
    'UnexpectedLambdaException',
    'PreSignUp invocation failed due to error Socket timeout while invoking Lambda function.',
  ],
  [
    'takes its process down',
    fails('crashed'),
    'UserLambdaValidationException',
    'PreSignUp failed with error Runtime exited with error: signal: killed.',
  ],
  ['cannot be run', fails('unfit'), 'UserLambdaValidationException', 'PreSignUp failed with error no.'],
  [
    'is not there',
    fails('missing'),
    'UnexpectedLambdaException',
    'PreSignUp invocation failed due to error ResourceNotFoundException.',
  ],
  ['answers no JSON', fails('unreadable'), 'InvalidLambdaResponseException', 'Unrecognizable lambda output'],
  ['answers nothing', () => undefined, 'InvalidLambdaResponseException', 'Unrecognizable lambda output'],
  ['answers a list', () => [], 'InvalidLambdaResponseException', 'Unrecognizable lambda output'],
  [
    'answers a word where yes or no belongs',
    answers({ autoConfirmUser: 'yes' }),
    'InvalidLambdaResponseException',
    'Invalid lambda function output : Invalid JSON',
  ],
  [
    'answers a list where the response belongs',
    (event) => ({ ...event, response: [] }),
    'InvalidLambdaResponseException',
    'Invalid lambda function output : Invalid JSON',
  ],
]
