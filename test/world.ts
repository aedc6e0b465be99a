import { expect } from 'vitest'
import { createHmac } from 'node:crypto'
import { openBackground } from '../src/adapters/background/open-background.ts'
import { linkedIam } from '../src/adapters/iam/linked-iam.ts'
import { linkedIdentityPools } from '../src/adapters/identity-pools/linked-identity-pools.ts'
import { openMfa } from '../src/adapters/mfa/open-mfa.ts'
import { keepDates } from '../src/adapters/pools/keep-dates.ts'
import { linkedPools } from '../src/adapters/pools/linked-pools.ts'
import { openSeal } from '../src/adapters/seal/open-seal.ts'
import { openSessions } from '../src/adapters/sessions/open-sessions.ts'
import { noFederation } from '../src/adapters/federation/no-federation.ts'
import { noSaml } from '../src/adapters/federation/saml/no-saml.ts'
import { bcrypt } from '../src/adapters/hashes/bcrypt.ts'
import { fitsHash } from '../src/adapters/hashes/fits-hash.ts'
import { openTurns } from '../src/adapters/turns/open-turns.ts'
import { openArithmetic } from '../src/adapters/srp/arithmetic.ts'
import { agrees, opensslPower, plainPower } from '../src/adapters/srp/power.ts'
import { openSqliteStore } from '../src/adapters/store/sqlite/open-sqlite-store.ts'
import { openWebAuthn } from '../src/adapters/webauthn/open-web-authn.ts'
import { importsPort } from '../src/app/imports-port.ts'
import { silent as silentLog } from '../src/protocol/log.ts'
import type { Message } from '../src/engine/effect.ts'
import { perform, type Step, type TraceLine } from '../src/engine/flow.ts'
import type { Ports } from '../src/engine/ports.ts'
import { newVerifier } from '../src/engine/secrets/srp.ts'
import { namesOf } from '../src/engine/users/names.ts'
import type { Api } from '../src/model/api.ts'
import type {
  UserPoolClientProperties,
  UserPoolGroupProperties,
  UserPoolProperties,
} from '../src/model/cloudformation.ts'
import { Fault, serviceWide } from '../src/model/fault.ts'
import type { EventVersion, HookName } from '../src/model/hook.ts'
import type { Model } from '../src/model/model.ts'
import type { AppClient, UserPool } from '../src/model/pool.ts'
import type { User } from '../src/model/user.ts'
import * as operations from '../src/operations/user-pools/index.ts'
import { checkInput, errorsOf } from '../src/schema/inputs.ts'
import { account, bindScripts, kmsKey, type Script, type TestStage } from './bound-scripts.ts'
import { modelOf } from './model-of.ts'
import { seededRandom } from './random.ts'

export { capabilities, kmsKey, type Script, type Seen } from './bound-scripts.ts'

const openssl = opensslPower()
/** `base ** exponent mod N`. */
export const power = agrees(openssl) ? openssl : plainPower
const arithmetic = openArithmetic()
/** The arithmetic of SRP without its threads. */
export const srp: Ports['srp'] = {
  raise: async (exponent) => arithmetic({ kind: 'raise', exponent }),
  agree: async (A, verifier, u, b) => arithmetic({ kind: 'agree', A, verifier, u, b }),
}

const poolId = 'us-east-1_TestPool1'
export const password = 'Corr3ct-Horse!'
/** A project in which nothing is declared. */
const nothing = modelOf({})
const began = Date.UTC(2026, 0, 1, 9)
const kept = await newVerifier({ poolId, username: 'ana' }, password, { random: seededRandom('ana'), srp })

/** Somebody who signed up long ago. */
export const ana: User = {
  poolId,
  username: 'ana',
  sub: '6f1e0d1c-1111-4222-8333-944455556666',
  enabled: true,
  status: 'CONFIRMED',
  attributes: { email: 'ana@example.com', email_verified: 'true' },
  createdAt: began - 86_400_000,
  modifiedAt: began - 86_400_000,
  password: kept,
}

