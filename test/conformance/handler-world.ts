import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  AdminConfirmSignUpCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  SignUpCommand,
  type AuthFlowType,
} from '@aws-sdk/client-cognito-identity-provider'
import { decodeJwt } from 'jose'
import { root, serve } from '../serve.ts'
import { openNeighbour, type Answering } from './neighbour.ts'
import { sdk } from './sdk.ts'

export const password = 'Corr3ct-Horse!'
export const secrets = {
  CAPTCHA_SECRET: 'captcha-secret-of-tests',
  LEGACY_KEY: 'legacy-key-of-tests',
  GATEWAY_KEY: 'gateway-key-of-tests',
  LOYALTY: JSON.stringify({ pepper: 'pepper-of-tests', prefix: 'ACME' }),
}

/** A message as the inbox tells it. */
export interface Told {
  readonly id: number
  readonly medium: string
  readonly to: string
  readonly subject?: string
  readonly text: string
  readonly reason: string
}

/** A stage of a hook as a recorded run has it. */
export interface ToldStage {
  readonly trigger: string
  readonly logs: readonly { readonly text: string }[]
  readonly calls: readonly { readonly kind: string; readonly what: string; readonly outcome: string }[]
  readonly error?: { readonly message: string }
}
interface ToldStep {
  readonly inside: readonly ToldStep[]
  readonly hook?: { readonly stages: readonly ToldStage[] }
}

type Texts = Record<string, string>

/** The project of handlers, served, beside the services that the handlers call. */
export async function handlerWorld(services: Readonly<Record<string, Answering>> = {}) {
  const neighbour = await openNeighbour(services)
  // Within the repository, so that packages are found in its `node_modules`.
  mkdirSync(join(root, '.poolwright'), { recursive: true })
  const dir = mkdtempSync(join(root, '.poolwright/handlers-'))
  for (const each of ['package.json', 'pools', 'triggers'])
    cpSync(join(root, 'test/conformance/handlers', each), join(dir, each), { recursive: true })
  const env = join(dir, 'pools/env/dev.env.yaml')
  writeFileSync(env, readFileSync(env, 'utf8').replace('http://localhost:4010', neighbour.url))
  const server = await serve(dir, ['--memory'], secrets)
  const aws = sdk(server)

  const about = async <Answer>(path: string): Promise<Answer> => {
    const answer = await fetch(`${server.url}/_poolwright/api/${path}`, {
      headers: { authorization: `Bearer ${server.ready.token}` },
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}\n${server.told()}`)
    return (await answer.json()) as Answer
  }

  return {
    ...server,
    aws,
    dir,
    neighbour,
    /** The newest message to somebody that comes after the one of an id. */
    message: (to: string, after = 0) =>
      about<Told>(`inbox/wait?${new URLSearchParams({ to, since: `${after}`, timeout: '20' })}`),
    /** The id of the newest message to somebody; 0 where there is none. */
    async newest(to: string) {
      const { messages } = await about<{ messages: Told[] }>(`inbox?${new URLSearchParams({ to })}`)
      return messages[0]?.id ?? 0
    },
    /** The stages of a trigger in the newest run that had it. */
    async stages(trigger: string): Promise<readonly ToldStage[]> {
      const { runs } = await about<{ runs: { id: string }[] }>(`runs?trigger=${trigger}&limit=1`)
      const { trace } = await about<{ trace: ToldStep[] }>(`runs/${runs[0]?.id}`)
      const within = (steps: readonly ToldStep[]): ToldStage[] =>
        steps.flatMap(({ hook, inside }) => [...(hook?.stages ?? []), ...within(inside)])
      return within(trace).filter((stage) => stage.trigger === trigger)
    },
    signUp: (
      pool: string,
      Username: string,
      attributes: Texts,
      more: { validation?: Texts; metadata?: Texts } = {},
    ) =>
      aws.send(
        new SignUpCommand({
          ClientId: server.clientId(pool, 'web'),
          Username,
          Password: password,
          UserAttributes: pairs(attributes),
          ...(more.validation && { ValidationData: pairs(more.validation) }),
          ...(more.metadata && { ClientMetadata: more.metadata }),
        }),
      ),
    confirm: (pool: string, Username: string) =>
      aws.send(new AdminConfirmSignUpCommand({ UserPoolId: server.poolId(pool), Username })),
    signIn: (pool: string, USERNAME: string, metadata: Texts = {}) =>
      aws.send(
        new InitiateAuthCommand({
          ClientId: server.clientId(pool, 'web'),
          AuthFlow: 'USER_PASSWORD_AUTH',
          AuthParameters: { USERNAME, PASSWORD: password },
          ClientMetadata: metadata,
        }),
      ),
    begin: (pool: string, USERNAME: string, AuthFlow: AuthFlowType = 'CUSTOM_AUTH') =>
      aws.send(
        new InitiateAuthCommand({
          ClientId: server.clientId(pool, 'web'),
          AuthFlow,
          AuthParameters: { USERNAME },
        }),
      ),
    answer: (pool: string, Session: string | undefined, USERNAME: string, ANSWER: string) =>
      aws.send(
        new RespondToAuthChallengeCommand({
          ClientId: server.clientId(pool, 'web'),
          ChallengeName: 'CUSTOM_CHALLENGE',
          Session,
          ChallengeResponses: { USERNAME, ANSWER },
        }),
      ),
    async end() {
      await server.stop()
      await neighbour.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
export type HandlerWorld = Awaited<ReturnType<typeof handlerWorld>>

/** The code in a message. */
export const codeIn = ({ text }: Pick<Told, 'text'>) => /\b\d{6}\b/.exec(text)?.[0] ?? ''

const pairs = (values: Texts) => Object.entries(values).map(([Name, Value]) => ({ Name, Value }))

/** The claims of both tokens of a sign-in. */
export function claimsOf({
  AuthenticationResult: result,
}: {
  AuthenticationResult?: { IdToken?: string | undefined; AccessToken?: string | undefined } | undefined
}) {
  return { id: decodeJwt(result?.IdToken ?? ''), access: decodeJwt(result?.AccessToken ?? '') }
}
