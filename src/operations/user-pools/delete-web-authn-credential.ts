import { flow, type Step } from '../../engine/flow.ts'
import { authorise } from '../../engine/steps/authorise.ts'
import type { Api } from '../../model/api.ts'
import type { User } from '../../model/user.ts'
import { operation } from '../operation.ts'

type Input = Api['DeleteWebAuthnCredential']['input']

const forget: Step<Input & { user: User }> = {
  name: 'delete passkey',
  run({ user: { poolId, username }, CredentialId: id }, _, { effects }) {
    // The sentence is unverified.
    const gone = { code: 'ResourceNotFoundException', message: 'The credential does not exist.' } as const
    effects.push({ kind: 'delete passkey', poolId, username, id, gone })
    return undefined
  },
}

/** Takes a passkey of a signed-in user away, which then signs nobody in. */
export const DeleteWebAuthnCredential = operation(
  'DeleteWebAuthnCredential',
  'user',
  flow<Input>('DeleteWebAuthnCredential').step(authorise).step(forget),
  () => ({}),
)
