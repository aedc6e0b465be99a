import type { UserPoolProperties } from '../../model/cloudformation.ts'
import type { UserPool } from '../../model/pool.ts'

/** A user pool that the API made, before it has anything: its id says its region. */
export function madePool(id: string, properties: UserPoolProperties, account: string): UserPool {
  const region = id.slice(0, id.indexOf('_'))
  return {
    id,
    name: properties.UserPoolName,
    arn: `arn:aws:cognito-idp:${region}:${account}:userpool/${id}`,
    account,
    region,
    issuer: 'local',
    properties,
    clients: [],
    groups: [],
    identityProviders: [],
    resourceServers: [],
    parts: [],
  }
}
