import type { IdentityApi } from '../model/api.ts'
import type { Identity, MadeIdentityPool } from '../model/identity.ts'

/** An identity pool as the API says it. */
export function sayIdentityPool({
  id,
  properties: { IdentityPoolTags, ...same },
}: Pick<MadeIdentityPool, 'id' | 'properties'>): IdentityApi['DescribeIdentityPool']['output'] {
  return { IdentityPoolId: id, ...same, IdentityPoolTags: sayTags(IdentityPoolTags) }
}

/** Tags as the API says them. */
export const sayTags = (tags: MadeIdentityPool['properties']['IdentityPoolTags'] = []) =>
  Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]))

/** An identity as the API says it: of its logins, whose they are. */
export const sayIdentity = ({ id, logins, createdAt, modifiedAt }: Identity) => ({
  IdentityId: id,
  Logins: [...new Set(logins.map(({ provider }) => provider))],
  CreationDate: createdAt / 1000,
  LastModifiedDate: modifiedAt / 1000,
})
