import { Fault } from '../../model/fault.ts'
import type { Signature } from './read.ts'

const minute = 60_000

/**
 * Holds the time of signing against ours: within 5 minutes of it; of a presigned request, at most 15 minutes
 * after it and no later than it is good for. Throws InvalidSignatureException.
 */
export function checkTime({ signedAt, presigned }: Signature, now: number): void {
  const signed = timeOf(signedAt)
  const early = presigned ? 15 * minute : 5 * minute
  const late = presigned ? presigned.expires * 1000 : 5 * minute
  if (Number.isNaN(signed) || signed > now + early)
    throw new Fault(
      'InvalidSignatureException',
      `Signature not yet current: ${signedAt} is still later than ${written(now + early)} (${written(now)} + ${words(early)})`,
    )
  if (signed < now - late)
    throw new Fault(
      'InvalidSignatureException',
      `Signature expired: ${signedAt} is now earlier than ${written(now - late)} (${written(now)} - ${words(late)})`,
    )
}

const timeOf = (at: string) => Date.parse(at.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z'))

const written = (at: number) => new Date(at).toISOString().replace(/[-:]|\.\d+/g, '')

const words = (length: number) => (length % minute ? `${length / 1000} sec.` : `${length / minute} min.`)
