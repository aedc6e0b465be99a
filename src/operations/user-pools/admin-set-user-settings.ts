import { flow } from '../../engine/flow.ts'
import { setSettings } from '../../engine/mfa/set-settings.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import { findUser } from '../../engine/steps/find-user.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'

/** Turns codes by text on or off for a user; AdminSetUserMFAPreference has taken its place. */
export const AdminSetUserSettings = operation(
  'AdminSetUserSettings',
  'admin',
  flow<Api['AdminSetUserSettings']['input']>('AdminSetUserSettings')
    .step(findPool)
    .step(findUser)
    .step(setSettings),
  () => ({}),
)
