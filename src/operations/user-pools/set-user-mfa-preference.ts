import { flow } from '../../engine/flow.ts'
import { setPreference } from '../../engine/mfa/set-preference.ts'
import { authorise } from '../../engine/steps/authorise.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'

/** Turns a signed-in user's second proofs on and off, and says which is asked for first. */
export const SetUserMFAPreference = operation(
  'SetUserMFAPreference',
  'user',
  flow<Api['SetUserMFAPreference']['input']>('SetUserMFAPreference').step(authorise).step(setPreference),
  () => ({}),
)
