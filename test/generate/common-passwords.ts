import { dictionary } from '@zxcvbn-ts/language-common'
import { makeFilter } from '../../src/adapters/leaked/filter.ts'
import type { Made } from './main.ts'

/** The shortest password that a pool can take. Letters. */
const shortest = 6
const bitsEach = 24

/** The passwords of the list that some pool could take, in lower case. */
export const commonPasswords: readonly string[] = (dictionary['passwords-common'] ?? []).filter(
  (word): word is string => typeof word === 'string' && word.length >= shortest,
)

/** The list as a filter: a word of it is found, and can not be read out of it. */
export async function make(): Promise<Made> {
  const { bits, marks } = makeFilter(commonPasswords, bitsEach)
  const text = `// Made by \`npm run generate\` from the common passwords of @zxcvbn-ts/language-common (MIT). Do not edit.

/** ${commonPasswords.length} passwords that everybody knows, in lower case, as a filter: its bits in base64. */
export const commonPasswords = {
  marks: ${marks},
  bits: '${Buffer.from(bits).toString('base64')}',
} as const
`
  return new Map([['src/adapters/leaked/made/common-passwords.ts', text]])
}