/** What a world is like, where it is not like any other. */
export interface Setting {
  readonly users?: readonly User[]
  /** By hook: a script, or several under names of their own as the stages of a pipeline. */
  readonly scripts?: Partial<Record<HookName, Script>>
  readonly stages?: Partial<Record<HookName, readonly TestStage[]>>
  /** The form of event that PreTokenGeneration wants. */
  readonly version?: EventVersion
  readonly pool?: Partial<UserPoolProperties>
  readonly client?: Partial<UserPoolClientProperties>
  readonly groups?: readonly UserPoolGroupProperties[]
  readonly resourceServers?: UserPool['resourceServers']
  readonly sessions?: NonNullable<UserPool['sessions']>
  /** How often a pipeline that does not answer in time is run. */
  readonly attempts?: number
  /** The secret of the client; public where left out. */
  readonly secret?: string
  /** One with real keys, where tokens are forged; what it signs is quick to make otherwise, and as hard to guess. */
  readonly signer?: Ports['signer']
  /** Principals and policies, as files of a project. The text of a secret is `text of <name>`. */
  readonly files?: Readonly<Record<string, string>>
  /** Texts of secrets that must be of a certain form. */
  readonly secrets?: Readonly<Record<string, string>>
  /** The same project, where it is read already. */
  readonly model?: Model
  /** What others vouch for; they do not answer where this is left out. */
  readonly outside?: Partial<Ports['outside']>
  /** What SAML providers of the pool answer; where nothing is said, none does. */
  readonly saml?: Partial<Ports['saml']>
  /** What providers of the pool say; they do not answer where this is left out. */
  readonly federation?: Partial<Ports['federation']>
  /** Passwords that others know. */
  readonly leaked?: readonly string[]
  /** Where addresses are. */
  readonly places?: Readonly<Record<string, { readonly country?: string; readonly city?: string }>>
}

/** Nobody else answers. */
const silent: Ports['outside'] = {
  oidc: async () => ({ why: 'unreachable' }),
  social: async () => ({ why: 'unreachable' }),
  saml: async () => ({ why: 'unreachable' }),
}

