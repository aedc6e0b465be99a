import { flowsOf, appsOf } from '../../lint/questions/apps.ts'
import { code } from '../code.ts'
import type { FactKind, Risk } from '../fact.ts'

const flows: Readonly<Record<string, readonly [words: string, risk: Risk]>> = {
  srp: ['by a password that is proved and not sent (SRP)', 'auth-weakened'],
  password: ['by a password that is sent', 'auth-weakened'],
  adminPassword: ['by a password that a back end sends', 'auth-weakened'],
  custom: ['by challenges of your own scripts', 'auth-weakened'],
  choice: ['by a factor of their choice', 'auth-weakened'],
  refresh: ['by a refresh token', 'token-changed'],
  clientToken: ['as the client itself', 'access-widened'],
}

/** By which flows of the API people sign in: `about` is pool, client, flow. */
export const signIn: FactKind<true> = {
  kind: 'signIn',
  names: 'client',
  *of(project) {
    for (const pool of project.all('pool'))
      for (const app of appsOf(pool))
        for (const flow of flowsOf(app)) {
          const index = app.says.auth?.indexOf(flow) ?? -1
          yield {
            about: [pool.name, app.name, flow],
            value: true,
            at: index < 0 ? app.at('auth') : app.at('auth', index),
          }
        }
  },
  *tell({ about: [pool = '', client = '', flow = ''], after }) {
    const [words, risk] = flows[flow] ?? [code(flow), 'auth-weakened']
    const where = `to ${code(pool)} with ${code(client)} ${words}`
    yield after
      ? { risk, sentence: `people can now sign in ${where}` }
      : { risk: 'client-breaking', sentence: `people can no longer sign in ${where}` }
  },
}
