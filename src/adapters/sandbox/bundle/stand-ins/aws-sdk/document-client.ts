import type { Options } from './config.ts'
import { DynamoDBSet, fromItem, toItem, type AttributeValue } from './convert.ts'
import { Request, type Client, type Then } from './client.ts'

type Params = Readonly<Record<string, unknown>>
type Change = (value: unknown) => unknown

/** Members that hold items, wherever they stand, and those that hold lists of them. */
const items = new Set([
  'Item',
  'Key',
  'ExpressionAttributeValues',
  'ExclusiveStartKey',
  'Attributes',
  'LastEvaluatedKey',
])
const lists = new Set(['Items', 'Keys'])

/** Changes every item in an input or output. `Responses` are lists by table, or hold items themselves. */
function walk(value: unknown, change: Change, name = ''): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value
  if (items.has(name)) return change(value)
  if (Array.isArray(value))
    return value.map((each) => (lists.has(name) ? change(each) : walk(each, change, name)))
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => {
      if (name === 'Responses' && Array.isArray(each)) return [key, each.map(change)]
      return [key, walk(each, change, key)]
    }),
  )
}

/** Makes `DynamoDB.DocumentClient` of the client below it. */
export function documentClientOf(DynamoDB: new (options?: Options) => Client) {
  return class DocumentClient {
    readonly service: Client
    constructor(options: Options & { service?: Client } = {}) {
      this.service = options.service ?? new DynamoDB(options)
    }
    #ask(operation: string, params: Params, then?: Then): Request {
      const call = this.service[operation] as (params: Params) => Request
      const input = walk(params, (item) => toItem(item as object)) as Params
      const request = new Request(async () => {
        const data = await call(input).promise()
        const output = walk(data, (item) => fromItem(item as Record<string, AttributeValue>))
        return output as Record<string, unknown>
      })
      return then ? request.send(then) : request
    }
    get = (params: Params, then?: Then) => this.#ask('getItem', params, then)
    put = (params: Params, then?: Then) => this.#ask('putItem', params, then)
    update = (params: Params, then?: Then) => this.#ask('updateItem', params, then)
    delete = (params: Params, then?: Then) => this.#ask('deleteItem', params, then)
    query = (params: Params, then?: Then) => this.#ask('query', params, then)
    scan = (params: Params, then?: Then) => this.#ask('scan', params, then)
    batchGet = (params: Params, then?: Then) => this.#ask('batchGetItem', params, then)
    batchWrite = (params: Params, then?: Then) => this.#ask('batchWriteItem', params, then)
    transactGet = (params: Params, then?: Then) => this.#ask('transactGetItems', params, then)
    transactWrite = (params: Params, then?: Then) => this.#ask('transactWriteItems', params, then)
    createSet = (values: readonly unknown[]) => new DynamoDBSet(values)
  }
}
