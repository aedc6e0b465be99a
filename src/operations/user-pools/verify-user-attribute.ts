import { choose, flow, type Step } from '../../engine/flow.ts'
import { readAddress } from '../../engine/messages/address-to-verify.ts'
import type { Destination } from '../../engine/messages/destination.ts'
import { authorise } from '../../engine/steps/authorise.ts'
import { checkCode } from '../../engine/steps/check-code.ts'
import { limit } from '../../engine/steps/limit.ts'
import { verifyAddress } from '../../engine/steps/verify-address.ts'
import type { Api } from '../../model/api.ts'
import type { UserPool } from '../../model/pool.ts'
import type { SentCode, User } from '../../model/user.ts'
import { operation } from '../operation.ts'

type Input = Api['VerifyUserAttribute']['input']
type Verifying = {
  readonly pool: UserPool
  readonly user: User
  readonly ConfirmationCode: string
  readonly destination: Destination
}

const readCode: Step<Input, { ConfirmationCode: string }> = {
  name: 'read code',
  run: ({ Code }) => ({ ConfirmationCode: Code }),
}

/** Takes the code that was sent to an address as the sign that it is the signed-in user's. */
export const VerifyUserAttribute = operation(
  'VerifyUserAttribute',
  'user',
  flow<Input>('VerifyUserAttribute')
    .step(authorise)
    .step(readAddress)
    .step(readCode)
    .step(limit('verify an address'))
    .step(
      choose<Verifying, Destination['attribute'], { spent: SentCode }>(
        'check',
        ({ destination }) => destination.attribute,
        { email: checkCode('email'), phone_number: checkCode('phone_number') },
      ),
    )
    .step(verifyAddress),
  () => ({}),
)
