import { nameForm, saidTags, type SaidSession } from '../said-session.ts'
import { badTags } from './refusals.ts'

const prefix = 'https://aws.amazon.com/tags'
const source = 'https://aws.amazon.com/source_identity'
type Claims = Readonly<Record<string, unknown>>

/**
 * What a token says of the session that it is shown for: in a claim of `https://aws.amazon.com/tags`, or in one
 * for each tag. Follows "Passing session tags using AssumeRoleWithWebIdentity" of the IAM User Guide.
 */
export function saidInToken(claims: Claims): SaidSession {
  const nested = own(claims, prefix)
  if (nested !== undefined && !isObject(nested)) throw badTags()
  const flat = `${prefix}/principal_tags/`
  const principal = nested && own(nested, 'principal_tags')
  if (principal !== undefined && !isObject(principal)) throw badTags()
  const tags = [
    ...Object.entries(principal ?? {}),
    ...Object.entries(claims).flatMap(([name, value]) =>
      name.startsWith(flat) ? [[name.slice(flat.length), value] as const] : [],
    ),
  ].map(([key, value]) => [key, textOf(value)] as const)
  const onward =
    (nested && own(nested, 'transitive_tag_keys')) ?? own(claims, `${prefix}/transitive_tag_keys`) ?? []
  const keys = [onward].flat().map(textOf)
  const sourceIdentity = own(claims, source)
  const said = saidTags(tags, keys)
  if (!said) throw badTags()
  if (sourceIdentity === undefined) return said
  if (typeof sourceIdentity !== 'string' || !nameForm.test(sourceIdentity)) throw badTags()
  return { ...said, sourceIdentity }
}

const own = (object: Claims, name: string) => (Object.hasOwn(object, name) ? object[name] : undefined)
const isObject = (value: unknown): value is Claims =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The one text of a value, which tokens write as a list of one. */
function textOf(value: unknown): string {
  const [only, ...more] = [value].flat()
  if (typeof only !== 'string' || more.length) throw badTags()
  return only
}
