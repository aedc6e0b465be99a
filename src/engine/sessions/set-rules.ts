import type { Api } from '../../model/api.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import type { UserPoolSessionProperties } from '../../model/user-session.ts'
import type { Step } from '../flow.ts'
import { partOf, putPart } from '../pools/parts.ts'
import { everyClient } from '../steps/find-client-or-all.ts'
import { unsaidSso } from './rules.ts'

type Said = Pick<Api['SetUserPoolSessionConfiguration']['input'], 'UserSessionTracking' | 'TokenSession'>
type Sso = Api['SetUserPoolClientSessionConfiguration']['input']['SSOSession']

/** What is said of sessions, by whose they are: a client's id, or `ALL` for those of the pool. */
export const sessionRules = (name: string = everyClient) => ({ kind: 'session-rules', name }) as const

/** Says as a whole whether sessions are tracked, and how many a user may have. Sessions that are there stay. */
export const setSessions: Step<Said & { pool: UserPool }, { sessions: UserPoolSessionProperties }> = {
  name: 'set session configuration',
  run({ pool, UserSessionTracking, TokenSession }, ports, run) {
    const sessions = { UserSessionTracking, TokenSession: { MaxPerUser: TokenSession.MaxPerUser } }
    putPart(pool, sessionRules(), sessions, ports, run)
    return { sessions }
  },
}

/** How long a client takes the session of a browser for proof. */
export const ssoOf = (pool: UserPool, { id }: AppClient): Sso =>
  (partOf(pool, sessionRules(id))?.body as Sso | undefined) ?? unsaidSso

/** Says how long a client takes the session of a browser for proof. */
export const setSso: Step<{ pool: UserPool; client: AppClient; SSOSession: Sso }, { sso: Sso }> = {
  name: 'set client session configuration',
  run({ pool, client, SSOSession: { MaxValidityMinutes } }, ports, run) {
    putPart(pool, sessionRules(client.id), { MaxValidityMinutes }, ports, run)
    return { sso: { MaxValidityMinutes } }
  },
}
