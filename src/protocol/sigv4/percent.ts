/** Percent-encoding as Signature Version 4 has it, of texts in which each character is one byte. */

/** Writes every byte but letters, digits and `-._~` as `%XX`, in capitals. */
export const escape = (bytes: string): string =>
  bytes.replace(
    /[^A-Za-z0-9._~-]/g,
    (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )

/** Reads `%XX`; a percent sign that stands for nothing is one. */
export const unescape = (text: string): string =>
  text.replace(/%([0-9A-Fa-f]{2})/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)))

/** Names and values of a query, decoded, in their order. A plus is a blank, as in forms. */
export const queryParameters = (query: string): readonly (readonly [name: string, value: string])[] =>
  query
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const [name = '', ...value] = part.replaceAll('+', ' ').split('=')
      return [unescape(name), unescape(value.join('='))]
    })
