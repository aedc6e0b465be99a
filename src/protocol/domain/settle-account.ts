import type { Fault } from '../../model/fault.ts'
import { ResendConfirmationCode } from '../../operations/user-pools/resend-confirmation-code.ts'
import { remember } from './account-cookie.ts'
import { mayReset } from './account-rules.ts'
import { pageAddress, type Arrival } from './arrive.ts'
import { callOperation } from './call-operation.ts'
import type { Visit } from './visit.ts'

/**
 * Sends whoever's account lets nobody in yet to the page that mends it: to confirm it, with another code, or to set
 * another password. Nothing where no page does. Either refusal is one that the engine has told already.
 */
export async function settleAccount(
  visit: Visit,
  { client }: Pick<Arrival, 'client'>,
  { code }: Pick<Fault, 'code'>,
  username: string,
): Promise<Response | undefined> {
  const to = (path: string) => visit.context.redirect(pageAddress(visit, path), 303)
  if (code === 'PasswordResetRequiredException' && mayReset(visit.pool)) {
    remember(visit, client, { username, notice: 'resetRequired' })
    return to('/confirmForgotPassword')
  }
  if (code !== 'UserNotConfirmedException') return undefined
  const sent = await callOperation(visit, client, 'ResendCode_POST', ResendConfirmationCode, {
    Username: username,
  })
  if (!('fault' in sent)) {
    const { Destination: sentTo } = sent.facts.CodeDeliveryDetails ?? {}
    remember(visit, client, { username, notice: 'notConfirmed', ...(sentTo !== undefined && { sentTo }) })
    return to('/confirm')
  }
  // An administrator confirms it where nothing can be sent.
  if (sent.fault.code === 'InvalidParameterException') return undefined
  remember(visit, client, { username, notice: 'codeNotSent' })
  return to('/confirm')
}
