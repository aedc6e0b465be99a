/**
 * The code in a message that a script has sent: the one number of four to ten digits in it. Where there are
 * several, nobody can say which is meant.
 */
export function codeInText(text: string): string | undefined {
  const [code, ...others] = new Set(text.match(/(?<![\w#])\d{4,10}(?!\w)/g))
  return others.length ? undefined : code
}
