import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** What is kept of a code or a token that must be recognised and never said again. */
export const hashOf = (secret: string) => createHash('sha256').update(secret).digest('base64url')

/** Whether two texts are the same, in a time that does not tell where they differ. */
export function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** The proof that a caller holds the client's secret. */
export const secretHash = (secret: string, username: string, clientId: string) =>
  createHmac('sha256', secret)
    .update(username + clientId)
    .digest('base64')
