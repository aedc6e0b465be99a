import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { CognitoIdentityClient } from '@aws-sdk/client-cognito-identity'
import { GetObjectCommand, PutObjectCommand, DeleteObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { GetCallerIdentityCommand, STSClient, type Credentials } from '@aws-sdk/client-sts'
import { startApp } from '../../src/app/start-app.ts'
import { startGate } from '../../src/app/start-gate.ts'
import { silent } from '../../src/protocol/log.ts'
import { folder } from '../serve.ts'
import { account, appId, backend, partnersId, peopleId, variables, webId } from './access-project.ts'
import { openBucket } from './access-bucket.ts'

/** What an SDK signs with. */
export interface Keys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

/** The keys that STS answers with, as an SDK takes them. */
export const keysOf = (given: Credentials | undefined): Keys => ({
  accessKeyId: given?.AccessKeyId ?? '',
  secretAccessKey: given?.SecretAccessKey ?? '',
  sessionToken: given?.SessionToken ?? '',
})

export const password = 'Corr3ct-Horse!'
export const roleArn = (name: string) => `arn:aws:iam::${account}:role/${name}`
export const sessionArn = (role: string, name = 'CognitoIdentityCredentials') =>
  `arn:aws:sts::${account}:assumed-role/${role}/${name}`

/** The two user pools: where somebody signs in, and what Cognito calls the login. */
export const homes = {
  people: { UserPoolId: peopleId, ClientId: webId, login: `cognito-idp.us-east-1.amazonaws.com/${peopleId}` },
  partners: {
    UserPoolId: partnersId,
    ClientId: appId,
    login: `cognito-idp.us-east-1.amazonaws.com/${partnersId}`,
  },
}

type Files = Readonly<Record<string, string>>

/** A server of a project, a gate of the same project, and the bucket behind the gate: each on a socket of its own. */
export async function openWorld(mode: 'dev' | 'serve', files: (bucket: string) => Files) {
  const clock = { ahead: 0, now: () => Date.now() + clock.ahead, ticks: () => performance.now() }
  const bucket = await openBucket()
  const { dir, remove } = folder(files(bucket.url))
  const app = await startApp({ root: dir, mode, ...inProd(mode), port: 0, variables, clock })
  const names = ['uploads']
  const gate = await startGate({
    root: dir,
    names,
    ...inProd(mode),
    port: 0,
    url: app.url,
    variables,
    log: silent,
  })
  const settings = { region: 'us-east-1', maxAttempts: 1 }
  const endpoint = () => ({ ...settings, endpoint: app.url, systemClockOffset: clock.ahead })
  const s3 = (credentials: Keys) =>
    new S3Client({ ...settings, endpoint: gate.gates[0]?.url ?? '', forcePathStyle: true, credentials })
  const at = (Key: string) => ({ Bucket: 'shop', Key })
  const users = (credentials: Keys) => new CognitoIdentityProviderClient({ ...endpoint(), credentials })
  return {
    app,
    bucket,
    clock,
    endpoint,
    users,
    identities: (credentials?: Keys) =>
      new CognitoIdentityClient({ ...endpoint(), ...(credentials && { credentials }) }),
    sts: (credentials?: Keys) => new STSClient({ ...endpoint(), ...(credentials && { credentials }) }),
    whoIs: async (credentials: Keys) =>
      (await new STSClient({ ...endpoint(), credentials }).send(new GetCallerIdentityCommand({}))).Arn,
    /** Reads an object through the gate. */
    get: async (credentials: Keys, key: string) => {
      const { Body } = await s3(credentials).send(new GetObjectCommand(at(key)))
      return Body?.transformToString()
    },
    put: (credentials: Keys, key: string, Body: string) =>
      s3(credentials).send(new PutObjectCommand({ ...at(key), Body })),
    remove: (credentials: Keys, key: string) => s3(credentials).send(new DeleteObjectCommand(at(key))),
    /** Has the back end make a user, with attributes and in groups. */
    async enrol(Username: string, { home = homes.people, attributes = {}, groups = [] }: Enrolled = {}) {
      const who = { UserPoolId: home.UserPoolId, Username }
      const UserAttributes = Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }))
      const administrator = users(backend)
      await administrator.send(
        new AdminCreateUserCommand({ ...who, UserAttributes, MessageAction: 'SUPPRESS' }),
      )
      await administrator.send(
        new AdminSetUserPasswordCommand({ ...who, Password: password, Permanent: true }),
      )
      for (const GroupName of groups)
        await administrator.send(new AdminAddUserToGroupCommand({ ...who, GroupName }))
    },
    /** What somebody is given who signs in. */
    async signIn(USERNAME: string, { ClientId }: { readonly ClientId: string } = homes.people) {
      const { AuthenticationResult: { IdToken = '', AccessToken = '' } = {} } = await users(backend).send(
        new InitiateAuthCommand({
          ClientId,
          AuthFlow: 'USER_PASSWORD_AUTH',
          AuthParameters: { USERNAME, PASSWORD: password },
        }),
      )
      return { IdToken, AccessToken }
    },
    async close() {
      await gate.close()
      await app.close()
      bucket.close()
      remove()
    },
  }
}

interface Enrolled {
  readonly home?: (typeof homes)[keyof typeof homes]
  readonly attributes?: Readonly<Record<string, string>>
  readonly groups?: readonly string[]
}

const inProd = (mode: 'dev' | 'serve') => (mode === 'serve' ? { env: 'prod' } : {})
