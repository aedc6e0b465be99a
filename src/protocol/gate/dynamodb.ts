import type { Asked } from '../../engine/access.ts'
import type { Context } from '../../model/iam.ts'
import type { Json, JsonObject } from '../../model/trigger.ts'
import { inTransaction, ofAccount, ofItems, ofTable, ofTables } from './dynamodb-actions.ts'
import { partitionValue } from './dynamodb-keys.ts'
import { Refused, type Behind, type Dialect, type Home } from './gate-request.ts'
import { refuseInJson } from './refuse.ts'

const version = 'DynamoDB_20120810.'

/** Amazon DynamoDB: the call is in a header, and what it is about in the body. */
export const dynamodb: Dialect = {
  service: 'dynamodb',
  async read({ method, path, headers, body }, home, behind) {
    const target = headers['x-amz-target']
    if (method !== 'POST' || path !== '/' || typeof target !== 'string' || !target.startsWith(version))
      throw new Refused(400, 'UnknownOperationException', 'The operation is not known.')
    const name = target.slice(version.length)
    const input = readBody(body)
    return { asked: await asked(name, input, home, behind), body: Buffer.from(JSON.stringify(input)) }
  },
  refuse: refuseInJson,
}

async function asked(name: string, input: JsonObject, home: Home, behind: Behind): Promise<readonly Asked[]> {
  if (ofAccount.has(name)) return [{ action: `dynamodb:${name}`, resource: '*' }]
  if (ofTable.has(name)) return [await one(name, input, home, behind)]
  const several = ofTables.has(name)
    ? Object.entries(object(input['RequestItems'])).map(([table, items]) =>
        batch(name, table, items, home, behind),
      )
    : name === 'TransactGetItems' || name === 'TransactWriteItems'
      ? list(input['TransactItems']).map((item) => transacted(item, home, behind))
      : undefined
  if (!several) throw unread(name)
  if (!several.length) throw invalid('The request names nothing.')
  return Promise.all(several)
}

function readBody(body: Buffer): JsonObject {
  try {
    return object(JSON.parse(body.toString('utf8')) as Json)
  } catch (error) {
    if (error instanceof Refused) throw error
    throw new Refused(400, 'SerializationException', 'The request body is not JSON.')
  }
}

async function one(name: string, input: JsonObject, home: Home, behind: Behind): Promise<Asked> {
  const table = text(input['TableName'])
  const index = input['IndexName'] === undefined ? undefined : text(input['IndexName'])
  const resource = `${arnOf(table, home)}${index === undefined ? '' : `/index/${index}`}`
  const items = ofItems.has(name)
    ? { 'dynamodb:LeadingKeys': [await leading(name, table, index, input, home, behind)] }
    : {}
  return { action: `dynamodb:${name}`, resource, context: { ...items, ...said(input) } }
}

async function batch(name: string, table: string, items: Json, home: Home, behind: Behind): Promise<Asked> {
  const inputs: readonly (readonly [call: string, input: JsonObject])[] =
    name === 'BatchGetItem'
      ? list(object(items)['Keys']).map((Key) => ['GetItem', { Key: object(Key) }])
      : list(items).map((item) => {
          const { PutRequest, DeleteRequest, ...more } = object(item)
          if (Object.keys(more).length || (PutRequest === undefined) === (DeleteRequest === undefined))
            throw invalid('A write is a put or a delete.')
          return PutRequest === undefined
            ? ['DeleteItem', object(DeleteRequest)]
            : ['PutItem', object(PutRequest)]
        })
  const keys = await Promise.all(
    inputs.map(([call, input]) => leading(call, table, undefined, input, home, behind)),
  )
  return {
    action: `dynamodb:${name}`,
    resource: arnOf(table, home),
    context: { 'dynamodb:LeadingKeys': keys },
  }
}

async function transacted(item: Json, home: Home, behind: Behind): Promise<Asked> {
  const [entry, ...more] = Object.entries(object(item))
  const name = entry && inTransaction[entry[0]]
  if (!name || more.length)
    throw invalid('An item of a transaction is one of Get, Put, Update, Delete, ConditionCheck.')
  return one(name, object(entry[1]), home, behind)
}

/** The value of the partition key of what an input is about: nobody passes whose item is not known. */
async function leading(
  name: string,
  table: string,
  index: string | undefined,
  input: JsonObject,
  { region }: Home,
  behind: Behind,
): Promise<string> {
  const key = await behind.partitionKey(table.split('/').at(-1) ?? table, index, region)
  const value = key === undefined ? undefined : partitionValue(name, key, input)
  if (value === undefined) throw invalid(`The partition key that this ${name} is about cannot be read.`)
  return value
}

const said = ({ Select, ReturnValues, ReturnConsumedCapacity }: JsonObject): Context => ({
  ...(typeof Select === 'string' && { 'dynamodb:Select': Select }),
  ...(typeof ReturnValues === 'string' && { 'dynamodb:ReturnValues': ReturnValues }),
  ...(typeof ReturnConsumedCapacity === 'string' && {
    'dynamodb:ReturnConsumedCapacity': ReturnConsumedCapacity,
  }),
})

const arnOf = (table: string, { account, region }: Home) =>
  table.startsWith('arn:') ? table : `arn:aws:dynamodb:${region}:${account}:table/${table}`

function object(value: Json | undefined): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalid('An object is missing.')
  return value as JsonObject
}
function list(value: Json | undefined): readonly Json[] {
  if (!Array.isArray(value)) throw invalid('A list is missing.')
  return value
}
function text(value: Json | undefined): string {
  if (typeof value !== 'string' || !/^[A-Za-z0-9_.:/-]{1,1024}$/.test(value))
    throw invalid('A name is missing.')
  return value
}

const invalid = (message: string) => new Refused(400, 'ValidationException', message)
const unread = (name: string) =>
  new Refused(
    400,
    'UnknownOperationException',
    `The gate does not let \`${name.slice(0, 64)}\` through: it cannot read what it is about.`,
  )
