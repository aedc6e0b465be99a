import type { Passkey } from '../../model/passkey.ts'
import type { User } from '../../model/user.ts'
import type { Ports } from '../ports.ts'

// Lengths of ids that are often met, in bytes.
const lengths = [16, 20, 32] as const

/** The passkey of somebody who is not there: always the same one, and no key fits it. */
export function strangersPasskeys(
  { poolId, username }: User,
  { stable }: Pick<Ports['random'], 'stable'>,
): readonly Pick<Passkey, 'id' | 'transports'>[] {
  const draw = (what: string) => stable(`${poolId} ${username} passkey ${what}`)
  const length = lengths[(draw('length')[0] ?? 0) % lengths.length]
  const id = draw('id').subarray(0, length).toString('base64url')
  return [{ id, transports: ['internal', 'hybrid'] }]
}
