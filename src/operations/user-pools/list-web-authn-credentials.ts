import { flow, type Step } from '../../engine/flow.ts'
import { page } from '../../engine/page.ts'
import { authorise } from '../../engine/steps/authorise.ts'
import type { Api } from '../../model/api.ts'
import type { Passkey } from '../../model/passkey.ts'
import type { User } from '../../model/user.ts'
import { operation } from '../operation.ts'

type Input = Api['ListWebAuthnCredentials']['input']

const list: Step<Input & { user: User }, { passkeys: readonly Passkey[]; next: string | undefined }> = {
  name: 'list passkeys',
  async run({ user, MaxResults, NextToken }, { store }) {
    const held = await store.passkeys(user.poolId, user.username)
    const { items, next } = page(held, ({ id }) => id, { limit: MaxResults, token: NextToken })
    return { passkeys: items, next }
  },
}

/** Lists the passkeys of a signed-in user, in the order of their ids. */
export const ListWebAuthnCredentials = operation(
  'ListWebAuthnCredentials',
  'user',
  flow<Input>('ListWebAuthnCredentials').step(authorise).step(list),
  ({ passkeys, next }) => ({
    Credentials: passkeys.map(({ id, name, rpId, attachment, transports, createdAt }) => ({
      CredentialId: id,
      FriendlyCredentialName: name,
      RelyingPartyId: rpId,
      ...(attachment && { AuthenticatorAttachment: attachment }),
      AuthenticatorTransports: transports,
      CreatedAt: createdAt / 1000,
    })),
    ...(next && { NextToken: next }),
  }),
)
