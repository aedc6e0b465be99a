import { Fault } from '../../model/fault.ts'
import type { User } from '../../model/user.ts'
import { shown } from '../users/shown.ts'
import type { Envelope, Hook } from '../hook.ts'

interface Needs extends Envelope {
  readonly user: User
  readonly clientMetadata: Readonly<Record<string, string>> | undefined
}

/** The words of a message, where a script has chosen others than the pool's. */
export interface Wording {
  readonly smsMessage?: string | null
  readonly emailMessage?: string | null
  readonly emailSubject?: string | null
}

/** Stands in a message where the code will go. */
export const codeParameter = '{####}'
/** Stands in a message where a link will go. It is in every event on record, also where the pool verifies by code. */
export const linkParameter = '{##Click Here##}'
/** Stands in an invitation where the user's name will go. */
export const usernameParameter = '{username}'

/** The longest that a message may be, in characters, before anything is filled in. */
const longest = { smsMessage: 140, emailSubject: 140, emailMessage: 20_000 } as const

/** Lets the script word a message. */
export const CustomMessage: Hook<Needs, Wording, { wording: Wording }> = {
  name: 'CustomMessage',
  sources: [
    'CustomMessage_SignUp',
    'CustomMessage_AdminCreateUser',
    'CustomMessage_ResendCode',
    'CustomMessage_ForgotPassword',
    'CustomMessage_UpdateUserAttribute',
    'CustomMessage_VerifyUserAttribute',
    'CustomMessage_Authentication',
  ],
  request: ({ user, clientMetadata }, _, source) => ({
    ...shown(user),
    codeParameter,
    linkParameter,
    usernameParameter: source === 'CustomMessage_AdminCreateUser' ? usernameParameter : null,
    ...(clientMetadata && { clientMetadata }),
  }),
  response: () => ({ smsMessage: null, emailMessage: null, emailSubject: null }),
  apply(wording, { pool }) {
    const own = pool.properties.EmailConfiguration?.EmailSendingAccount === 'DEVELOPER'
    if ((wording.emailMessage || wording.emailSubject) && !own)
      throw new Fault(
        'InvalidLambdaResponseException',
        'emailMessage and emailSubject can only be set by a user pool that sends e-mail from its own account',
      )
    for (const [part, most] of Object.entries(longest))
      // The sentence is unverified.
      if ([...(wording[part as keyof Wording] ?? '')].length > most)
        throw new Fault('InvalidLambdaResponseException', `${part} has more than ${most} characters`)
    return { wording }
  },
}
