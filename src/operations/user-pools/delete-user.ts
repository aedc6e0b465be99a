import { flow } from '../../engine/flow.ts'
import { authorise } from '../../engine/steps/authorise.ts'
import { deleteUser } from '../../engine/steps/delete-user.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'

/** Takes a signed-in user's own account out of the pool. */
export const DeleteUser = operation(
  'DeleteUser',
  'user',
  flow<Api['DeleteUser']['input']>('DeleteUser').step(authorise).step(deleteUser),
  () => ({}),
)
