import { choose, flow, type Step } from '../../engine/flow.ts'
import { sendCode } from '../../engine/messages/send-code.ts'
import type { CodeDelivery, Destination } from '../../engine/messages/destination.ts'
import type { Texts } from '../../engine/sign-in/turn.ts'
import { authorise } from '../../engine/steps/authorise.ts'
import { commitBefore } from '../../engine/steps/commit-before.ts'
import { updateAttributes } from '../../engine/steps/update-attributes.ts'
import { asRecord, checkWritable } from '../../engine/users/attributes.ts'
import type { Api } from '../../model/api.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
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

interface Changed {
  readonly pool: UserPool
  readonly client: AppClient
  readonly user: User
  readonly clientMetadata: Texts | undefined
  readonly renewed: readonly ('email' | 'phone_number')[]
}

const verify = (attribute: 'email' | 'phone_number'): Step<Changed, { delivery: CodeDelivery | undefined }> =>
  flow<Changed>(`verify ${attribute}`)
    .step({
      name: 'choose where the code goes',
      run: ({ pool, user, renewed }: Changed): { destination: Destination | undefined } => {
        const to = user.attributes[attribute]
        const asked = pool.properties.AutoVerifiedAttributes?.includes(attribute)
        return { destination: asked && to && renewed.includes(attribute) ? { attribute, to } : undefined }
      },
    })
    .step(sendCode(attribute, 'UpdateUserAttribute'))

const ways = { email: verify('email'), phone_number: verify('phone_number') }

const sendCodes: Step<Changed, { deliveries: readonly CodeDelivery[] }> = {
  name: 'send codes',
  parts: ways,
  async run(facts, ports, run) {
    const deliveries: CodeDelivery[] = []
    for (const attribute of facts.renewed) {
      const { delivery } = await choose('by', () => attribute, ways).run(facts, ports, run)
      if (delivery) deliveries.push(delivery)
    }
    return { deliveries }
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
    .step(commitBefore('CustomMessage'))
    .step(sendCodes),
  ({ deliveries }) => ({ ...(deliveries.length && { CodeDeliveryDetailsList: deliveries }) }),
)
