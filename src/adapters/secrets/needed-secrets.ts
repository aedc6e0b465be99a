import type { Model } from '../../model/model.ts'

/** Every secret that a model names, each with the words for who uses it. */
export function neededSecrets(model: Model): ReadonlyMap<string, readonly string[]> {
  const needed = new Map<string, string[]>()
  const need = (name: string, user: string) => needed.set(name, [...(needed.get(name) ?? []), user])

  for (const pool of model.pools) {
    for (const { name, secret } of pool.clients)
      if (typeof secret === 'object') need(secret.secret, `client \`${name}\` of pool \`${pool.name}\``)
    for (const { ProviderName, ProviderDetails } of pool.identityProviders)
      for (const detail of Object.values(ProviderDetails))
        if (typeof detail === 'object' && 'secret' in detail)
          need(detail.secret, `identity provider \`${ProviderName}\` of pool \`${pool.name}\``)
  }
  for (const { name, capabilities } of model.triggers)
    for (const secret of capabilities.secrets) need(secret, `trigger \`${name}\``)
  for (const { name, keys } of model.iamUsers)
    for (const secret of Object.values(keys)) need(secret, `IAM user \`${name}\``)
  return needed
}
