import { choose, flow, type Step } from '../../engine/flow.ts'
import { hook } from '../../engine/hook.ts'
import { PostConfirmation } from '../../engine/hooks/post-confirmation.ts'
import { PreSignUp } from '../../engine/hooks/pre-sign-up.ts'
import { signUpDestination, type CodeDelivery } from '../../engine/messages/destination.ts'
import { sendCode } from '../../engine/messages/send-code.ts'
import { checkPolicy } from '../../engine/secrets/password-policy.ts'
import { beginAfterSignUp } from '../../engine/sign-in/after-sign-up.ts'
import type { Texts } from '../../engine/sign-in/turn.ts'
import { checkSecretHash } from '../../engine/steps/check-secret-hash.ts'
import { commitBefore } from '../../engine/steps/commit-before.ts'
import { createUser } from '../../engine/steps/create-user.ts'
import { findClient } from '../../engine/steps/find-client.ts'
import { prepareUser } from '../../engine/steps/prepare-user.ts'
import { checkWayIn } from '../../engine/steps/check-way-in.ts'
import { asRecord, checkWritable } from '../../engine/users/attributes.ts'
import { aliases } from '../../engine/users/names.ts'
import { takesPasswordless } from '../../engine/users/passwordless.ts'
import { meetCaller } from '../../engine/threats/circumstances.ts'
import { refuseLeaked, type Compromised } from '../../engine/threats/leaked-passwords.ts'
import { noteEvent } from '../../engine/threats/watch.ts'
import type { Api } from '../../model/api.ts'
import { Fault } from '../../model/fault.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import { operation } from '../operation.ts'

type Input = Api['SignUp']['input']

const read: Step<
  Input,
  {
    typed: string
    shownHash: string | undefined
    password: string | undefined
    attributes: Record<string, string>
    validationData: Texts | null
    clientMetadata: Texts | undefined
  }
> = {
  name: 'read sign-up',
  run({ Username, Password, SecretHash, UserAttributes, ValidationData, ClientMetadata }) {
    return {
      typed: Username,
      shownHash: SecretHash,
      password: Password,
      attributes: asRecord(UserAttributes),
      validationData: ValidationData ? asRecord(ValidationData) : null,
      clientMetadata: ClientMetadata,
    }
  },
}

const checkOpen: Step<{ pool: UserPool }> = {
  name: 'check that people may sign up',
  run({ pool }) {
    if (pool.properties.AdminCreateUserConfig?.AllowAdminCreateUserOnly)
      throw new Fault('NotAuthorizedException', 'SignUp is not permitted for this user pool')
    return undefined
  },
}

/** Without a password come those whom codes let in. */
const checkPassword: Step<{ pool: UserPool; password: string | undefined }> = {
  name: 'check password',
  run({ pool, password }) {
    if (password !== undefined) checkPolicy(pool, password)
    else if (!takesPasswordless(pool))
      throw new Fault('InvalidParameterException', 'Missing required parameter Password')
    return undefined
  },
}

const checkLeaked: Step<{ pool: UserPool; client: AppClient; password: string | undefined }, Compromised> = {
  name: 'check for leaked passwords',
  run: (facts, ports) => refuseLeaked(facts, 'SIGN_UP', facts.password, ports),
}

const checkRights: Step<{ pool: UserPool; client: AppClient; attributes: Record<string, string> }> = {
  name: 'check write rights',
  run({ pool, client, attributes }) {
    checkWritable(client, Object.keys(attributes))
    // As an alias it is for accounts that are confirmed. How AWS words this is unverified.
    if (attributes['preferred_username'] && aliases(pool).includes('preferred_username'))
      throw new Fault(
        'InvalidParameterException',
        'preferred_username cannot be provided before the account is confirmed.',
      )
    return undefined
  },
}

/** A new address is not verified, and says so, unless the script has taken it for verified. */
const markAddresses: Step<{ user: User }, { user: User }> = {
  name: 'mark new addresses',
  run({ user }) {
    const { attributes } = user
    const unverified = ['email', 'phone_number'].filter((name) => attributes[name])
    const marks = Object.fromEntries(unverified.map((name) => [`${name}_verified`, 'false']))
    return { user: { ...user, attributes: { ...marks, ...attributes } } }
  },
}

interface Made {
  readonly pool: UserPool
  readonly client: AppClient
  readonly user: User
  readonly typed: string
  readonly clientMetadata: Texts | undefined
}

// An account of which the message cannot be worded is there all the same. Unverified.
type Gives = { delivery: CodeDelivery | undefined; session: string | undefined }

const ask: Step<Made, Gives> = flow<Made>('ask for confirmation')
  .step(beginAfterSignUp)
  .step(commitBefore('CustomMessage'))
  .step({
    name: 'choose where the code goes',
    run: ({ pool, user }: Made) => ({ destination: signUpDestination(pool, user) }),
  })
  .step(sendCode('sign-up', 'SignUp'))

const tell: Step<Made, Gives> = flow<Made>('tell that it is confirmed')
  .step(commitBefore('PostConfirmation'))
  .step(hook(PostConfirmation, 'PostConfirmation_ConfirmSignUp'))
  .step({ name: 'nothing to confirm', run: () => ({ delivery: undefined, session: undefined }) })

/**
 * Makes an account for whoever asks, and sends a code to confirm it unless a script confirms it at once.
 * That the script is asked before the name is found to be taken is unverified.
 */
export const SignUp = operation(
  'SignUp',
  'client',
  flow<Input>('SignUp')
    .step(findClient)
    .step(read)
    .step(checkSecretHash('account'))
    .step(meetCaller)
    .step(checkOpen)
    .step(checkRights)
    .step(checkPassword)
    .step(checkLeaked)
    .step(prepareUser('UNCONFIRMED'))
    .step(checkWayIn)
    .step(hook(PreSignUp, 'PreSignUp_SignUp'))
    .step(markAddresses)
    .step(createUser)
    .step(noteEvent('SignUp', 'Pass'))
    .step(
      choose('confirm', ({ user }: Made) => (user.status === 'CONFIRMED' ? 'tell' : 'ask'), { ask, tell }),
    ),
  ({ user, delivery, session }) => ({
    UserConfirmed: user.status === 'CONFIRMED',
    UserSub: user.sub,
    ...(delivery && { CodeDeliveryDetails: delivery }),
    ...(session && { Session: session }),
  }),
)
