import { flow } from '../../engine/flow.ts'
import { authorise } from '../../engine/steps/authorise.ts'
import { readable } from '../../engine/users/attributes.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { sayAttributes, sayFactors, sayMfaOptions } from '../say-user.ts'

/** Tells a signed-in user what is known of them, as far as their client may read it. */
export const GetUser = operation(
  'GetUser',
  'user',
  flow<Api['GetUser']['input']>('GetUser').step(authorise),
  ({ pool, user, client }) => ({
    Username: user.username,
    UserAttributes: sayAttributes(user).filter(({ Name }) => readable(client, Name)),
    ...sayFactors(pool, user),
    ...sayMfaOptions(pool, user),
  }),
)
