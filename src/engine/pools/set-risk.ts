import type { Api } from '../../model/api.ts'
import type { RiskConfigurationProperties } from '../../model/cloudformation.ts'
import { Fault } from '../../model/fault.ts'
import type { UserPool } from '../../model/pool.ts'
import { networkOf } from '../../iam/values/address.ts'
import type { Step } from '../flow.ts'
import { everyClient } from '../steps/find-client-or-all.ts'
import { deletePart, partOf, putPart } from './parts.ts'
import { hasThreatProtection } from './tier.ts'

type Said = Api['SetRiskConfiguration']['input']
type Risk = Omit<RiskConfigurationProperties, 'ClientId'>
type Whose = { readonly pool: UserPool; readonly whose: string }

const part = (name: string) => ({ kind: 'risk', name }) as const
const busy = { code: 'TooManyRequestsException' } as const
const members = [
  'AccountTakeoverRiskConfiguration',
  'CompromisedCredentialsRiskConfiguration',
  'RiskExceptionConfiguration',
] as const satisfies readonly (keyof Risk)[]

/** What is done about risks, for one client or for all; nothing where nothing of its own is said. */
export const riskOf = (pool: UserPool, whose: string): RiskConfigurationProperties | undefined =>
  whose === everyClient
    ? pool.risk
    : (partOf(pool, part(whose))?.body as unknown as RiskConfigurationProperties | undefined)

/** Refuses whatever has to do with risks in a pool that does not look at them. */
export const checkThreatProtection: Step<{ pool: UserPool }> = {
  name: 'check threat protection',
  run({ pool }) {
    if (!hasThreatProtection(pool)) throw new Fault('UserPoolAddOnNotEnabledException')
    return undefined
  },
}

/** Says as a whole what is done about risks; where nothing is said, it is as it is without. */
export const setRisk: Step<Said & Whose, { risk: Risk; modifiedAt: number | undefined }> = {
  name: 'set risk configuration',
  run(said, ports, run) {
    const { pool, whose } = said
    checkRanges(said)
    const risk = Object.fromEntries(
      members.flatMap((name) => (said[name] === undefined ? [] : [[name, said[name]]])),
    ) as Risk
    if (Object.keys(risk).length) {
      const { modifiedAt } = putPart(pool, part(whose), { ClientId: whose, ...risk }, ports, run)
      return { risk, modifiedAt }
    }
    if (riskOf(pool, whose)) deletePart(pool, part(whose), busy, run)
    return { risk, modifiedAt: undefined }
  },
}

function checkRanges({ RiskExceptionConfiguration: ranges = {} }: Said): void {
  const { BlockedIPRangeList: blocked = [], SkippedIPRangeList: skipped = [] } = ranges
  const wrong = [...blocked, ...skipped].find((range) => !range.includes('/') || !networkOf(range))
  // The sentence is unverified.
  if (wrong !== undefined)
    throw new Fault('InvalidParameterException', `${wrong} is not an IP range in CIDR notation.`)
}
