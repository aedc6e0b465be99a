import { Fault } from '../../model/fault.ts'
import type { UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import { flow, type Step } from '../../engine/flow.ts'
import { signUpDestination, type Destination } from '../../engine/messages/destination.ts'
import { sendCode } from '../../engine/messages/send-code.ts'
import { checkSecretHash } from '../../engine/steps/check-secret-hash.ts'
import { findClient } from '../../engine/steps/find-client.ts'
import { limit } from '../../engine/steps/limit.ts'
import { lookUpUser } from '../../engine/steps/look-up-user.ts'
import { readAccount } from '../../engine/steps/read-account.ts'
import { recogniseUser } from '../../engine/steps/recognise-user.ts'
import { meetCaller } from '../../engine/threats/circumstances.ts'
import { noteEvent } from '../../engine/threats/watch.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'

type Input = Api['ResendConfirmationCode']['input']

const chooseDestination: Step<{ pool: UserPool; user: User }, { destination: Destination | undefined }> = {
  name: 'choose where the code goes',
  run({ pool, user }) {
    if (!user.stranger && user.status !== 'UNCONFIRMED')
      throw new Fault('InvalidParameterException', 'User is already confirmed.')
    const destination = signUpDestination(pool, user)
    if (!destination) throw new Fault('InvalidParameterException', 'Auto verification not turned on.')
    return { destination }
  },
}

/** Sends another code to confirm a sign-up; the one before no longer counts. */
export const ResendConfirmationCode = operation(
  'ResendConfirmationCode',
  'client',
  flow<Input>('ResendConfirmationCode')
    .step(findClient)
    .step(readAccount)
    .step(checkSecretHash('account'))
    .step(meetCaller)
    .step(lookUpUser)
    .step(recogniseUser('account'))
    .step(limit('resend code'))
    .step(chooseDestination)
    .step(sendCode('sign-up', 'ResendCode'))
    .step(noteEvent('ResendCode', 'Pass')),
  ({ delivery }) => ({ ...(delivery && { CodeDeliveryDetails: delivery }) }),
)
