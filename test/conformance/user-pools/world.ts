import {
  CognitoIdentityProvider,
  type AttributeType,
  type CreateUserPoolClientCommandInput,
  type CreateUserPoolCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import type { Message } from '../../../src/engine/effect.ts'
import { period, seedOf, totp } from '../../../src/engine/secrets/totp.ts'
import { startApp } from '../../../src/app/start-app.ts'
import { silent } from '../../../src/protocol/log.ts'
import { folder } from '../../serve.ts'
import { membersIn } from './members.ts'
import { files } from './project.ts'

export const Password = 'Corr3ct-Horse!'

/** What a pool says that is to send second proofs by text. */
export const bySms = { SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::123456789012:role/sms' } }

/** An answer without what the SDK says of the request, which every answer has. */
export function said<Answer extends object>(answer: Answer): Omit<Answer, '$metadata'> {
  const { $metadata, ...rest } = answer as Answer & { $metadata?: unknown }
  expect($metadata).toMatchObject({ httpStatusCode: 200, requestId: expect.any(String), attempts: 1 })
  return rest as Omit<Answer, '$metadata'>
}

/** The code that an authenticator app shows, now or so many steps from now. */
export const shown = (seed: string | undefined, ahead = 0) =>
  totp(seedOf(seed ?? '') ?? Buffer.alloc(0), Math.floor(Date.now() / period) + ahead)

/** The value of an attribute in a list of them. */
export const attribute = (list: readonly AttributeType[] | undefined, name: string) =>
  list?.find(({ Name }) => Name === name)?.Value

/** Every item of every page, and how many pages there were. */
export async function pages<Page, Item>(
  paginator: AsyncIterable<Page>,
  items: (page: Page) => readonly Item[] | undefined,
) {
  const all: Item[] = []
  let count = 0
  for await (const page of paginator) {
    count += 1
    all.push(...(items(page) ?? []))
  }
  return { all, count }
}

/** A server over a real socket, the unmodified AWS SDK that is pointed at it, and the post of its people. */
export async function openWorld() {
  const { dir, remove } = folder(files)
  const post: Message[] = []
  const defects: string[] = []
  const app = await startApp({
    root: dir,
    mode: 'dev',
    port: 0,
    memory: true,
    log: { ...silent, error: (facts, message) => void defects.push(`${message}: ${JSON.stringify(facts)}`) },
    onMessage: (message) => void post.push(message),
  })
  const aws = new CognitoIdentityProvider({
    region: 'us-east-1',
    endpoint: app.url,
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'any' },
    maxAttempts: 1,
  })
  const seen = new Map<string, Set<string>>()
  aws.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const answer = await next(args)
        const its = seen.get(commandName) ?? new Set()
        for (const member of membersIn(answer.output)) its.add(member)
        seen.set(commandName, its)
        return answer
      },
    { step: 'initialize' },
  )

  /** A pool of its own with one client, made through the API. */
  async function pool(
    properties: Partial<CreateUserPoolCommandInput> = {},
    client: Partial<CreateUserPoolClientCommandInput> = {},
  ) {
    const { UserPool } = await aws.createUserPool({ PoolName: 'people', ...properties })
    const UserPoolId = UserPool?.Id ?? ''
    const { UserPoolClient } = await aws.createUserPoolClient({
      UserPoolId,
      ClientName: 'web',
      ExplicitAuthFlows: [
        'ALLOW_USER_PASSWORD_AUTH',
        'ALLOW_ADMIN_USER_PASSWORD_AUTH',
        'ALLOW_USER_SRP_AUTH',
        'ALLOW_REFRESH_TOKEN_AUTH',
      ],
      ...client,
    })
    const ClientId = UserPoolClient?.ClientId ?? ''

    const messages = (username: string) =>
      post.filter((message) => message.poolId === UserPoolId && message.username === username)
    /** Somebody with a settled password, whose address is verified if there is one. */
    async function user(Username: string, attributes: Readonly<Record<string, string>> = {}) {
      const verified = Object.keys(attributes)
        .filter((name) => name === 'email' || name === 'phone_number')
        .map((name) => [`${name}_verified`, 'true'] as const)
      await aws.adminCreateUser({
        UserPoolId,
        Username,
        MessageAction: 'SUPPRESS',
        UserAttributes: [...Object.entries(attributes), ...verified].map(([Name, Value]) => ({
          Name,
          Value,
        })),
      })
      await aws.adminSetUserPassword({ UserPoolId, Username, Password, Permanent: true })
      return { UserPoolId, Username }
    }
    const begin = (USERNAME: string, more: Readonly<Record<string, string>> = {}) =>
      aws.initiateAuth({
        ClientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME, PASSWORD: Password, ...more },
      })
    /** Signs somebody in by password, where nothing else is asked. */
    async function signIn(username: string, more: Readonly<Record<string, string>> = {}) {
      const { AuthenticationResult: result } = await begin(username, more)
      return {
        AccessToken: result?.AccessToken ?? '',
        IdToken: result?.IdToken ?? '',
        RefreshToken: result?.RefreshToken ?? '',
        NewDeviceMetadata: result?.NewDeviceMetadata,
      }
    }
    return {
      UserPoolId,
      ClientId,
      UserPool,
      UserPoolClient,
      user,
      begin,
      messages,
      signIn,
      /** The code that somebody was sent last. */
      code: (username: string) => messages(username).at(-1)?.code ?? '',
      /** Makes somebody, and signs them in. */
      async signedIn(username: string, attributes: Readonly<Record<string, string>> = {}) {
        await user(username, attributes)
        return signIn(username)
      },
    }
  }
  return {
    url: app.url,
    aws,
    pool,
    /** Every member that answers to an operation have had since `forget`. */
    seen: (operation: string): ReadonlySet<string> => seen.get(`${operation}Command`) ?? new Set(),
    forget: () => seen.clear(),
    async close() {
      aws.destroy()
      await app.close()
      remove()
      expect(defects.join('\n')).toBe('')
    },
  }
}

