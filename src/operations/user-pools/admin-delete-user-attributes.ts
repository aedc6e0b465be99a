import { flow, type Step } from '../../engine/flow.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import { findUser } from '../../engine/steps/find-user.ts'
import { updateAttributes } from '../../engine/steps/update-attributes.ts'
import { emptied } from '../../engine/users/emptied.ts'
import type { Api } from '../../model/api.ts'
import type { UserPool } from '../../model/pool.ts'
import { operation } from '../operation.ts'

type Input = Api['AdminDeleteUserAttributes']['input']

const read: Step<Input & { pool: UserPool }, { attributes: Readonly<Record<string, string>> }> = {
  name: 'read names',
  run: ({ pool, UserAttributeNames }) => ({ attributes: emptied(pool, UserAttributeNames) }),
}

/** Takes attributes away of a user. */
export const AdminDeleteUserAttributes = operation(
  'AdminDeleteUserAttributes',
  'admin',
  flow<Input>('AdminDeleteUserAttributes')
    .step(findPool)
    .step(findUser)
    .step(read)
    .step(updateAttributes('administrator')),
  () => ({}),
)
