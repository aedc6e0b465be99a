import { flow, type Step } from '../../engine/flow.ts'
import { verifyRenewed } from '../../engine/messages/verify-renewed.ts'
import type { Texts } from '../../engine/sign-in/turn.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import { findUser } from '../../engine/steps/find-user.ts'
import { updateAttributes } from '../../engine/steps/update-attributes.ts'
import { asRecord } from '../../engine/users/attributes.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'

type Input = Api['AdminUpdateUserAttributes']['input']

const read: Step<Input, { attributes: Record<string, string>; clientMetadata: Texts | undefined }> = {
  name: 'read attributes',
  run: ({ UserAttributes, ClientMetadata }) => ({
    attributes: asRecord(UserAttributes),
    clientMetadata: ClientMetadata,
  }),
}

/** Changes any attribute of a user, and may say that a new address is verified; else it is asked to prove itself. */
export const AdminUpdateUserAttributes = operation(
  'AdminUpdateUserAttributes',
  'admin',
  flow<Input>('AdminUpdateUserAttributes')
    .step(findPool)
    .step(findUser)
    .step(read)
    .step(updateAttributes('administrator'))
    .step(verifyRenewed),
  () => ({}),
)