/** A pool whose people may have second proofs of every kind. */
export async function withApps({ aws, pool }: World) {
  const made = await pool({
    EmailConfiguration: {
      EmailSendingAccount: 'DEVELOPER',
      SourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/example.com',
    },
    AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'admin_only', Priority: 1 }] },
  })
  await aws.setUserPoolMfaConfig({
    UserPoolId: made.UserPoolId,
    MfaConfiguration: 'OPTIONAL',
    SmsMfaConfiguration: bySms,
    SoftwareTokenMfaConfiguration: { Enabled: true },
    EmailMfaConfiguration: { Message: 'Your code is {####}', Subject: 'Code' },
  })
  return made
}

/** A pool whose people must have an authenticator app. */
export async function strict({ aws, pool }: World) {
  const made = await pool()
  await aws.setUserPoolMfaConfig({
    UserPoolId: made.UserPoolId,
    MfaConfiguration: 'ON',
    SoftwareTokenMfaConfiguration: { Enabled: true },
  })
  return made
}

/** A pool that tracks where its people are signed in. */
export async function tracking({ aws, pool }: World) {
  const made = await pool()
  const { UserPoolId } = made
  await aws.setUserPoolSessionConfiguration({
    UserPoolId,
    UserSessionTracking: 'ENABLED',
    TokenSession: { MaxPerUser: 100 },
  })
  return made
}

/** Sets an authenticator app up for somebody who is signed in, and gives its seed. */
export async function setUpApp({ aws }: World, AccessToken: string): Promise<string> {
  const { SecretCode = '' } = await aws.associateSoftwareToken({ AccessToken })
  await aws.verifySoftwareToken({ AccessToken, UserCode: shown(SecretCode) })
  return SecretCode
}
export type World = Awaited<ReturnType<typeof openWorld>>
/** A pool that the API made, and what is done in it. */
export type Pool = Awaited<ReturnType<World['pool']>>
