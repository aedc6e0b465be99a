import { choose, flow, type Step } from '../../engine/flow.ts'
import { hook } from '../../engine/hook.ts'
import { PreSignUp } from '../../engine/hooks/pre-sign-up.ts'
import { invitationDestinations, type Destination } from '../../engine/messages/destination.ts'
import { sendInvitation } from '../../engine/messages/send-invitation.ts'
import { checkPolicy, drawPassword } from '../../engine/secrets/password-policy.ts'
import type { Texts } from '../../engine/sign-in/turn.ts'
import { checkWayIn } from '../../engine/steps/check-way-in.ts'
import { commitBefore } from '../../engine/steps/commit-before.ts'
import { createUser } from '../../engine/steps/create-user.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import { findUser } from '../../engine/steps/find-user.ts'
import { prepareUser } from '../../engine/steps/prepare-user.ts'
import { setTemporaryPassword } from '../../engine/steps/set-temporary-password.ts'
import { temporaryLife } from '../../engine/secrets/password-policy.ts'
import { asRecord } from '../../engine/users/attributes.ts'
import { aliases } from '../../engine/users/names.ts'
import { takesPasswordless } from '../../engine/users/passwordless.ts'
import type { Api } from '../../model/api.ts'
import { Fault } from '../../model/fault.ts'
import type { UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import { operation } from '../operation.ts'
import { sayUser } from '../say-user.ts'

type Input = Api['AdminCreateUser']['input']

interface Wish {
  readonly pool: UserPool
  readonly client: undefined
  readonly Username: string
  readonly typed: string
  readonly attributes: Readonly<Record<string, string>>
  /** None of whoever will sign in by codes alone. */
  readonly password: string | undefined
  readonly validationData: Texts | null
  readonly clientMetadata: Texts | undefined
  readonly moveAliases: boolean
  readonly invite: 'first' | 'again' | 'never'
  readonly media: readonly ('EMAIL' | 'SMS')[] | undefined
}

const read: Step<Input & { pool: UserPool }, Omit<Wish, 'pool' | 'client' | 'Username'>> = {
  name: 'read invitation',
  run(input, { random }) {
    const { pool, Username, TemporaryPassword, UserAttributes, ValidationData, ClientMetadata } = input
    // Where codes let people in, none is drawn for whoever is new.
    const needless = takesPasswordless(pool) && input.MessageAction !== 'RESEND'
    const password = TemporaryPassword ?? (needless ? undefined : drawPassword(pool, random))
    return {
      typed: Username,
      attributes: asRecord(UserAttributes),
      password,
      validationData: ValidationData ? asRecord(ValidationData) : null,
      clientMetadata: ClientMetadata,
      moveAliases: input.ForceAliasCreation ?? false,
      invite:
        input.MessageAction === 'RESEND' ? 'again' : input.MessageAction === 'SUPPRESS' ? 'never' : 'first',
      media: input.DesiredDeliveryMediums,
    }
  },
}

const checkPassword: Step<Wish> = {
  name: 'check password policy',
  run({ pool, password }) {
    if (password !== undefined) checkPolicy(pool, password)
    return undefined
  },
}

/** A temporary password lasts for so many days; aliases move only where the caller says so. */
const setTerms: Step<Wish & { user: User }, { user: User; verified: readonly string[]; takenSays: string }> =
  {
    name: 'set terms',
    run: ({ pool, user, password, moveAliases }, { clock }) => ({
      // That whoever needs no password is confirmed at once is unverified.
      user:
        password === undefined
          ? { ...user, status: 'CONFIRMED' }
          : { ...user, temporaryUntil: clock.now() + temporaryLife(pool) },
      verified: moveAliases ? aliases(pool) : [],
      takenSays: 'User account already exists',
    }),
  }

const create: Step<Wish, { user: User }> = flow<Wish>('create')
  .step(checkPassword)
  .step(prepareUser('FORCE_CHANGE_PASSWORD'))
  .step(checkWayIn)
  .step(hook(PreSignUp, 'PreSignUp_AdminCreateUser'))
  .step(setTerms)
  .step(createUser)

const checkInvited: Step<{ user: User }> = {
  name: 'check that user has not come yet',
  run({ user }) {
    if (user.status !== 'FORCE_CHANGE_PASSWORD') throw new Fault('UnsupportedUserStateException')
    return undefined
  },
}

const again: Step<Wish, { user: User }> = flow<Wish>('invite again')
  .step(findUser)
  .step(checkInvited)
  .step({ name: 'take password', run: ({ password = '' }: Wish) => ({ newPassword: password }) })
  .step(setTemporaryPassword)

const address: Step<
  Wish & { user: User },
  { destinations: readonly Destination[]; temporaryPassword: string }
> = {
  name: 'choose where the invitation goes',
  run: ({ user, media, invite, password }) => ({
    destinations: invite === 'never' ? [] : invitationDestinations(user, media),
    temporaryPassword: password ?? '',
  }),
}

/** Makes a user with a temporary password, or with none where codes let people in, and sends an invitation, or sends it once more. */
export const AdminCreateUser = operation(
  'AdminCreateUser',
  'admin',
  flow<Input>('AdminCreateUser')
    .step(findPool)
    .step(read)
    .step(choose('make', ({ invite }: Wish) => (invite === 'again' ? 'again' : 'create'), { again, create }))
    .step(commitBefore('CustomMessage'))
    .step(address)
    .step(sendInvitation),
  ({ pool, user }) => ({ User: sayUser(pool, user) }),
)
