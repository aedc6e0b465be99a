import type { Api } from '../../model/api.ts'
import type { LogDeliveryProperties } from '../../model/cloudformation.ts'
import { Fault } from '../../model/fault.ts'
import type { UserPool } from '../../model/pool.ts'
import type { Step } from '../flow.ts'
import { deletePart, putPart } from './parts.ts'
import { tierOf } from './tier.ts'

type Said = Api['SetLogDeliveryConfiguration']['input']
type Log = Said['LogConfigurations'][number]

/** The one of its kind that a pool has. */
const part = { kind: 'logs', name: 'logs' } as const
const busy = { code: 'TooManyRequestsException' } as const

/** How much each source tells, and where it may be told. The guide of `LogConfigurationType` says both. */
const sources = {
  userNotification: { level: 'ERROR', to: ['CloudWatchLogsConfiguration'] },
  userAuthEvents: {
    level: 'INFO',
    to: ['CloudWatchLogsConfiguration', 'S3Configuration', 'FirehoseConfiguration'],
  },
} as const satisfies Record<Log['EventSource'], { level: Log['LogLevel']; to: readonly (keyof Log)[] }>
const destinations = sources.userAuthEvents.to

/** Says as a whole where a pool's logs go: to one place a source, and nowhere where nothing is said. */
export const setLogs: Step<Said & { pool: UserPool }, { logs: LogDeliveryProperties }> = {
  name: 'set log delivery',
  run({ pool, LogConfigurations }, ports, run) {
    const said = LogConfigurations.map(({ EventSource }) => EventSource)
    // The sentences of all refusals here are unverified.
    if (new Set(said).size < said.length) throw refused('An event source is said twice.')
    if (said.includes('userAuthEvents') && tierOf(pool) !== 'PLUS')
      throw new Fault('FeatureUnavailableInTierException')
    for (const log of LogConfigurations) check(log)
    const logs = { LogConfigurations } as LogDeliveryProperties
    if (LogConfigurations.length) putPart(pool, part, logs, ports, run)
    else if (pool.logs) deletePart(pool, part, busy, run)
    return { logs }
  },
}

function check(log: Log): void {
  const { level, to } = sources[log.EventSource]
  const named = destinations.filter((name) => log[name])
  if (log.LogLevel !== level) throw refused(`${log.EventSource} is logged at the level ${level}.`)
  const [only, ...more] = named
  if (!only || more.length) throw refused(`${log.EventSource} needs one destination.`)
  if (!(to as readonly string[]).includes(only))
    throw refused(`${log.EventSource} cannot be delivered by ${only}.`)
}

const refused = (message: string) => new Fault('InvalidParameterException', message)
