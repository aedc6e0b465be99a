import { Fault } from '../../model/fault.ts'
import type { User } from '../../model/user.ts'
import type { Hook } from '../hook.ts'

interface Response {
  readonly autoConfirmUser?: boolean | null
  readonly autoVerifyEmail?: boolean | null
  readonly autoVerifyPhone?: boolean | null
}
interface Needs {
  readonly user: User
  readonly validationData: Readonly<Record<string, string>> | null
  readonly clientMetadata: Readonly<Record<string, string>> | undefined
}

/** Asks the script whether a new account may exist, and whether it may skip confirmation. */
export const PreSignUp: Hook<Needs, Response, { user: User; verified: readonly string[] }> = {
  name: 'PreSignUp',
  sources: ['PreSignUp_SignUp', 'PreSignUp_AdminCreateUser', 'PreSignUp_ExternalProvider'],
  // `sub` is not there yet: the event shows what was submitted.
  request: ({ user, validationData, clientMetadata }) => ({
    userAttributes: user.attributes,
    validationData,
    ...(clientMetadata && { clientMetadata }),
  }),
  response: () => ({ autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false }),
  apply({ autoConfirmUser, autoVerifyEmail, autoVerifyPhone }, { user }, _, source) {
    // What a provider vouches for needs no confirming; that the rest has no effect there either is unverified.
    if (source !== 'PreSignUp_SignUp') return { user, verified: [] }
    const verified = [...(autoVerifyEmail ? ['email'] : []), ...(autoVerifyPhone ? ['phone_number'] : [])]
    const absent = verified.find((name) => !user.attributes[name])
    if (absent)
      throw new Fault(
        'InvalidLambdaResponseException',
        `PreSignUp cannot verify ${absent}: the user has no such attribute`,
      )
    const attributes = Object.fromEntries(verified.map((name) => [`${name}_verified`, 'true']))
    return {
      user: {
        ...user,
        status: autoConfirmUser ? 'CONFIRMED' : user.status,
        attributes: { ...user.attributes, ...attributes },
      },
      verified,
    }
  },
}
