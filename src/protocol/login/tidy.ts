/** A name as it was meant: without blanks at its ends, and a phone number without what people write between its figures. */
export function tidy(typed: string | undefined): string {
  const name = (typed ?? '').trim()
  return /^\+[\d\s().-]+$/.test(name) ? name.replace(/[\s().-]/g, '') : name
}
