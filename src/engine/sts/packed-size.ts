import { Fault } from '../../model/fault.ts'
import type { Session } from '../../model/session.ts'

/** What session policies and tags may take up in a token, in bytes; AWS does not say how many they are there. */
export const allotted = 4096

/**
 * How much of what a token has room for its session's policies and tags take up, in percent; nothing where it
 * has none. Throws PackedPolicyTooLarge where it is more than there is.
 */
export function packedSize({
  policies,
  policyArns,
  tags,
}: Pick<Session, 'policies' | 'policyArns' | 'tags'>): number | undefined {
  const narrowed = policies.length + policyArns.length > 0
  const tagged = Object.entries(tags)
  if (!narrowed && !tagged.length) return undefined
  const bytes = [...policies, ...policyArns, ...tagged.flat()].reduce(
    (sum, text) => sum + Buffer.byteLength(text),
    0,
  )
  const percent = Math.ceil((100 * bytes) / allotted)
  if (percent > 100)
    throw new Fault(
      'PackedPolicyTooLarge',
      narrowed
        ? `Packed policy consumes ${percent}% of allotted space, please use smaller policy.`
        : `Packed size of session tags consumes ${percent}% of allotted space.`,
    )
  return percent
}
