import { createHash } from 'node:crypto'
import type {
  CreateAuthChallengeEvent,
  CustomMessageEvent,
  Handler,
  PostAuthenticationEvent,
  PreAuthenticationEvent,
  PreSignUpEvent,
  UserMigrationEvent,
} from 'poolwright'
import { readAddress } from './parts/ip-address.ts'

type Event =
  | PreSignUpEvent
  | PreAuthenticationEvent
  | PostAuthenticationEvent
  | UserMigrationEvent
  | CreateAuthChallengeEvent
  | CustomMessageEvent

interface Settings {
  limit: number
  window: number
  by: 'user' | 'ip' | 'both'
  name?: string
  withoutAddress: 'deny' | 'allow'
  message: string
}

/** Counts attempts in windows of time, and refuses those beyond the limit. What cannot be counted is one of them. */
export const handler: Handler<Event, Event, Settings> = async (event, { poolwright }) => {
  const { limit, window, by, withoutAddress, message } = poolwright.with
  const name = poolwright.with.name ?? event.triggerSource.replace(/_.*/, '')
  const network = networkOf(poolwright.ip)
  if (by !== 'user' && network === undefined && withoutAddress === 'deny') throw new Error(message)

  const who = [by !== 'ip' && `user ${userOf(event)}`, by !== 'user' && network].filter((one) => one)
  const counts = who.map((one) => {
    // A digest, so that the store holds no names and no addresses.
    const digest = createHash('sha256').update(`${name} ${window} ${one}`).digest('base64url').slice(0, 22)
    return poolwright.kv.increment(`attempts:${digest}`, 1, { ttl: window })
  })
  const most = await Promise.all(counts).then(
    (each) => Math.max(0, ...each),
    (error: unknown) => {
      console.error(error)
      return Infinity
    },
  )
  if (most > limit) throw new Error(message)
  return event
}

/** A user who is not there yet goes by his address: his name may be one that the pool has just drawn. */
function userOf({ triggerSource, userName, request }: Event): string {
  const { email, phone_number: phone } = request.userAttributes ?? {}
  const own = triggerSource.startsWith('PreSignUp') ? email || phone || userName : userName
  return own.normalize('NFKC').trim().toLowerCase()
}

/** One household has 2^64 addresses of IPv6, and is counted once. */
function networkOf(ip = ''): string | undefined {
  const address = readAddress(ip)
  return address && `net ${address.bits === 32 ? address.value : address.value >> 64n}/${address.bits}`
}
