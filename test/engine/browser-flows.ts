import type { UserPoolIdentityProviderProperties } from '../../src/model/cloudformation.ts'
import type { Authorization } from '../../src/model/authorization.ts'
import { hearProvider } from '../../src/engine/federation/hear-provider.ts'
import { takeHandOff } from '../../src/engine/federation/hand-off.ts'
import type { Spoken } from '../../src/engine/federation/federation-port.ts'
import { sendToProvider } from '../../src/engine/federation/send-to-provider.ts'
import { openAtPages } from '../../src/engine/oauth/sign-in-at-pages.ts'
import { perform } from '../../src/engine/flow.ts'
import { password } from '../world.ts'
import { quietly, type Flow, type World } from './calls.ts'

const corp: UserPoolIdentityProviderProperties = {
  ProviderName: 'corp',
  ProviderType: 'OIDC',
  ProviderDetails: {
    client_id: 'shop',
    oidc_issuer: 'https://login.corp.example',
    authorize_scopes: 'openid',
  },
  AttributeMapping: { email: 'email' },
}

/** What the provider says of Ana. */
const spoken: Spoken = {
  heard: {
    tokenResponse: { access_token: 'xxxx', token_type: 'Bearer', expires_in: '3600' },
    idToken: { sub: 'ana', email: 'ana@example.com' },
    userInfo: { sub: 'ana', name: 'Ana Kim' },
  },
  subject: 'ana',
  issuer: null,
  brought: { sub: 'ana', email: 'ana@example.com', name: 'Ana Kim' },
}

const setting = {
  client: { SupportedIdentityProviders: ['corp'], CallbackURLs: ['https://shop.example.com/callback'] },
  federation: {
    begin: async (_: unknown, { state }: { readonly state: string }) => ({
      address: `https://login.corp.example/?${new URLSearchParams({ state })}`,
      pkce: false,
    }),
    ask: async () => spoken,
  },
}

const authorizationOf = ({ pool, client }: Pick<World, 'pool' | 'client'>): Authorization => ({
  poolId: pool.id,
  clientId: client.id,
  redirectUri: 'https://shop.example.com/callback',
  responseType: 'code',
  scopes: ['openid'],
})

/** A browser is sent to the provider, and comes back with what it was sent for. */
async function goAndComeBack({ pool, client, ports }: World): Promise<void> {
  Object.assign(pool, { identityProviders: [corp] })
  const authorization = authorizationOf({ pool, client })
  const cookie = 'the word of a browser'
  const sending = { pool, client, authorization, idp: corp, cookie, returnTo: 'https://shop.example/back' }
  const { address } = await perform(sendToProvider, sending, ports)
  const state = new URL(address).searchParams.get('state') ?? ''
  const handOff = await takeHandOff(pool, { state, cookie }, ports)
  if (!handOff) throw new Error('nobody was sent')
  await perform(hearProvider, { pool, handOff, answer: { code: 'a code', state } }, ports)
}

/** Somebody signs in at the pages of the pool. */
async function atPages({ pool, client, ports }: World): Promise<void> {
  const authorization = { ...authorizationOf({ pool, client }), scopes: ['openid', 'shop/read'] }
  const given = { USERNAME: 'ana', PASSWORD: password }
  await perform(openAtPages, { pool, client, authorization, authFlow: 'USER_PASSWORD_AUTH', given }, ports)
}

/** What people do in browsers: at the pages of the pool, and by way of a provider. */
export const browserFlows = {
  'a sign-in at the pages': { run: atPages },
  'a sign-in by a provider, the first': { setting, run: goAndComeBack },
  'a sign-in by a provider, once more': { setting, before: goAndComeBack, run: goAndComeBack },
  'a sign-in by a provider, of a user to whom it is linked': {
    setting,
    async before({ call, pool }) {
      Object.assign(pool, { identityProviders: [corp] })
      await call('AdminLinkProviderForUser', {
        UserPoolId: pool.id,
        DestinationUser: { ProviderName: 'Cognito', ProviderAttributeValue: 'ana' },
        SourceUser: {
          ProviderName: 'corp',
          ProviderAttributeName: 'Cognito_Subject',
          ProviderAttributeValue: 'ana',
        },
      })
    },
    run: goAndComeBack,
  },
  'a sign-in by a provider that says nothing': {
    setting: {
      ...setting,
      federation: {
        ...setting.federation,
        ask: async () => ({ error: 'invalid_request', description: 'Connection reset' }),
      },
    },
    run: (made) => quietly(goAndComeBack(made)),
  },
} as const satisfies Record<string, Flow>
