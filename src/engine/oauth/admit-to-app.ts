import type { Authorization } from '../../model/authorization.ts'
import type { Finished } from '../claims/hand-over.ts'
import type { Step } from '../flow.ts'
import type { Outcome } from '../sign-in/turn.ts'
import { proofClaims } from '../step-up/proofs.ts'

/** Ends a sign-in at the pool's pages: what tokens will say is decided, and none is made before the app asks. */
export const admitToApp: Step<Finished, { outcome: Outcome }> = {
  name: 'admit to the app',
  run({ pool, user, claims, signIn }, { clock }) {
    return {
      outcome: {
        kind: 'admitted',
        authorization: signIn.authorization as Authorization,
        admission: {
          username: user.username,
          claims,
          authTime: Math.floor(clock.now() / 1000),
          ...(signIn.device && { deviceKey: signIn.device.key }),
          ...proofClaims(pool, signIn),
        },
      },
    }
  },
}
