import type { WaysOut } from '../../model/delivery.ts'
import type { Model } from '../../model/model.ts'
import type { Capabilities, Said } from '../../model/trigger.ts'

/** Every secret that a server of this model asks for, each with the words for who uses it. */
export function neededSecrets({
  pools,
  iamUsers,
  functions,
  gates,
  waysOut,
}: Model): ReadonlyMap<string, readonly string[]> {
  const needed = new Map<string, string[]>()
  const use = (name: string, user: string) => {
    const users = needed.get(name) ?? []
    if (!users.includes(user)) needed.set(name, [...users, user])
  }
  for (const pool of pools)
    for (const { name, secret } of pool.clients)
      if (typeof secret === 'object') use(secret.secret, `client \`${name}\` of pool \`${pool.name}\``)
  for (const pool of pools)
    for (const { ProviderName, ProviderDetails } of pool.identityProviders)
      for (const said of Object.values(ProviderDetails))
        if (typeof said === 'object' && 'secret' in said)
          use(said.secret, `identity provider \`${ProviderName}\` of pool \`${pool.name}\``)
  for (const { name, keys, mfa } of iamUsers) {
    for (const [id, secret] of Object.entries(keys))
      use(secret, `access key \`${id}\` of IAM user \`${name}\``)
    if (mfa !== undefined) use(mfa, `the MFA device of IAM user \`${name}\``)
  }
  for (const name of secretsOf(waysOut.email)) use(name, 'mail on its way out')
  for (const name of secretsOf(waysOut.sms)) use(name, 'texts on their way out')
  for (const { name, speaks } of gates)
    if ('keys' in speaks && speaks.keys) use(speaks.keys.secret, `gate \`${name}\``)
  for (const { stages } of functions.values())
    for (const { trigger, capabilities } of stages)
      for (const name of [...capabilities.secrets, ...saidIn(trigger.env), ...saidByServices(capabilities)])
        use(name, `trigger \`${trigger.name}\``)
  return needed
}

function secretsOf(way: WaysOut['email'] | WaysOut['sms']): readonly string[] {
  if (way?.via === 'smtp') return way.login ? [way.login.password] : []
  if (way?.via === 'webhook') return [way.key]
  return way ? [way.secretAccessKey] : []
}

const saidIn = (words: Readonly<Record<string, Said>>) =>
  Object.values(words).flatMap((said) => (typeof said === 'string' ? [] : [said.secret]))

const saidByServices = ({ aws }: Capabilities) =>
  Object.values(aws).flatMap(({ parameters = {}, secrets = {} }) => [
    ...saidIn(parameters),
    ...saidIn(secrets),
  ])
