import type { Addresses } from '../addresses.ts'
import type { Environment } from '../merge/environment.ts'
import type { Declared, Resource } from '../merge/resource.ts'
import { nearest } from '../nearest.ts'
import { member, type Path } from '../path.ts'
import type { PoolDocument } from '../made/documents.ts'
import { secretsIn } from './check-with.ts'
import { referencesOf } from './references.ts'
import { hooksOf } from './stages.ts'
import type { Tell } from './tell.ts'

/** Checks that the environment binds every secret that is used; each is told once. */
export function checkSecrets(
  used: readonly Resource[],
  declared: Declared,
  addresses: Addresses,
  environment: Environment,
  tell: Tell,
): void {
  if (environment.broken) return
  const { name: env, secrets, resource } = environment
  const told = new Set<string>()
  for (const { user, path, name } of [...usesOf(used), ...namedByStages(declared, addresses)]) {
    if (told.has(name) || Object.hasOwn(secrets, name)) continue
    told.add(name)
    const elsewhere = declared
      .all('env')
      .find((other) => member(member(other.value, 'secrets'), name) !== undefined)
    if (env && resource && elsewhere)
      tell(
        resource,
        ['secrets'],
        {
          rule: 'PW-ENV-005',
          message: `the environment \`${env}\` does not bind the secret \`${name}\``,
          help: `write \`${name}: { env: ${name.toUpperCase().replace(/\W/g, '_')} }\` under \`secrets\``,
          related: [{ message: 'it is used here', resource: user, path }],
        },
        'key',
      )
    else if (env) {
      const meant = nearest(name, Object.keys(secrets))
      tell(user, path, {
        rule: 'PW-REF-001',
        message: `no environment binds the secret \`${name}\``,
        help: meant ? `did you mean \`${meant}\`?` : 'bind it under `secrets` in each `*.env.yaml`',
      })
    } else
      tell(user, path, {
        rule: 'PW-ENV-005',
        message: `nothing binds the secret \`${name}\`: no environment is chosen`,
        help: 'choose one with --env, or write `pools/env/dev.env.yaml`',
      })
  }
}

function usesOf(used: readonly Resource[]): { user: Resource; path: Path; name: string }[] {
  return used.flatMap((user) =>
    referencesOf(user.kind, user.value)
      .filter(({ target }) => target === 'secret')
      .map(({ path, name }) => ({ user, path, name })),
  )
}

/** Secrets that stand under `with`, where the trigger says that they do. */
const namedByStages = (declared: Declared, addresses: Addresses) =>
  declared.all('pool').flatMap((user) =>
    hooksOf(user.value as PoolDocument).flatMap(({ stages }) =>
      stages.flatMap((stage) => {
        const trigger = declared.find('trigger', addresses.name('trigger', stage.use))
        return typeof trigger === 'object' ? secretsIn(trigger, stage).map((one) => ({ ...one, user })) : []
      }),
    ),
  )
