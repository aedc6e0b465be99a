import type { Replica } from '../engine/pools/make-replica.ts'
import type { Api } from '../model/api.ts'
import type { UserPool } from '../model/pool.ts'

type Answer = NonNullable<Api['CreateUserPoolReplica']['output']['UserPoolReplica']>

/** A replica as the API says it: the pool's own ARN, in another region. */
export const sayReplica = ({ id, account }: UserPool, { region, status }: Replica): Answer => ({
  RegionName: region,
  Status: status,
  Role: 'SECONDARY',
  UserPoolArn: `arn:aws:cognito-idp:${region}:${account}:userpool/${id}`,
})

/** The pool itself, among its replicas. */
export const sayPrimary = ({ region, arn }: UserPool): Answer => ({
  RegionName: region,
  Status: 'ACTIVE',
  Role: 'PRIMARY',
  UserPoolArn: arn,
})
