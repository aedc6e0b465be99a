import type { ClientDocument } from '../../../config/made/documents.ts'
import type { Path } from '../../../config/path.ts'
import type { Resource, Reviewed } from '../reviewed.ts'
import type { Place } from '../rule.ts'

/** An app client, and where its parts stand. */
export interface App {
  readonly pool: Resource<'pool'>
  readonly name: string
  readonly says: ClientDocument
  readonly at: (...path: Path) => Place
}

/** The app clients of one pool. */
export const appsOf = (pool: Resource<'pool'>): readonly App[] =>
  Object.entries(pool.says.clients ?? {}).map(([name, says]) => ({
    pool,
    name,
    says,
    at: (...path) => ({ resource: pool, path: ['clients', name, ...path] }),
  }))

/** The app clients of every pool. */
export const allApps = (project: Reviewed): readonly App[] => project.all('pool').flatMap(appsOf)

/** Whether a client speaks for itself, and nobody signs in by it. */
export const isMachine = ({ says: { oauth, auth = [] } }: App): boolean =>
  (oauth?.flows ?? []).includes('client_credentials') || (auth.length === 1 && auth[0] === 'clientToken')

/** Whether it cannot prove that it is itself, as an app in a browser or on a phone cannot. */
export const isPublic = ({ says: { secret } }: App): boolean => !secret

type Flow = NonNullable<ClientDocument['auth']>[number]

/** How people may sign in through the API: three flows, where the client says none, as Cognito has it. */
export const flowsOf = ({ says: { auth } }: App): readonly Flow[] =>
  auth?.length ? auth : ['srp', 'custom', 'refresh']

/** Whether people are sent to the login pages of the pool. */
export const hasLoginPages = ({ says: { oauth } }: App): boolean =>
  (oauth?.flows ?? []).some((flow) => flow !== 'client_credentials')
