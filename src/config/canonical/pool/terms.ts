import { termsLanguages } from '../../../model/terms.ts'
import type { Json, JsonObject } from '../../../model/trigger.ts'
import type { Lens, Row } from '../table.ts'
import { simple } from '../table.ts'
import { isObject } from '../tree.ts'

const prefix = 'cognito:'
const address = /^https?:\/\/\S+$/

/** Addresses by languages, which AWS names with a prefix. */
const links: Lens = {
  there: (value) =>
    isObject(value) && Object.keys(value).length
      ? Object.fromEntries(Object.entries(value).map(([language, said]) => [prefix + language, said]))
      : undefined,
  back: (value) => {
    if (!isObject(value) || !Object.keys(value).length) return undefined
    const known = Object.entries(value).every(
      ([key, said]) =>
        key.startsWith(prefix) &&
        termsLanguages.includes(key.slice(prefix.length)) &&
        typeof said === 'string' &&
        said.length <= 1024 &&
        address.test(said),
    )
    if (!known) return undefined
    const said = termsLanguages.filter((language) => Object.hasOwn(value, prefix + language))
    return Object.fromEntries(said.map((language) => [language, value[prefix + language] as Json]))
  },
}

/** Whether a file can say where terms stand. */
export const canSayLinks = (said: JsonObject): boolean => links.back(said, undefined as never) !== undefined

/** What the people of a client agree to. */
export const terms: readonly Row[] = [
  simple('terms.use', 'terms.terms-of-use', links),
  simple('terms.privacy', 'terms.privacy-policy', links),
]
