import { flow } from '../../engine/flow.ts'
import { authorise } from '../../engine/steps/authorise.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { sayAuthFactors } from '../say-auth-factors.ts'

/** Tells a signed-in user by what they can prove themselves. */
export const GetUserAuthFactors = operation(
  'GetUserAuthFactors',
  'user',
  flow<Api['GetUserAuthFactors']['input']>('GetUserAuthFactors').step(authorise),
  ({ pool, user }) => sayAuthFactors(pool, user),
)
