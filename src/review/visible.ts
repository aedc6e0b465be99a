// All that moves a terminal's cursor, changes its colours or turns the direction of its text.
const commands = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu

/** Text that somebody else wrote, with every control character but line ends and tabs in a form that can only be read. */
export const visible = (text: string) =>
  text.replace(commands, (character) =>
    character === '\n' || character === '\t'
      ? character
      : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** A name as it is, on one line: not even a line end of it begins one. */
export const inLine = (text: string) =>
  visible(text).replaceAll(/[\n\t]/g, (character) => (character === '\n' ? '\\u000a' : '\\u0009'))

/** A text on one line. */
export const flat = (text: string) => visible(text).replaceAll(/\s+/g, ' ').trim()
