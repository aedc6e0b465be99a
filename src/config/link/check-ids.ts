import type { Addresses } from '../addresses.ts'
import type { IamUserDocument, PoolDocument } from '../made/documents.ts'
import type { Declared, Resource } from '../merge/resource.ts'
import type { Path } from '../path.ts'
import type { Tell } from './tell.ts'

/** Something with an id, and where its id is pinned if it is. */
interface Identified {
  readonly id: string
  readonly what: string
  readonly resource: Resource
  readonly path: Path
}

/** Checks that no two pools, clients, identity pools or access keys have one id. */
export function checkIds(declared: Declared, addresses: Addresses, tell: Tell): void {
  const taken = new Map<string, Identified>()
  for (const one of identified(declared, addresses)) {
    const other = taken.get(one.id)
    if (!other) taken.set(one.id, one)
    else
      tell(one.resource, one.path, {
        rule: 'PW-REF-007',
        message: `${one.what} and ${other.what} have one id, \`${one.id}\``,
        help: 'pin another, or leave `id` out',
        related: [{ message: other.what, resource: other.resource, path: other.path }],
      })
  }
}

function identified(declared: Declared, addresses: Addresses): readonly Identified[] {
  const pools = declared.all('pool')
  return [
    ...pools.map((resource) => ({
      id: addresses.poolId(resource.name),
      what: `the pool \`${resource.name}\``,
      resource,
      path: ['id'],
    })),
    ...pools.flatMap((resource) =>
      Object.keys((resource.value as PoolDocument).clients ?? {}).map((client) => ({
        id: addresses.clientId(resource.name, client),
        what: `the client \`${client}\` of \`${resource.name}\``,
        resource,
        path: ['clients', client, 'id'],
      })),
    ),
    ...declared.all('identity').map((resource) => ({
      id: addresses.identityPoolId(resource.name),
      what: `the identity pool \`${resource.name}\``,
      resource,
      path: ['id'],
    })),
    ...declared.all('iam-user').flatMap((resource) =>
      Object.keys((resource.value as IamUserDocument).keys ?? {}).map((id) => ({
        id,
        what: `a key of the user \`${resource.name}\``,
        resource,
        path: ['keys', id],
      })),
    ),
  ]
}
