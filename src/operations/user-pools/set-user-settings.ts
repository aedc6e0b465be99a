import { flow } from '../../engine/flow.ts'
import { setSettings } from '../../engine/mfa/set-settings.ts'
import { authorise } from '../../engine/steps/authorise.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'

/** Turns codes by text on or off for a signed-in user; SetUserMFAPreference has taken its place. */
export const SetUserSettings = operation(
  'SetUserSettings',
  'user',
  flow<Api['SetUserSettings']['input']>('SetUserSettings').step(authorise).step(setSettings),
  () => ({}),
)
