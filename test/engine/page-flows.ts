import { continueAtPages } from '../../src/engine/browsers/continue.ts'
import { recogniseBrowser } from '../../src/engine/browsers/recognise.ts'
import { perform } from '../../src/engine/flow.ts'
import { issueTokens } from '../../src/engine/oauth/issue-tokens.ts'
import { answerAtPages, openAtPages, type PageOutcome } from '../../src/engine/oauth/sign-in-at-pages.ts'
import type { Authorization } from '../../src/model/authorization.ts'
import type { AuthFlow } from '../../src/model/sign-in.ts'
import { ana, type Setting } from '../world.ts'
import { bob, knowsBob, phone, quietly, right, scripts, type Flow, type World } from './calls.ts'

const callback = 'https://app.example.com/callback'
const setting: Setting = {
  client: {
    ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_CUSTOM_AUTH', 'ALLOW_USER_AUTH'],
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthFlows: ['code'],
    AllowedOAuthScopes: ['openid'],
    CallbackURLs: [callback],
  },
}

const authorizationOf = ({ pool, client }: World): Authorization => ({
  poolId: pool.id,
  clientId: client.id,
  redirectUri: callback,
  responseType: 'code',
  scopes: ['openid'],
})

/** Begins at the pages. */
async function open(
  made: World,
  given: Readonly<Record<string, string>> = right,
  authFlow: AuthFlow = 'USER_PASSWORD_AUTH',
): Promise<PageOutcome> {
  const { pool, client, ports } = made
  const authorization = authorizationOf(made)
  return (await perform(openAtPages, { pool, client, authorization, authFlow, given }, ports)).said
}

/** Answers what the pages ask. */
async function answer(made: World, asked: PageOutcome, given: Readonly<Record<string, string>>) {
  if (asked.kind !== 'challenge') throw new Error('nothing was asked')
  const { pool, client, ports } = made
  const at = { pool, client, authorization: authorizationOf(made), typed: 'ana' }
  const { name: challengeName, session } = asked
  const facts = { ...at, challengeName, session, given: { USERNAME: 'ana', ...given } }
  return (await perform(answerAtPages, facts, ports)).said
}

const codeIn = (said: PageOutcome) =>
  said.kind === 'admitted' ? (new URL(said.address).searchParams.get('code') ?? '') : ''

const token = ({ pool, client, ports }: World, form: Readonly<Record<string, string>>) =>
  perform(issueTokens, { pool, form, clientId: client.id, clientSecret: undefined }, ports)

const redeem = (made: World, code: string) =>
  token(made, { grant_type: 'authorization_code', code, redirect_uri: callback })

// What a flow has brought about before, for its second half.
const known = new WeakMap<World, PageOutcome>()
const signedIn = async (made: World) => void known.set(made, await open(made))
const before = (made: World): PageOutcome => known.get(made) ?? { kind: 'admitted', address: callback }

/** What people do at the pool's own pages, and apps with what comes of it. */
export const pageFlows = {
  'managed login, a wrong password': {
    setting,
    run: (made) => quietly(open(made, { ...right, PASSWORD: 'wrong' })),
  },
  'managed login, of another directory': {
    setting: { ...setting, scripts: { ...scripts, UserMigration: knowsBob } },
    run: (made) => open(made, bob),
  },
  'managed login, a second proof by text': {
    setting: {
      ...setting,
      users: [
        {
          ...ana,
          attributes: { ...ana.attributes, phone_number: phone.Value, phone_number_verified: 'true' },
        },
      ],
      pool: { MfaConfiguration: 'ON', EnabledMfas: ['SMS_MFA'] },
    },
    run: async (made) => answer(made, await open(made), { SMS_MFA_CODE: made.code() }),
  },
  'managed login, a temporary password': {
    setting: { ...setting, users: [{ ...ana, status: 'FORCE_CHANGE_PASSWORD' }] },
    run: async (made) => answer(made, await open(made), { NEW_PASSWORD: 'Brand-New-1' }),
  },
  'managed login, by questions of a script': {
    setting,
    run: async (made) =>
      answer(made, await open(made, { USERNAME: 'ana' }, 'CUSTOM_AUTH'), { ANSWER: 'right' }),
  },
  'managed login, by a browser that is known': {
    setting,
    before: signedIn,
    async run(made) {
      const { pool, client, ports } = made
      const said = before(made)
      const cookie = (said.kind === 'admitted' && said.kept?.cookie) || ''
      const browser = await recogniseBrowser(pool, cookie, ports)
      if (!browser) throw new Error('the browser is not known')
      await perform(continueAtPages, { pool, client, authorization: authorizationOf(made), browser }, ports)
    },
  },
  'the token endpoint, by a code': {
    setting,
    before: signedIn,
    run: (made) => redeem(made, codeIn(before(made))),
  },
  'the token endpoint, by a refresh token': {
    setting,
    async run(made) {
      const { tokens } = await redeem(made, codeIn(await open(made)))
      await token(made, { grant_type: 'refresh_token', refresh_token: tokens.refreshToken ?? '' })
    },
  },
  'the token endpoint, by a machine': {
    setting: {
      version: 'V3_0',
      secret: 'what_only_a_machine_knows',
      client: {
        AllowedOAuthFlowsUserPoolClient: true,
        AllowedOAuthFlows: ['client_credentials'],
        AllowedOAuthScopes: ['shop/read'],
      },
      resourceServers: [
        { Identifier: 'shop', Name: 'Shop', Scopes: [{ ScopeName: 'read', ScopeDescription: 'Read' }] },
      ],
    },
    run: ({ pool, client, ports }) => {
      const shown = { clientId: client.id, clientSecret: 'what_only_a_machine_knows' }
      return perform(issueTokens, { pool, form: { grant_type: 'client_credentials' }, ...shown }, ports)
    },
  },
} as const satisfies Record<string, Flow>
