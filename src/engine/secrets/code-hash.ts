import type { CodePurpose, User } from '../../model/user.ts'
import type { Ports } from '../ports.ts'

/**
 * What is kept of a code. It fits only this user, this purpose and the address that it was sent to, so
 * that it cannot prove another address; and who has the store but not the key cannot try all the codes.
 */
export const codeHash = (
  { stable }: Pick<Ports['random'], 'stable'>,
  { poolId, username }: Pick<User, 'poolId' | 'username'>,
  purpose: CodePurpose,
  to: string,
  code: string,
) => stable(JSON.stringify(['code', poolId, username, purpose, to, code])).toString('base64url')

/** What is kept of a code that lets somebody in: it fits only this sign-in, and the address that it was sent to. */
export const signInCodeHash = (
  { stable }: Pick<Ports['random'], 'stable'>,
  { id }: { readonly id: string },
  to: string,
  code: string,
) => stable(JSON.stringify(['sign-in code', id, to, code])).toString('base64url')
