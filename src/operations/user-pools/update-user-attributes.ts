import { flow, type Step } from '../../engine/flow.ts'
import { verifyRenewed } from '../../engine/messages/verify-renewed.ts'
import type { Texts } from '../../engine/sign-in/turn.ts'
import { authorise } from '../../engine/steps/authorise.ts'
import { updateAttributes } from '../../engine/steps/update-attributes.ts'
import { asRecord, checkWritable } from '../../engine/users/attributes.ts'
import type { Api } from '../../model/api.ts'
import type { AppClient } from '../../model/pool.ts'
import { operation } from '../operation.ts'

type Input = Api['UpdateUserAttributes']['input']

const read: Step<
  Input & { client: AppClient },
  { attributes: Record<string, string>; clientMetadata: Texts | undefined }
> = {
  name: 'read attributes',
  run({ UserAttributes, ClientMetadata, client }) {
    const attributes = asRecord(UserAttributes)
    checkWritable(client, Object.keys(attributes))
    return { attributes, clientMetadata: ClientMetadata }
  },
}

/** Changes a signed-in user's own attributes; a new address is asked to prove itself. */
export const UpdateUserAttributes = operation(
  'UpdateUserAttributes',
  'user',
  flow<Input>('UpdateUserAttributes')
    .step(authorise)
    .step(read)
    .step(updateAttributes('user'))
    .step(verifyRenewed),
  ({ deliveries }) => ({ ...(deliveries.length && { CodeDeliveryDetailsList: deliveries }) }),
)
