import type { PolicyDocument } from '../model/cloudformation.ts'
import type { Policy } from '../model/iam.ts'
import type { Kind, Model } from '../model/model.ts'

/** The name that the canonical form gives to the policy of `allow` and `deny`. */
export const ofStatements = '_statements'

/** A resource of a project in which policies are written. */
export interface Written {
  readonly model: Model
  readonly kind: Extract<Kind, 'role' | 'iam-user' | 'policy'>
  readonly name: string
}
type Places = NonNullable<Policy['at']>

/** Where the statements of a document stand that is written as it is, under these keys. */
export const placesOf =
  (
    { model, kind, name }: Written,
    { Statement }: PolicyDocument,
    keys: readonly (string | number)[],
  ): Places =>
  (statement) =>
    model.where(kind, name, [...keys, 'Statement', ...(Array.isArray(Statement) ? [statement] : [])])

/** Where the statements stand that were made of `allow` and `deny`: first all that allow, then all that deny. */
export function placesOfStatements({ model, kind, name }: Written, { Statement }: PolicyDocument): Places {
  const all = Array.isArray(Statement) ? (Statement as readonly { readonly Effect?: unknown }[]) : []
  const allowing = all.filter(({ Effect }) => Effect === 'Allow').length
  return (statement) => {
    const path = statement < allowing ? ['allow', statement] : ['deny', statement - allowing]
    return model.where(kind, name, path)
  }
}

/** Whether a file says a path of keys: its place is another than that of a key which no file can have. */
export function says({ model, kind, name }: Written, ...keys: readonly string[]): boolean {
  const [one, other] = [keys, [...keys.slice(0, -1), '']].map((path) => model.where(kind, name, path))
  const parts = ['file', 'line', 'column', 'endLine', 'endColumn'] as const
  return parts.some((part) => one?.[part] !== other?.[part])
}
