import type { Api } from '../model/api.ts'
import type { UserPoolResourceServerProperties } from '../model/cloudformation.ts'
import type { UserPool } from '../model/pool.ts'

/** A resource server as the API says it. */
export const sayResourceServer = (
  { id }: UserPool,
  { Identifier, Name, Scopes = [] }: UserPoolResourceServerProperties,
): Api['DescribeResourceServer']['output']['ResourceServer'] => ({ UserPoolId: id, Identifier, Name, Scopes })
