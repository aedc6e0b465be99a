import type { SchemaAttribute } from '../../model/cloudformation.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import { schemaOf, writable } from './attributes.ts'
import { aliases, usernameAttributes } from './names.ts'
import { codeAddresses } from './passwordless.ts'

/** An attribute that people are asked for when they sign up. */
export interface AskedAttribute {
  /** As users carry it: `email`, `custom:tenant`. */
  readonly name: string
  readonly schema: SchemaAttribute
  readonly required: boolean
}

/** What somebody is asked first: how to be reached. */
const addresses = ['email', 'phone_number']

/**
 * What the pool's own page asks of whoever signs up: what every user must have, and where codes can go. The one
 * attribute that stands in the place of the name is not asked for twice, and of two that may stand there each may be
 * left empty; what the client may not write is not asked for at all.
 * That addresses are asked for which nobody must have is unverified.
 */
export function signUpAttributes(pool: UserPool, client: AppClient): readonly AskedAttribute[] {
  const schema = schemaOf(pool)
  const stands: readonly string[] = usernameAttributes(pool)
  const verified: readonly string[] = [
    ...(pool.properties.AutoVerifiedAttributes ?? []),
    ...codeAddresses(pool),
  ]
  const must = (name: string) => schema.get(name)?.Required === true
  // Without any of them nobody could be confirmed.
  const reachable = stands.length > 0 || verified.some(must)
  const needed = reachable ? undefined : addresses.find((name) => verified.includes(name))
  const asked = (name: string) =>
    stands.includes(name) ? stands.length > 1 && must(name) : must(name) || verified.includes(name)
  const tooEarly = aliases(pool).includes('preferred_username') ? ['preferred_username'] : []
  return [...new Set([...addresses, ...schema.keys()])]
    .filter((name) => asked(name) && writable(client, name) && !tooEarly.includes(name))
    .map((name) => ({
      name,
      schema: schema.get(name) ?? { Name: name },
      required: (must(name) && !stands.includes(name)) || name === needed,
    }))
}
