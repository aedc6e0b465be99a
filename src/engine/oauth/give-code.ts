import type { Admission, Authorization } from '../../model/authorization.ts'
import type { Step } from '../flow.ts'
import { hashOf } from '../secrets/hash.ts'
import { drawUuid } from '../secrets/random-text.ts'
import type { Texts } from '../sign-in/turn.ts'

/** Milliseconds in which a code must be redeemed. */
export const codeLife = 5 * 60_000

/** Parks what a sign-in has decided, and gives the code that redeems it once. */
export const giveCode: Step<
  { readonly authorization: Authorization; readonly admission: Admission },
  { readonly told: Texts }
> = {
  name: 'give code',
  run({ authorization, admission }, { random, clock }, { effects }) {
    const code = drawUuid(random)
    effects.push({
      kind: 'keep authorization code',
      code: {
        hash: hashOf(code),
        authorization,
        admission,
        grantId: drawUuid(random),
        expiresAt: clock.now() + codeLife,
      },
    })
    return { told: { code } }
  },
}
