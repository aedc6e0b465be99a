import type { Json } from '../../model/trigger.ts'
import type { Behind } from './gate-request.ts'

/** Asks the server behind something of the gate's own: a call of DynamoDB, and its answer. */
export type AskBehind = (
  call: string,
  input: object,
  region: string,
) => Promise<{ status: number; body: string }>

/** How long the answer about a table stands, in milliseconds: tables are made anew in tests. */
const stands = 5_000
const mostTables = 1_000

/** Finds the partition keys of tables, and of their indexes, by asking the server behind. */
export function partitionKeys(ask: AskBehind, now: () => number): Behind {
  const known = new Map<string, { at: number; keys: Promise<ReadonlyMap<string, string>> }>()

  async function read(table: string, region: string): Promise<ReadonlyMap<string, string>> {
    const { status, body } = await ask('DescribeTable', { TableName: table }, region)
    if (status !== 200) return new Map()
    const { Table = {} } = JSON.parse(body) as { Table?: Described }
    const { GlobalSecondaryIndexes = [], LocalSecondaryIndexes = [] } = Table
    return new Map(
      [Table, ...GlobalSecondaryIndexes, ...LocalSecondaryIndexes].flatMap(
        ({ IndexName = '', KeySchema = [] }) => {
          const hash = KeySchema.find(({ KeyType }) => KeyType === 'HASH')?.AttributeName
          return typeof hash === 'string' ? [[IndexName, hash]] : []
        },
      ),
    )
  }

  return {
    async partitionKey(table, index = '', region) {
      const name = `${region} ${table}`
      const was = known.get(name)
      if (was && now() - was.at < stands) return (await was.keys).get(index)
      if (known.size >= mostTables) known.clear()
      const keys = read(table, region).catch(() => new Map<string, string>())
      known.set(name, { at: now(), keys })
      const found = await keys
      // A table that is not there yet may be there a moment later.
      if (!found.size) known.delete(name)
      return found.get(index)
    },
  }
}

interface Described {
  readonly IndexName?: string
  readonly KeySchema?: readonly { readonly AttributeName?: Json; readonly KeyType?: Json }[]
  readonly GlobalSecondaryIndexes?: readonly Described[]
  readonly LocalSecondaryIndexes?: readonly Described[]
}
