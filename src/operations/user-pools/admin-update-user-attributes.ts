import { flow, type Step } from '../../engine/flow.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import { findUser } from '../../engine/steps/find-user.ts'
import { updateAttributes } from '../../engine/steps/update-attributes.ts'
import { asRecord } from '../../engine/users/attributes.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'

type Input = Api['AdminUpdateUserAttributes']['input']

const read: Step<Input, { attributes: Record<string, string> }> = {
  name: 'read attributes',
  run: ({ UserAttributes }) => ({ attributes: asRecord(UserAttributes) }),
}

/** Changes any attribute of a user, and may say that an address is verified. */
export const AdminUpdateUserAttributes = operation(
  'AdminUpdateUserAttributes',
  'admin',
  flow<Input>('AdminUpdateUserAttributes')
    .step(findPool)
    .step(findUser)
    .step(read)
    .step(updateAttributes('administrator')),
  () => ({}),
)
