import { flow } from '../../engine/flow.ts'
import { chooseResetDestination } from '../../engine/messages/reset-destination.ts'
import { sendCode } from '../../engine/messages/send-code.ts'
import { checkSecretHash } from '../../engine/steps/check-secret-hash.ts'
import { findClient } from '../../engine/steps/find-client.ts'
import { hideUnreachable } from '../../engine/steps/hide-unreachable.ts'
import { limit } from '../../engine/steps/limit.ts'
import { lookUpUser } from '../../engine/steps/look-up-user.ts'
import { migrateAtReset } from '../../engine/steps/migrate-user.ts'
import { readAccount } from '../../engine/steps/read-account.ts'
import { recogniseUser } from '../../engine/steps/recognise-user.ts'
import { meetCaller } from '../../engine/threats/circumstances.ts'
import { noteEvent } from '../../engine/threats/watch.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'

type Input = Api['ForgotPassword']['input']

/** Sends a code by which a user who has forgotten the password may set another. */
export const ForgotPassword = operation(
  'ForgotPassword',
  'client',
  flow<Input>('ForgotPassword')
    .step(findClient)
    .step(readAccount)
    .step(checkSecretHash('account'))
    .step(meetCaller)
    .step(lookUpUser)
    .step(migrateAtReset)
    .step(recogniseUser('account'))
    .step(hideUnreachable)
    .step(limit('reset password'))
    .step(chooseResetDestination)
    .step(sendCode('reset', 'ForgotPassword'))
    .step(noteEvent('ForgotPassword', 'InProgress')),
  ({ delivery }) => ({ ...(delivery && { CodeDeliveryDetails: delivery }) }),
)
