import { choose, flow, type Step } from '../../engine/flow.ts'
import { readAddress } from '../../engine/messages/address-to-verify.ts'
import type { CodeDelivery, Destination } from '../../engine/messages/destination.ts'
import { sendCode } from '../../engine/messages/send-code.ts'
import type { Texts } from '../../engine/sign-in/turn.ts'
import { authorise } from '../../engine/steps/authorise.ts'
import { limit } from '../../engine/steps/limit.ts'
import type { Api } from '../../model/api.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import { operation } from '../operation.ts'

type Input = Api['GetUserAttributeVerificationCode']['input']
type Sending = {
  readonly pool: UserPool
  readonly client: AppClient
  readonly user: User
  readonly clientMetadata: Texts | undefined
  readonly destination: Destination
}

const readMetadata: Step<Input, { clientMetadata: Texts | undefined }> = {
  name: 'read metadata',
  run: ({ ClientMetadata }) => ({ clientMetadata: ClientMetadata }),
}

/** Sends a code to an address of a signed-in user, by which the address is verified. */
export const GetUserAttributeVerificationCode = operation(
  'GetUserAttributeVerificationCode',
  'user',
  flow<Input>('GetUserAttributeVerificationCode')
    .step(authorise)
    .step(readMetadata)
    .step(readAddress)
    .step(limit('ask for a code'))
    .step(
      choose<Sending, Destination['attribute'], { delivery: CodeDelivery | undefined }>(
        'send',
        ({ destination }) => destination.attribute,
        {
          email: sendCode('email', 'VerifyUserAttribute'),
          phone_number: sendCode('phone_number', 'VerifyUserAttribute'),
        },
      ),
    ),
  ({ delivery }) => ({ ...(delivery && { CodeDeliveryDetails: delivery }) }),
)
