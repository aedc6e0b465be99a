import type { Context } from '../../model/iam.ts'

/** Tags, however they are written: a map, or a list of keys and values. */
type Tags =
  Readonly<Record<string, string>> | readonly { readonly Key: string; readonly Value: string }[] | undefined

/** The tags of what an action is done to, by the keys that conditions have for them. */
export const resourceTags = (tags: Tags): Context =>
  Object.fromEntries(pairs(tags).map(([key, value]) => [`aws:ResourceTag/${key}`, value]))

/** Where inputs have the tags that they ask for, and the keys of those that are to go. */
interface Tagging {
  readonly Tags?: Tags
  readonly UserPoolTags?: Tags
  readonly IdentityPoolTags?: Tags
  readonly TagKeys?: readonly string[]
}

/** The tags that an input asks for; nothing where it is about none. */
export function requestTags(input: Tagging): Context {
  const asked = pairs(input.Tags ?? input.UserPoolTags ?? input.IdentityPoolTags)
  const keys = [...asked.map(([key]) => key), ...(input.TagKeys ?? [])]
  return {
    ...Object.fromEntries(asked.map(([key, value]) => [`aws:RequestTag/${key}`, value])),
    ...(keys.length > 0 && { 'aws:TagKeys': keys }),
  }
}

const pairs = (tags: Tags): readonly (readonly [string, string])[] =>
  Array.isArray(tags) ? tags.map(({ Key, Value }) => [Key, Value]) : Object.entries(tags ?? {})
