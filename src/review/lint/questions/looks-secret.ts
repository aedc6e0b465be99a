const names =
  /(?:secrets?|passw(?:or)?d|passphrase|pwd|api[-_.]?key|(?:private|signing|encryption|access|auth|account|master|hmac|shared)[-_.]?key|pepper|token|credentials?|authorization)$/i

/** Whether what stands under a name is a secret, by the name: what ends in `Name`, `Url` or `Field` only leads to one. */
export const namesSecret = (name: string): boolean =>
  names.test(name) && !/^(next|page|csrf|continuation)/i.test(name)

/**
 * Whether a text was made by chance, as keys and tokens are, and was not made up of words: long enough, of
 * several kinds of characters, and without order.
 */
export function looksRandom(text: string): boolean {
  if (text.length < 16 || text.length > 512 || !/^[\w+/=.~!@#%^&*-]+$/.test(text)) return false
  if (/^\w+([-./]\w+)*$/.test(text) && parts(text).every(isWord)) return false
  if (/EXAMPLE|change-?me|placeholder|(.)\1{4}/i.test(text)) return false
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/].filter((kind) => kind.test(text)).length
  return /\d/.test(text) && kinds >= 2 && entropyOf(text) >= (/^[0-9a-f-]+$/i.test(text) ? 2.9 : 3.4)
}

const parts = (text: string) => text.split(/[-_./]|(?<=[a-z])(?=[A-Z])/)
/** A word, an abbreviation, or the number of a version. */
const isWord = (part: string) => /^([A-Za-z]*[a-z]?|[A-Z]+|v?\d{1,4}|[A-Za-z]+\d{1,3})$/.test(part)

/** Bits a character, by how often each one comes. */
function entropyOf(text: string): number {
  const counts = Map.groupBy(text, (character) => character)
  return [...counts.values()].reduce((sum, { length }) => {
    const share = length / text.length
    return sum - share * Math.log2(share)
  }, 0)
}