/** A pool in memory, with a clock that moves when told to, scripts as functions, and an inbox. */
export async function world(setting: Setting = {}) {
  const { users = [ana], scripts = {}, stages = {}, version = 'V1_0', attempts = 1, secret } = setting
  // `ticks` measures, and only moves when a test moves it.
  const clock = { at: began, ticks: 0 }
  const random = seededRandom('world')
  const key = Buffer.alloc(32, 7)
  const seal = openSeal({ key })
  const store = openSqliteStore({ file: ':memory:', seal })
  const model = setting.model ?? (setting.files ? modelOf(setting.files) : nothing)
  const { seen, calls, functions, LambdaConfig, invoke } = bindScripts({ scripts, stages, version })
  const inbox: Message[] = []
  const called = new Set<string>()
  const codes: string[] = []
  store.messages.hear(({ id: _, at: __, ...message }) => {
    inbox.push({ kind: 'send', ...message })
    if (message.code) codes.push(message.code)
  })
  const background = openBackground((error) => {
    throw error
  })
  const web: AppClient = {
    name: 'web',
    id: 'webclient000000000000000aa',
    properties: {
      ClientName: 'web',
      ExplicitAuthFlows: [
        'ALLOW_USER_PASSWORD_AUTH',
        'ALLOW_USER_SRP_AUTH',
        'ALLOW_CUSTOM_AUTH',
        'ALLOW_ADMIN_USER_PASSWORD_AUTH',
        'ALLOW_REFRESH_TOKEN_AUTH',
      ],
      PreventUserExistenceErrors: 'ENABLED',
      ...setting.client,
    },
    ...(secret && { secret: 'derived' as const }),
  }
  const other: AppClient = {
    name: 'other',
    id: 'otherclient0000000000000bb',
    properties: { ClientName: 'other' },
  }
  const pool: UserPool = {
    name: 'test',
    id: poolId,
    arn: `arn:aws:cognito-idp:us-east-1:${account}:userpool/${poolId}`,
    account,
    region: 'us-east-1',
    issuer: 'local',
    properties: {
      UserPoolName: 'test',
      AutoVerifiedAttributes: ['email'],
      ...setting.pool,
      LambdaConfig: { KMSKeyID: kmsKey, ...LambdaConfig, ...setting.pool?.LambdaConfig },
    },
    clients: [web, other],
    groups: setting.groups ?? [],
    identityProviders: [],
    resourceServers: setting.resourceServers ?? [],
    ...(setting.sessions && { sessions: setting.sessions }),
  }

  const sign = (use: string, claims: object) => {
    const body = ['{"kid":"k","alg":"RS256"}', JSON.stringify(claims)]
      .map((part) => Buffer.from(part).toString('base64url'))
      .join('.')
    return `${body}.${createHmac('sha256', use).update(body).digest('base64url')}`
  }
  const ports: Ports = {
    clock: { now: () => clock.at, ticks: () => clock.ticks },
    random,
    srp,
    turns: openTurns(),
    signer: setting.signer ?? {
      sign: async (id, use, claims) => sign(`${id} ${use}`, claims),
      verify: async (id, use, token) => {
        const claims = says(token)
        return sign(`${id} ${use}`, claims) === token ? claims : undefined
      },
      certificate: async (id) => Buffer.from(`certificate of ${id}`).toString('base64'),
      signIdentity: async (id, claims) => sign(id, claims),
      verifyIdentity: async (id, token) => {
        const claims = says(token)
        return sign(id, claims) === token ? claims : undefined
      },
    },
    sandbox: { invoke },
    kms: {
      // What is encrypted can be read, so that a test may hold it against what was meant.
      encryptMessage(keyArn, plaintext, context) {
        codes.push(plaintext)
        return Buffer.from(JSON.stringify({ keyArn, plaintext, context }))
      },
    },
    background,
    imports: importsPort({ url: 'http://localhost:9340', secret: 'uploads' }, silentLog),
    hashes: {
      fits: (hash, password) =>
        fitsHash(hash, password, async (password, hash) => bcrypt({ password, hash })),
    },
    pools: linkedPools(
      { account, pools: [pool], where: model.where },
      { url: 'http://localhost:9340' },
      { derived: () => secret ?? '', bound: () => undefined },
      store,
    ),
    sessions: openSessions({ key, seal, random: seededRandom('sessions') }),
    outside: { ...silent, ...setting.outside },
    federation: { ...noFederation, ...setting.federation },
    saml: { ...noSaml, ...setting.saml },
    iam: linkedIam(model, (name) => setting.secrets?.[name] ?? `text of ${name}`),
    mfa: openMfa(),
    leaked: { has: async (password) => setting.leaked?.includes(password) ?? false },
    places: { of: async (ip) => setting.places?.[ip] },
    webAuthn: openWebAuthn(),
    identityPools: linkedIdentityPools(model, store),
    functions: { byArn: (arn) => functions.get(arn), attempts },
    caller: { requestId: 'request' },
    store,
  }
  keepDates(store.declared, { pools: [pool] }, began)
  for (const user of users) await store.commit([{ kind: 'create user', user, names: namesOf(pool, user) }])

  /** Calls an operation as the wire does: input checked and cut, refusals only of the operation's own list. */
  async function call<Name extends keyof typeof operations>(
    name: Name,
    input: Api[Name]['input'],
    trace: TraceLine[] = [],
  ): Promise<Api[Name]['output']> {
    const { flow, output } = operations[name]
    called.add(name)
    try {
      const facts = await perform(
        flow as Step<object, object>,
        checkInput(name, input) as object,
        ports,
        trace,
      )
      return output(facts as never) as Api[Name]['output']
    } catch (error) {
      if (error instanceof Fault && ![...errorsOf(name), ...serviceWide].includes(error.code))
        throw new Error(`${name} may not refuse with ${error.code}`, { cause: error })
      throw error
    }
  }
  const start = (
    AuthFlow: Api['InitiateAuth']['input']['AuthFlow'],
    AuthParameters: Record<string, string>,
    more: object = {},
  ) => call('InitiateAuth', { ClientId: web.id, AuthFlow, AuthParameters, ...more })
  /** The tokens of a sign-in by password. */
  const signIn = async (more: Record<string, string> = {}) => {
    const { AuthenticationResult } = await start('USER_PASSWORD_AUTH', {
      USERNAME: 'ana',
      PASSWORD: password,
      ...more,
    })
    const { AccessToken = '', IdToken = '', RefreshToken = '', ExpiresIn } = AuthenticationResult ?? {}
    return { AccessToken, IdToken, RefreshToken, ExpiresIn }
  }
  const answer = (
    was: { readonly ChallengeName?: string | undefined; readonly Session?: string | undefined },
    ChallengeResponses: Record<string, string>,
    more: object = {},
  ) =>
    call('RespondToAuthChallenge', {
      ClientId: web.id,
      ChallengeName: was.ChallengeName as 'CUSTOM_CHALLENGE',
      Session: was.Session,
      ChallengeResponses,
      ...more,
    })
  return {
    ports,
    store,
    pool,
    client: web,
    other,
    seen,
    calls,
    sources: () => seen.map(({ triggerSource }) => triggerSource),
    inbox,
    /** The operations that were called. */
    called,
    /** The code that was sent last, by whomever. */
    code: () => codes.at(-1) ?? '',
    /** Waits for everything that nobody waits for. */
    settled: () => background.settled(),
    /** Whether whoever is at something long is to leave off. */
    end: () => background.close(),
    /** Puts the file of an import where it belongs. */
    async upload(jobId: string, text: string | Buffer) {
      const upload = store.uploads.begin(jobId)
      await upload.write(Buffer.from(text))
      return upload.keep()
    },
    clock,
    call,
    start,
    signIn,
    answer,
    user: (username = 'ana') => store.user(poolId, username),
    patch: (set: Partial<User>, username = 'ana') =>
      store.commit([{ kind: 'patch user', poolId, username, set }]),
  }
}

/** What a token says. */
export const says = (token: string | undefined) =>
  JSON.parse(Buffer.from((token ?? '').split('.')[1] ?? '', 'base64url').toString())

/** A refusal as tests expect one. */
export const fault = (code: string, message?: string | RegExp) =>
  expect.objectContaining({
    code,
    ...(message !== undefined && {
      message: message instanceof RegExp ? expect.stringMatching(message) : message,
    }),
  })
