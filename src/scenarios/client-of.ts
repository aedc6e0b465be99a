import { secretHash } from '../engine/secrets/hash.ts'
import type { AppClient } from '../model/pool.ts'
import { Unplayable } from './step.ts'
import type { Story } from './open-story.ts'

/** The app client of a name, in the pool of a story. */
export function clientOf({ pool }: Story, name: string): AppClient {
  const found = pool.clients.find((client) => client.name === name)
  if (!found) throw new Unplayable(`the pool \`${pool.name}\` has no client \`${name}\``)
  return found
}

/** The secret of a client that has one. */
export const secretOf = ({ pool, ports }: Story, client: AppClient): string | undefined =>
  ports.pools.secrets(pool, client)[0]

/** The proof that the caller holds the secret of a client, which goes with a name; nothing where it has none. */
export function proofOf(story: Story, client: AppClient, username: string): string | undefined {
  const secret = secretOf(story, client)
  return secret === undefined ? undefined : secretHash(secret, username, client.id)
}
