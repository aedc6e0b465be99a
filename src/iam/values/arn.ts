/** The account in an ARN, where it has one. */
export function accountIn(arn: string): string | undefined {
  if (!arn.startsWith('arn:')) return undefined
  let from = 0
  for (let part = 0; part < 4; part++) {
    from = arn.indexOf(':', from) + 1
    if (!from) return undefined
  }
  // The colon that ends it must stand where twelve digits end.
  const account = arn[from + 12] === ':' ? arn.slice(from, from + 12) : ''
  return isAccount(account) ? account : undefined
}

/** Whether a text is the number of an account: twelve digits. */
export function isAccount(text: string): boolean {
  if (text.length !== 12) return false
  for (let i = 0; i < 12; i++) if (text.charCodeAt(i) < 48 || text.charCodeAt(i) > 57) return false
  return true
}

/** The six parts of an ARN: the last has all that follows the fifth colon. Nothing, where it is no ARN. */
export function segments(arn: string): readonly string[] | undefined {
  if (!arn.startsWith('arn:')) return undefined
  const parts: string[] = []
  let from = 0
  while (parts.length < 5) {
    const colon = arn.indexOf(':', from)
    if (colon < 0) return undefined
    parts.push(arn.slice(from, colon))
    from = colon + 1
  }
  parts.push(arn.slice(from))
  return parts
}
