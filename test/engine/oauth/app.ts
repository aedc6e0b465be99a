import { issueTokens } from '../../../src/engine/oauth/issue-tokens.ts'
import { readAuthorization } from '../../../src/engine/oauth/read-authorization.ts'
import { openAtPages } from '../../../src/engine/oauth/sign-in-at-pages.ts'
import { perform } from '../../../src/engine/flow.ts'
import type { Tokens } from '../../../src/engine/claims/mint.ts'
import type { Texts } from '../../../src/engine/sign-in/turn.ts'
import { password, world, type Setting } from '../../world.ts'

/** Where the app is. */
export const callback = 'https://app.example.com/callback'
/** A scope of a resource server, and one that no client of ours may have. */
export const [read, write] = ['https://api.example.com/read', 'https://api.example.com/write']

const resourceServers: NonNullable<Setting['resourceServers']> = [
  {
    Identifier: 'https://api.example.com',
    Name: 'api',
    Scopes: ['read', 'write'].map((ScopeName) => ({ ScopeName, ScopeDescription: ScopeName })),
  },
]

/** A world whose client is an app that speaks OAuth: of every flow that people use, unless a setting says otherwise. */
export async function app(setting: Setting = {}) {
  const made = await world({
    resourceServers,
    ...setting,
    client: {
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['code', 'implicit'],
      AllowedOAuthScopes: ['openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin', read],
      CallbackURLs: [callback, 'myapp://callback'],
      ...setting.client,
    },
  })
  const { pool, client, ports } = made
  /** Signs Ana in at the pages, and reads what the app is told. */
  async function admit(asked: Texts = {}): Promise<URLSearchParams> {
    const query = { client_id: client.id, redirect_uri: callback, response_type: 'code', ...asked }
    const read = readAuthorization(query, pool)
    if (read.kind !== 'sound') throw new Error(`the request is ${read.kind}: ${read.error}`)
    const { said } = await perform(
      openAtPages,
      {
        pool,
        client,
        authorization: read.authorization,
        authFlow: 'USER_PASSWORD_AUTH' as const,
        given: { USERNAME: 'ana', PASSWORD: password },
      },
      ports,
    )
    if (said.kind !== 'admitted') throw new Error('a question was asked')
    const { search, hash } = new URL(said.address)
    return new URLSearchParams(hash.slice(1) || search)
  }
  /** Asks the token endpoint. */
  async function ask(form: Texts, shown: { clientId?: string; clientSecret?: string } = {}): Promise<Tokens> {
    const who = { clientId: client.id, clientSecret: setting.secret, ...shown }
    const { tokens } = await perform(issueTokens, { pool, form, ...who }, ports)
    return tokens
  }
  return {
    ...made,
    admit,
    ask,
    code: async (asked?: Texts) => (await admit(asked)).get('code') ?? '',
    /** Redeems a code. */
    redeem: (code: string, more: Texts = {}) =>
      ask({ grant_type: 'authorization_code', code, redirect_uri: callback, ...more }),
    /** Trades a refresh token. */
    refresh: (token: string | undefined, more: Texts = {}) =>
      ask({ grant_type: 'refresh_token', refresh_token: token ?? '', ...more }),
  }
}
export type App = Awaited<ReturnType<typeof app>>
