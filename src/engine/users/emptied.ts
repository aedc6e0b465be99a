import { Fault } from '../../model/fault.ts'
import type { UserPool } from '../../model/pool.ts'
import { schemaOf } from './attributes.ts'

/** Attributes as an update takes them away. The pool must know them, and none of them may be required. */
export function emptied(pool: UserPool, names: readonly string[]): Readonly<Record<string, string>> {
  const schema = schemaOf(pool)
  for (const name of names) {
    const attribute = schema.get(name)
    // The sentences are unverified.
    if (!attribute)
      throw new Fault('InvalidParameterException', `user.${name}: Attribute does not exist in the schema.`)
    if (attribute.Required)
      throw new Fault('InvalidParameterException', `user.${name}: A required attribute cannot be deleted.`)
  }
  return Object.fromEntries(names.map((name) => [name, '']))
}
