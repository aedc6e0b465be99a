import type { Ports } from '../ports.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
// As many letters as those of Cognito: 260 bits. That their number is this is unverified.
const length = 52

/** A new seed for an authenticator, in base32 (RFC 4648). */
export const drawSeed = ({ bytes }: Pick<Ports['random'], 'bytes'>) =>
  Array.from(bytes(length), (byte) => alphabet[byte % 32]).join('')
