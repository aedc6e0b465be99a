import { perform, type Step, type TraceLine } from '../../../src/engine/flow.ts'
import type { Ports } from '../../../src/engine/ports.ts'
import type { IdentityApi } from '../../../src/model/api.ts'
import { Fault, serviceWide } from '../../../src/model/fault.ts'
import * as operations from '../../../src/operations/identity-pools/index.ts'
import { serviceOf } from '../../../src/schema/service-of.ts'
import { world, type Setting } from '../../world.ts'

const { checkInput, errorsOf } = serviceOf('cognito-identity')

export const identityPoolId = 'us-east-1:11111111-2222-4333-8444-555555555555'
/** The login key of the user pool of the world. */
export const userPoolKey = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_TestPool1'
export const google = 'accounts.google.com'
export const facebook = 'graph.facebook.com'
export const oidcHost = 'login.corp.example/tenant'
export const oidcArn = `arn:aws:iam::123456789012:oidc-provider/${oidcHost}`
export const samlArn = 'arn:aws:iam::123456789012:saml-provider/partner'
export const roleArn = (name: string) => `arn:aws:iam::123456789012:role/${name}`

/** What an identity pool's file says, where it is not like any other. */
const identityFile = (more: string) =>
  [
    `id: ${identityPoolId}`,
    'guests: true',
    'classicFlow: true',
    'developerProvider: login.shop',
    'roles: { authenticated: buyer, guest: visitor }',
    `providers: { test: { type: pool, clients: [web] }, ${google}: { type: social, appId: app }, ${facebook}: { type: social, appId: app }, corp: { type: oidc }, partner: { type: saml } }`,
  ]
    .filter((line) => !`\n${more}`.includes(`\n${line.split(':')[0]}:`))
    .concat(more, '')
    .join('\n')
const trust = (as: string, more = '') => `trust: { type: identityPool, pool: shop, as: ${as}${more} }\n`
const tagged = trust('authenticated', ', tagSession: true')

/** A project with an identity pool for the user pool of the world. */
const filesWith = (identity: string, files: Readonly<Record<string, string>> = {}) => ({
  'pools/test.pool.yaml':
    'id: us-east-1_TestPool1\nsignIn: { with: [username] }\nclients: { web: { id: webclient000000000000000aa }, other: { id: otherclient0000000000000bb } }\n',
  'pools/shop.identity.yaml': identityFile(identity),
  'pools/corp.oidc-provider.yaml': `url: https://${oidcHost}\naudiences: [shop, shop-2]\n`,
  'pools/partner.saml-provider.yaml': 'metadata: { url: https://partner.example/metadata }\n',
  'pools/buyer.role.yaml': tagged,
  'pools/gold.role.yaml': tagged,
  'pools/plain.role.yaml': trust('authenticated'),
  'pools/visitor.role.yaml': trust('guest'),
  ...files,
})

/** Everybody vouches for everybody: a token is a subject. */
export const credulous: Ports['outside'] = {
  oidc: async (issuer, subject) => ({
    issuer,
    subject,
    audience: ['shop'],
    claims: { sub: subject, aud: 'shop', team: 'blue' },
  }),
  social: async (provider, appId = '', subject) => ({
    provider,
    issuer: provider,
    subject,
    audience: [appId],
    claims: { sub: subject, aud: appId },
  }),
  saml: async (_, subject) => ({
    issuer: 'https://partner.example',
    issued: Date.UTC(2026, 0, 1, 9),
    subject,
    subjectType: 'persistent',
    audience: 'https://signin.aws.amazon.com/saml',
    recipient: 'https://signin.aws.amazon.com/saml',
    attributes: { team: ['blue'], groups: ['a', 'b'] },
  }),
}

export interface IdentitySetting extends Omit<Setting, 'files'> {
  /** Lines of the identity pool's file, instead of those that begin alike. */
  readonly identity?: string
  /** More files of the project. */
  readonly files?: Readonly<Record<string, string>>
}

/** The world, with an identity pool in it. */
export async function identityWorld({ identity = '', files, outside, ...setting }: IdentitySetting = {}) {
  const made = await world({
    ...setting,
    files: filesWith(identity, files),
    outside: { ...credulous, ...outside },
  })

  /** Calls an operation as the wire does: input checked and cut, refusals only of the operation's own list. */
  async function ask<Name extends keyof typeof operations>(
    name: Name,
    input: IdentityApi[Name]['input'],
    trace: TraceLine[] = [],
  ): Promise<IdentityApi[Name]['output']> {
    const { flow, output } = operations[name]
    try {
      const body = checkInput(name, input) as object
      const facts = await perform(flow as Step<object, object>, body, made.ports, trace)
      return output(facts as never) as IdentityApi[Name]['output']
    } catch (error) {
      if (error instanceof Fault && ![...errorsOf(name), ...serviceWide].includes(error.code))
        throw new Error(`${name} may not refuse with ${error.code}`, { cause: error })
      throw error
    }
  }
  type Logins = Readonly<Record<string, string>>
  return {
    ...made,
    ask,
    async getId(Logins?: Logins) {
      return (await ask('GetId', { IdentityPoolId: identityPoolId, Logins })).IdentityId ?? ''
    },
    credentials: (IdentityId: string, Logins?: Logins, more: object = {}) =>
      ask('GetCredentialsForIdentity', { IdentityId, Logins, ...more }),
    /** A token of the developer's for one of its users. */
    vouch: (user: string, more: object = {}, others: Logins = {}) =>
      ask('GetOpenIdTokenForDeveloperIdentity', {
        IdentityPoolId: identityPoolId,
        Logins: { 'login.shop': user, ...others },
        ...more,
      }),
    /** What leads to an identity: `provider subject`, in order. */
    async logins(id: string) {
      const found = await made.store.identity(id)
      return found?.logins.map(({ provider, subject }) => `${provider} ${subject}`)
    },
    /** The session that credentials stand for. */
    session(answer: IdentityApi['GetCredentialsForIdentity']['output']) {
      const { SessionToken = '', AccessKeyId = '' } = answer.Credentials ?? {}
      return made.ports.sessions.open(SessionToken, AccessKeyId)?.session
    },
  }
}
