import { isWithin, networkOf, parseAddress } from '../../iam/values/address.ts'
import type { EventContext } from '../../model/auth-event.ts'
import { Fault } from '../../model/fault.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import { flow, type Step } from '../flow.ts'
import type { Ports } from '../ports.ts'
import { nameKey } from '../users/names.ts'
import { describeDevice } from './describe-device.ts'
import { riskAt, threatMode } from './mode.ts'
import { eventOf, mostEvents } from './new-event.ts'

/** What a caller may say of the device on which somebody sits. */
export interface SaidContext {
  readonly UserContextData?:
    { readonly IpAddress?: string | undefined; readonly EncodedData?: string | undefined } | undefined
  /** What an administrator's server has heard, who may say everything. */
  readonly ContextData?:
    | {
        readonly IpAddress: string
        readonly HttpHeaders: readonly {
          readonly headerName?: string | undefined
          readonly headerValue?: string | undefined
        }[]
        readonly EncodedData?: string | undefined
      }
    | undefined
  readonly UserPoolId?: string | undefined
}

type Calling = SaidContext & { readonly pool: UserPool; readonly client: AppClient }

/** Where a request came from, as far as the pool looks: nothing where it has no threat protection. */
export interface Circumstances {
  readonly circumstances: EventContext
}

/** Whether one of these networks has the address. */
export function isAmong(ip: string | undefined, ranges: readonly string[] = []): boolean {
  const address = ip === undefined ? undefined : parseAddress(ip)
  return (
    address !== undefined &&
    ranges.some((range) => {
      const network = networkOf(range)
      return network !== undefined && isWithin(address, network)
    })
  )
}

const addressIn = (said: string | undefined): string | undefined =>
  said !== undefined && parseAddress(said) ? said : undefined

/** The word of a client counts only where it has a secret and the pool lets it speak for others: anybody else could name the victim's own address. */
function addressOf({ client, UserContextData, ContextData, UserPoolId }: Calling, caller: Ports['caller']) {
  // The address of an administrator's server says nothing of whom it acts for.
  if (UserPoolId !== undefined) return addressIn(ContextData?.IpAddress)
  const believed = client.secret && client.properties.EnablePropagateAdditionalUserContextData
  return (believed ? addressIn(UserContextData?.IpAddress) : undefined) ?? caller.ip
}

function userAgentOf({ ContextData, UserPoolId }: Calling, { userAgent }: Ports['caller']) {
  if (UserPoolId === undefined) return userAgent
  return ContextData?.HttpHeaders.find(({ headerName }) => headerName?.toLowerCase() === 'user-agent')
    ?.headerValue
}

/** Reads where a request comes from. */
export const readCircumstances: Step<Calling, Circumstances> = {
  name: 'read circumstances',
  async run(facts, { caller, places }) {
    const { pool, UserContextData, ContextData } = facts
    if (threatMode(pool) === 'OFF' && threatMode(pool, 'CUSTOM_AUTH') === 'OFF') return { circumstances: {} }
    const ip = addressOf(facts, caller)
    const place = ip === undefined ? undefined : await places.of(ip)
    const encoded = ContextData?.EncodedData ?? UserContextData?.EncodedData
    const device = describeDevice(encoded, userAgentOf(facts, caller))
    return { circumstances: { ...(ip !== undefined && { ip }), ...place, ...device } }
  },
}

type Met = Circumstances & {
  readonly pool: UserPool
  readonly client: AppClient
  readonly typed: string
}

/** Notes in the history of whoever has the name that somebody was turned away. Nobody waits for it. */
function noteBlocked({ pool, typed, circumstances }: Met, { background, store, clock, random }: Ports): void {
  void background.begin(async () => {
    const user = await store.userByName(pool.id, nameKey(pool, typed))
    if (!user) return
    const blank = eventOf('SignIn', user, circumstances, { clock, random })
    const event = { ...blank, response: 'Fail', risk: { decision: 'Block' } } as const
    await store.commit([{ kind: 'keep auth event', event, most: mostEvents }])
  })
}

/** Turns away whoever comes from a network that is always blocked, before anything is asked of anybody. */
export const refuseBlocked: Step<Met> = {
  name: 'refuse blocked networks',
  run(facts, ports) {
    const { pool, client, circumstances } = facts
    const { BlockedIPRangeList } = riskAt(pool, client).RiskExceptionConfiguration ?? {}
    if (threatMode(pool) !== 'ENFORCED' || !isAmong(circumstances.ip, BlockedIPRangeList)) return undefined
    noteBlocked(facts, ports)
    throw new Fault('NotAuthorizedException', 'Request not allowed due to security reasons.')
  },
}

/** Looks at who calls, and whether they may at all. */
export const meetCaller: Step<Calling & { readonly typed: string }, Circumstances> = flow<
  Calling & { readonly typed: string }
>('meet the caller')
  .step(readCircumstances)
  .step(refuseBlocked)
