import { CognitoIdentityProviderClient, SignUpCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { App, Settings } from '../../src/app/app.ts'
import { startApp } from '../../src/app/start-app.ts'
import { folder } from '../serve.ts'
import { files } from './signed-project.ts'

export const account = '123456789012'

/** What an SDK signs with. */
export interface Keys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

const variables = {
  POOLWRIGHT_SEAL_KEY: 'ab'.repeat(32),
  BACKEND_KEY: 'backend secret',
  AUDITOR_KEY: 'auditor secret',
}
/** A declared user with policies. */
export const backend: Keys = { accessKeyId: 'AKIABACKEND000000000', secretAccessKey: variables.BACKEND_KEY }
/** A declared user without any. */
export const auditor: Keys = { accessKeyId: 'AKIAAUDITOR000000000', secretAccessKey: variables.AUDITOR_KEY }
/** A key that nobody declares. */
export const anybody: Keys = { accessKeyId: 'AKIDANYBODY', secretAccessKey: 'any' }

/** Servers of the project with users, roles and a script with a role, by a clock that can be ahead. */
export function openWorld() {
  const clock = { ahead: 0, now: () => Date.now() + clock.ahead, ticks: () => performance.now() }
  const { dir, remove } = folder(files)
  const apps: App[] = []
  return {
    clock,
    async start(settings: Pick<Settings, 'mode' | 'onRun'>): Promise<App> {
      const app = await startApp({
        root: dir,
        port: 0,
        memory: true,
        env: 'prod',
        variables,
        clock,
        ...settings,
      })
      apps.push(app)
      return app
    },
    async close() {
      await Promise.all(apps.map((app) => app.close()))
      remove()
    },
  }
}

/** The unmodified AWS SDK with these keys. */
export const clientOf = (app: App, credentials: Keys, more: object = {}) =>
  new CognitoIdentityProviderClient({
    region: 'us-east-1',
    endpoint: app.url,
    credentials,
    maxAttempts: 1,
    ...more,
  })

/** Signs somebody up, which nobody needs to sign. */
export function signUp(app: App, Username: string) {
  const [web] = app.model().pools.find(({ name }) => name === 'people')?.clients ?? []
  return clientOf(app, anybody).send(
    new SignUpCommand({ ClientId: web?.id, Username, Password: 'Corr3ct-Horse!' }),
  )
}
