import { Fault } from '../../model/fault.ts'
import type { SrpExchange } from '../../model/sign-in.ts'
import type { Step } from '../flow.ts'
import { opens, respond } from '../secrets/srp.ts'
import { standIn } from '../users/stranger.ts'
import { required, type Texts, type Turn } from '../sign-in/turn.ts'

/** The caller's half of an exchange. One that would give the secret away is refused. */
export function readSrpA(given: Texts): string {
  const A = required(given, 'SRP_A')
  if (!opens(A)) throw new Fault('NotAuthorizedException')
  return A
}

/** Answers the caller's half of an SRP exchange with the server's. */
export const openSrp: Step<
  Turn & { session: string },
  { parameters: Record<string, string>; memory: SrpExchange }
> = {
  name: 'open SRP',
  async run({ user, signIn, session }, { random, srp }) {
    const { srpA } = signIn
    // A script may ask for a password of a caller who never sent a half.
    if (!srpA) throw new Fault('NotAuthorizedException')
    // Who has no password is asked for it too: who has one is not to be told from outside.
    const kept = user.password ?? standIn(user.poolId, user.username, random)
    const memory = await respond(kept, srpA, random.bytes(32), srp)
    const parameters = {
      SALT: kept.salt,
      SRP_B: memory.B,
      SECRET_BLOCK: session,
      USERNAME: user.username,
      USER_ID_FOR_SRP: user.username,
    }
    return { parameters, memory }
  },
}
