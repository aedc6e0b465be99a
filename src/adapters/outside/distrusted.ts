import type { Distrust } from '../../engine/access.ts'
import { Unreached } from '../reach/fetch/unreached.ts'

/** Says, out of the middle of a verification, why something is not taken. Nothing that a stranger wrote is in it. */
export class Distrusted extends Error {
  readonly distrust: Distrust

  constructor(distrust: Distrust) {
    super(`not trusted: ${distrust.why}`)
    this.distrust = distrust
  }
}

/** Gives what a verification gives, or why it does not: whatever could not be fetched is `unreachable`. */
export async function trusting<Vouched>(verify: () => Promise<Vouched>): Promise<Vouched | Distrust> {
  try {
    return await verify()
  } catch (error) {
    if (error instanceof Distrusted) return error.distrust
    if (error instanceof Unreached) return { why: 'unreachable' }
    throw error
  }
}

/** The distrust of what is no token, or has not got a claim, an element or an attribute as it has to be. */
export const malformed = (claim?: string) =>
  new Distrusted({ why: 'malformed', ...(claim !== undefined && { claim }) })
