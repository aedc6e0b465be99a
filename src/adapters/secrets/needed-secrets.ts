import type { Model } from '../../model/model.ts'

/** Every secret that a server of this model asks for, each with the words for who uses it. */
export function neededSecrets({ pools }: Model): ReadonlyMap<string, readonly string[]> {
  const needed = new Map<string, string[]>()
  for (const pool of pools)
    for (const { name, secret } of pool.clients)
      if (typeof secret === 'object')
        needed.set(secret.secret, [
          ...(needed.get(secret.secret) ?? []),
          `client \`${name}\` of pool \`${pool.name}\``,
        ])
  return needed
}
