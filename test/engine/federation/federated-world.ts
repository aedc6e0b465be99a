import { receiveIdentity } from '../../../src/engine/federation/receive-identity.ts'
import type { Receiving } from '../../../src/engine/federation/receiving.ts'
import { perform } from '../../../src/engine/flow.ts'
import type { Authorization } from '../../../src/model/authorization.ts'
import type { UserPoolIdentityProviderProperties } from '../../../src/model/cloudformation.ts'
import { says, world, type Setting } from '../../world.ts'

/** A provider of people, with an e-mail address and whether that is verified. */
export const corp: UserPoolIdentityProviderProperties = {
  ProviderName: 'Corp',
  ProviderType: 'OIDC',
  ProviderDetails: {
    client_id: 'shop',
    oidc_issuer: 'https://login.corp.example',
    authorize_scopes: 'openid',
  },
  AttributeMapping: { email: 'email', email_verified: 'email_verified', name: 'name' },
}

/** What the provider says of Bob. */
export const bob = { sub: '42', email: 'bob@corp.example', email_verified: 'true', name: 'Bob' }

/** A pool whose people come from a provider, too. */
export async function federated(
  setting: Setting & { readonly idp?: Partial<UserPoolIdentityProviderProperties> } = {},
) {
  const made = await world(setting)
  const idp = { ...corp, ...setting.idp }
  Object.assign(made.pool, { identityProviders: [idp] })
  const authorization: Authorization = {
    poolId: made.pool.id,
    clientId: made.client.id,
    redirectUri: 'https://shop.example.com/callback',
    responseType: 'token',
    scopes: ['openid'],
    state: 'of the app',
  }
  /** Somebody comes from the provider; what the app is told. */
  async function come(
    brought: Readonly<Record<string, string>> = bob,
    more: Partial<Receiving> = {},
  ): Promise<Readonly<Record<string, string>>> {
    const { said } = await perform(
      receiveIdentity,
      {
        pool: made.pool,
        client: made.client,
        authorization,
        idp,
        heard: { idToken: brought },
        subject: brought['sub'] ?? '',
        issuer: 'https://login.corp.example',
        brought,
        ...more,
      },
      made.ports,
    )
    if (said.kind !== 'admitted') throw new Error('nobody was admitted')
    return Object.fromEntries(new URLSearchParams(new URL(said.address).hash.slice(1)))
  }
  return {
    ...made,
    idp,
    come,
    claims: async (...asked: Parameters<typeof come>) => says((await come(...asked))['id_token']),
  }
}
