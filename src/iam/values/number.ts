const digits = '0123456789'

/** A number written in decimals, with or without a sign and a fraction; nothing, where a text is anything else. */
export function numberOf(text: string): number | undefined {
  let at = text[0] === '-' || text[0] === '+' ? 1 : 0
  let before = 0
  let after = 0
  while (at < text.length && digits.includes(text[at] as string)) (at++, before++)
  if (text[at] === '.') {
    at++
    while (at < text.length && digits.includes(text[at] as string)) (at++, after++)
    if (!after) return undefined
  }
  const value = Number(text)
  return before && at === text.length && Number.isFinite(value) ? value : undefined
}
