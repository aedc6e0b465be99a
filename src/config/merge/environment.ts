import type { SecretSource } from '../../model/model.ts'
import type { JsonObject } from '../../model/trigger.ts'
import type { Home } from '../ids.ts'
import type { EnvDelivery, EnvDocument, EnvLeakedPasswords } from '../made/documents.ts'
import type { Resource } from './resource.ts'

/** The environment that a project is read in. */
export interface Environment extends Home {
  /** None where no environment is chosen. */
  readonly name?: string
  /** As written; what they hold may be interpolations. */
  readonly params: Readonly<Record<string, string>>
  readonly secrets: Readonly<Record<string, SecretSource>>
  /** How messages leave. */
  readonly delivery?: EnvDelivery
  /** Passwords that others know. */
  readonly leakedPasswords?: EnvLeakedPasswords
  /** By `<kind>/<name>`. */
  readonly patch: Readonly<Record<string, JsonObject>>
  /** The file that says all this. */
  readonly resource?: Resource
  /** Whether there is such a file, and it has mistakes: then nobody is told twice. */
  readonly broken?: true
}

const home: Home = { account: '123456789012', region: 'us-east-1' }
const nothing = { params: {}, secrets: {}, patch: {} }

/** What an environment's file says; the account and the region of AWS's own examples where it, or the file, says none. */
export function readEnvironment(
  name: string | undefined,
  found: Resource | 'broken' | undefined,
): Environment {
  const named = name === undefined ? {} : { name }
  if (found === undefined) return { ...home, ...nothing, ...named }
  if (found === 'broken') return { ...home, ...nothing, ...named, broken: true }
  const { account, region, params, secrets, delivery, leakedPasswords, patch } =
    found.value as Partial<EnvDocument>
  return {
    ...named,
    account: account ?? home.account,
    region: region ?? home.region,
    params: params ?? {},
    secrets: (secrets ?? {}) as Readonly<Record<string, SecretSource>>,
    ...(delivery && { delivery }),
    ...(leakedPasswords && { leakedPasswords }),
    patch: patch ?? {},
    resource: found,
  }
}
