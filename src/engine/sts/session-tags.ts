import { Fault } from '../../model/fault.ts'
import type { Session } from '../../model/session.ts'

/** Tags as the API takes them. */
export interface AskedTags {
  readonly Tags?: readonly { readonly Key: string; readonly Value: string }[] | undefined
  readonly TransitiveTagKeys?: readonly string[] | undefined
}

/**
 * The tags of a session that is asked for, with those that go on from the session it is asked with. Throws
 * InvalidParameterValue where they cannot be. Follows "Pass session tags in AWS STS" of the IAM User Guide.
 */
export function sessionTags(
  { Tags = [], TransitiveTagKeys = [] }: AskedTags,
  from?: Pick<Session, 'tags' | 'transitiveTags'>,
): Pick<Session, 'tags' | 'transitiveTags'> {
  // No two keys differ in nothing but case, since policies do not tell them apart.
  const asked = new Map(Tags.map(({ Key }) => [Key.toLowerCase(), Key]))
  if (asked.size < Tags.length)
    throw refused('Duplicate tag keys found. Please note that Tag keys are case insensitive.')
  if ([...asked.keys()].some((key) => key.startsWith('aws:')))
    throw refused('System tags cannot be added/updated by requester.')
  const inherited = from?.transitiveTags ?? []
  if (inherited.some((key) => asked.has(key.toLowerCase())))
    throw refused(
      "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
    )
  const onward = TransitiveTagKeys.map((key) => asked.get(key.toLowerCase()))
  if (onward.includes(undefined))
    throw refused('The specified transitive tag key must be included in the requested tags.')
  return {
    tags: Object.fromEntries([
      ...inherited.map((key) => [key, from?.tags[key] ?? ''] as const),
      ...Tags.map(({ Key, Value }) => [Key, Value] as const),
    ]),
    transitiveTags: [...new Set([...inherited, ...onward.filter((key) => key !== undefined)])],
  }
}

const refused = (message: string) => new Fault('InvalidParameterValue', message)
