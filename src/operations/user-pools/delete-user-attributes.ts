import { flow, type Step } from '../../engine/flow.ts'
import { authorise } from '../../engine/steps/authorise.ts'
import { updateAttributes } from '../../engine/steps/update-attributes.ts'
import { checkWritable } from '../../engine/users/attributes.ts'
import { emptied } from '../../engine/users/emptied.ts'
import type { Api } from '../../model/api.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import { operation } from '../operation.ts'

type Input = Api['DeleteUserAttributes']['input']

const read: Step<
  Input & { pool: UserPool; client: AppClient },
  { attributes: Readonly<Record<string, string>> }
> = {
  name: 'read names',
  run({ pool, client, UserAttributeNames }) {
    checkWritable(client, UserAttributeNames)
    return { attributes: emptied(pool, UserAttributeNames) }
  },
}

/** Takes attributes away of a signed-in user, as far as the client may write them. */
export const DeleteUserAttributes = operation(
  'DeleteUserAttributes',
  'user',
  flow<Input>('DeleteUserAttributes').step(authorise).step(read).step(updateAttributes('user')),
  () => ({}),
)
