import { usernameAttributes } from '../../engine/users/names.ts'
import type { IdentityPool, Model } from '../../model/model.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import type { RecordedRun } from '../../model/recorded-run.ts'
import type { JsonObject } from '../../model/trigger.ts'
import { placeholder } from './stand-ins.ts'
import { usualWay } from './usual-way.ts'

/** The steps of a run that gave credentials, or refused them, and the pool that they are played on. */
export interface CredentialsDraft {
  readonly pool: UserPool
  readonly users?: JsonObject
  readonly steps: readonly JsonObject[]
  readonly notes: readonly string[]
}

/**
 * Writes a run of `GetCredentialsForIdentity` as steps. Its tokens were not kept, so that somebody stands there
 * for whoever had signed in. Gives nothing where it is not known which identity pool it was.
 */
export function credentialsDraft(run: RecordedRun, model: Model): CredentialsDraft | undefined {
  if (run.operation !== 'GetCredentialsForIdentity') return undefined
  const role = model.roles.find(({ arn }) => arn === run.decision?.resource)
  const [identityPool, ...others] = model.identityPools.filter((one) => !role || gives(one, role.arn))
  const [at, ...elsewhere] = identityPool ? clientsOf(identityPool, model) : []
  if (!identityPool || others.length || !at) return undefined
  const fetched = {
    name: 'credentials are given',
    do: 'credentials',
    identityPool: identityPool.name,
    expect: expected(run, role?.name),
  }
  if (run.asked?.['Logins'] === undefined)
    return { pool: at.pool, steps: [{ ...fetched, name: 'a guest is given credentials' }], notes: [] }
  const by = usernameAttributes(at.pool)
  const attributes = by.includes('email') ? { email } : by.length ? { phone_number: phone } : {}
  const username = Object.values(attributes)[0] ?? 'somebody'
  const signIn = { do: 'signIn', client: at.client.name, by: usualWay(at.client), username }
  return {
    pool: at.pool,
    users: { somebody: { attributes, password: placeholder } },
    steps: [{ name: 'somebody signs in', ...signIn, password: placeholder }, fetched],
    notes: [
      'Who had signed in was not kept: somebody stands in their place, without groups and attributes.',
      ...(elsewhere.length ? [`Nor was where: the client is \`${at.client.name}\`.`] : []),
    ],
  }
}

const email = 'somebody@example.com'
const phone = '+15555550100'

const expected = ({ outcome, message }: RecordedRun, role: string | undefined): JsonObject =>
  outcome === 'answered'
    ? { ...(role !== undefined && { role }) }
    : { error: outcome, ...(message !== undefined && { message }) }

/** Whether an identity pool gives a role to anybody. */
const gives = ({ roles }: IdentityPool, arn: string) =>
  JSON.stringify(roles ?? {}).includes(JSON.stringify(arn))

/** The app clients of the project whose tokens an identity pool takes. */
function clientsOf(
  { properties: { CognitoIdentityProviders = [] } }: IdentityPool,
  { pools }: Model,
): readonly { readonly pool: UserPool; readonly client: AppClient }[] {
  return CognitoIdentityProviders.flatMap(({ ClientId }) =>
    pools.flatMap((pool) =>
      pool.clients.flatMap((client) => (client.id === ClientId ? [{ pool, client }] : [])),
    ),
  )
}
