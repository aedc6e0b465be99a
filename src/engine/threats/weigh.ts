import { isWithin, networkOf, parseAddress } from '../../iam/values/address.ts'
import type { AuthEvent, EventContext, RiskLevel } from '../../model/auth-event.ts'

/** What is known of a sign-in when its risk is weighed. */
export interface Scene {
  readonly at: number
  readonly context: EventContext
  /** Whether it names a device that the user has confirmed, and must then prove to be. */
  readonly knownDevice: boolean
  /** How many proofs have failed from this address a short while ago, whoever's they were. */
  readonly failures: number
  /** What went well before, the newest first. */
  readonly trusted: readonly AuthEvent[]
  /** What somebody has said not to have been the user. */
  readonly disowned: readonly AuthEvent[]
}

/** Why a sign-in is thought to be somebody else's. */
export type Reason =
  | 'new device'
  | 'new network'
  | 'new country'
  | 'too far in too short a time'
  | 'failures from this address'
  | 'many failures from this address'
  | 'disowned before'

const weights: Readonly<Record<Reason, number>> = {
  'new device': 1,
  'new network': 1,
  'new country': 1,
  'too far in too short a time': 1,
  'failures from this address': 1,
  'many failures from this address': 2,
  'disowned before': 3,
}

const hour = 3_600_000
/** Failures from one address within the window of `failuresFrom`. */
const few = 5
const many = 15
/** How many leading bits two addresses share that are of one network, by how long an address is. */
const shared = (bits: number) => (bits === 32 ? 24 : 48)

/** Whether two addresses are of one network: of the same 256 IPv4 addresses, or the same /48 of IPv6. */
export function isNear(one: string, other: string): boolean {
  const address = parseAddress(one)
  const start = parseAddress(other)
  if (!address || !start) return one === other
  return isWithin(address, { start, bits: shared(start.length * 32) })
}

/** The part of an address by which its failures are counted: all of IPv4, and of IPv6 what one subscriber has. */
export function counted(ip: string): string {
  const network = networkOf(ip)
  if (!network || network.start.length === 1) return ip
  return network.start
    .slice(0, 2)
    .map((word) => word.toString(16))
    .join(':')
}

/** What speaks against a sign-in. Who was never here before is compared with nothing, and so is what is not known. */
export function reasonsOf({
  at,
  context,
  knownDevice,
  failures,
  trusted,
  disowned,
}: Scene): readonly Reason[] {
  const { mark, ip, country } = context
  const past = trusted.map((event) => event.context)
  const strange = (has: (one: EventContext) => boolean, known: (one: EventContext) => boolean) =>
    past.some(has) && !past.some(known)
  const found: Reason[] = []
  if (
    mark &&
    !knownDevice &&
    strange(
      (one) => one.mark !== undefined,
      (one) => one.mark === mark,
    )
  )
    found.push('new device')
  if (
    ip &&
    strange(
      (one) => one.ip !== undefined,
      (one) => one.ip !== undefined && isNear(ip, one.ip),
    )
  )
    found.push('new network')
  if (
    country &&
    strange(
      (one) => one.country !== undefined,
      (one) => one.country === country,
    )
  )
    found.push('new country')
  const last = trusted.find((event) => event.context.country !== undefined)
  if (country && last && last.context.country !== country && at - last.at < 2 * hour)
    found.push('too far in too short a time')
  if (failures >= few)
    found.push(failures >= many ? 'many failures from this address' : 'failures from this address')
  // One device in two networks is two circumstances: only what is alike in both was disowned.
  const alike = (one: EventContext) =>
    (mark === undefined || one.mark === undefined ? false : one.mark === mark) &&
    (ip === undefined || one.ip === undefined ? false : isNear(ip, one.ip))
  if (disowned.some((event) => alike(event.context))) found.push('disowned before')
  return found
}

/** How risky that makes it: one point is low, two are medium, three and more are high. */
export function levelOf(reasons: readonly Reason[]): RiskLevel | undefined {
  const points = reasons.reduce((sum, reason) => sum + weights[reason], 0)
  return points === 0 ? undefined : points === 1 ? 'Low' : points === 2 ? 'Medium' : 'High'
}
