import type { Json, JsonObject } from '../../../model/trigger.ts'
import { arn, choice } from '../lenses.ts'
import type { Row, Table } from '../table.ts'
import { simple, spoken, words } from '../table.ts'
import { get, isObject } from '../tree.ts'

const sources = ['userNotification', 'userAuthEvents']
const log: Table = {
  rows: [
    simple('level', 'LogLevel', choice({ error: 'ERROR', info: 'INFO' })),
    simple('to.cloudwatch', 'CloudWatchLogsConfiguration.LogGroupArn', arn),
    simple('to.s3', 'S3Configuration.BucketArn', arn),
    simple('to.firehose', 'FirehoseConfiguration.StreamArn', arn),
  ],
}

/** What is written down, and where to. */
export const logs: Row = {
  words: ['logs'],
  there: (said, scope) => {
    const all = said['logs']
    if (!isObject(all)) return {}
    const LogConfigurations = sources
      .filter((source) => isObject(all[source]))
      .map((EventSource) => ({ EventSource, ...spoken(log, all[EventSource] as JsonObject, scope) }))
    return { logs: { LogConfigurations } }
  },
  back: (tree, scope) => {
    const all = get(tree, 'logs.LogConfigurations') as readonly JsonObject[] | undefined
    if (!Array.isArray(all)) return {}
    const said = all.map((one: JsonObject): [string, Json] => [
      String(one['EventSource']),
      words(log, one, scope),
    ])
    return { logs: Object.fromEntries(said) }
  },
}
