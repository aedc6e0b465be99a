import { flow } from '../../engine/flow.ts'
import { authorise } from '../../engine/steps/authorise.ts'
import { signOutEverywhere } from '../../engine/steps/sign-out-everywhere.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'

/** Signs a user out of every device: no token made before this may be used here again. */
export const GlobalSignOut = operation(
  'GlobalSignOut',
  'user',
  flow<Api['GlobalSignOut']['input']>('GlobalSignOut').step(authorise).step(signOutEverywhere),
  () => ({}),
)
