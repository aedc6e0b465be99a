import type { Asked } from '../../engine/access.ts'
import type { Context } from '../../model/iam.ts'
import type { Json, JsonObject } from '../../model/trigger.ts'
import { inTransaction, mostItems, ofAccount, ofItems, ofTable, ofTables } from './dynamodb-actions.ts'
import { attributesOf } from './dynamodb-attributes.ts'
import { invalid, listIn, objectIn, readInput } from './dynamodb-input.ts'
import { partitionValue } from './dynamodb-keys.ts'
import { Refused, type Behind, type Dialect, type Home } from './gate-request.ts'
import { refuseInJson } from './refuse.ts'

const version = 'DynamoDB_20120810.'

/** Amazon DynamoDB: the call is in a header, and what it is about in the body. */
export const dynamodb: Dialect = {
  service: 'dynamodb',
  readsBody: () => true,
  async read({ method, path, headers, body }, home, behind) {
    const target = headers['x-amz-target']
    if (method !== 'POST' || path !== '/' || typeof target !== 'string' || !target.startsWith(version))
      throw new Refused(400, 'UnknownOperationException', 'The operation is not known.')
    const name = target.slice(version.length)
    const { input, written } = readInput(body)
    return { asked: await asked(name, input, home, behind), target: '/', body: written }
  },
  preflight: () => '/',
  refuse: refuseInJson,
}

async function asked(name: string, input: JsonObject, home: Home, behind: Behind): Promise<readonly Asked[]> {
  if (ofAccount.has(name)) return [{ action: `dynamodb:${name}`, resource: '*' }]
  if (ofTable.has(name)) return [await one(name, input, home, behind)]
  const most = mostItems.get(name)
  if (most === undefined) throw unread(name)
  const tables = ofTables.has(name) ? Object.entries(objectIn(input['RequestItems'])) : []
  const items = ofTables.has(name)
    ? tables.flatMap(([, requests]) =>
        listIn(name === 'BatchGetItem' ? objectIn(requests)['Keys'] : requests),
      )
    : listIn(input['TransactItems'])
  if (!items.length) throw invalid('The request names nothing.')
  if (items.length > most) throw invalid(`A ${name} is of at most ${most} items.`)
  return Promise.all(
    ofTables.has(name)
      ? tables.map(([table, requests]) => batch(name, table, requests, home, behind))
      : items.map(async (item) => {
          const said = await transacted(item, home, behind)
          return { ...said, context: { ...said.context, 'dynamodb:EnclosingOperation': name } }
        }),
  )
}

async function one(name: string, input: JsonObject, home: Home, behind: Behind): Promise<Asked> {
  const table = tableOf(input['TableName'], home)
  const index = input['IndexName'] === undefined ? undefined : nameIn(input['IndexName'])
  const resource = `${arnOf(table, home)}${index === undefined ? '' : `/index/${index}`}`
  const items = ofItems.has(name)
    ? { 'dynamodb:LeadingKeys': [await leading(name, table, index, input, home, behind)] }
    : {}
  return { action: `dynamodb:${name}`, resource, context: { ...items, ...said(name, [input]) } }
}

async function batch(name: string, by: string, requests: Json, home: Home, behind: Behind): Promise<Asked> {
  const table = tableOf(by, home)
  const inputs: readonly (readonly [call: string, input: JsonObject])[] =
    name === 'BatchGetItem'
      ? keysOf(objectIn(requests)).map((input) => ['GetItem', input])
      : listIn(requests).map((item) => {
          const { PutRequest, DeleteRequest, ...more } = objectIn(item)
          if (Object.keys(more).length || (PutRequest === undefined) === (DeleteRequest === undefined))
            throw invalid('A write is a put or a delete.')
          return PutRequest === undefined
            ? ['DeleteItem', objectIn(DeleteRequest)]
            : ['PutItem', objectIn(PutRequest)]
        })
  const keys = await Promise.all(
    inputs.map(([call, input]) => leading(call, table, undefined, input, home, behind)),
  )
  const context = said(
    name,
    inputs.map(([, input]) => input),
  )
  return {
    action: `dynamodb:${name}`,
    resource: arnOf(table, home),
    context: { 'dynamodb:LeadingKeys': keys, ...context },
  }
}

/** One GetItem for each key, with all that is said of all of them. */
const keysOf = ({ Keys, ...more }: JsonObject): readonly JsonObject[] =>
  listIn(Keys).map((Key) => ({ ...more, Key: objectIn(Key) }))

async function transacted(item: Json, home: Home, behind: Behind): Promise<Asked> {
  const [entry, ...more] = Object.entries(objectIn(item))
  const name = entry && Object.hasOwn(inTransaction, entry[0]) ? inTransaction[entry[0]] : undefined
  if (!entry || !name || more.length)
    throw invalid('An item of a transaction is one of Get, Put, Update, Delete, ConditionCheck.')
  return one(name, objectIn(entry[1]), home, behind)
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
  const key = await behind.partitionKey(table, index, region)
  const value = key === undefined ? undefined : partitionValue(name, key, input)
  if (value === undefined) throw invalid(`The partition key that this ${name} is about cannot be read.`)
  return value
}

const readers = new Set(['BatchGetItem', 'GetItem', 'Query', 'Scan'])

/** What policies may ask of the inputs of a call beside their keys. */
function said(name: string, inputs: readonly JsonObject[]): Context {
  const attributes = new Set(inputs.flatMap((input) => attributesOf(input)))
  const [{ Select, ReturnValues, ReturnConsumedCapacity, ...first } = {}] = inputs
  // Others have no such member, and would not read it.
  const asks = name === 'Query' || name === 'Scan'
  const some = first['ProjectionExpression'] !== undefined || first['AttributesToGet'] !== undefined
  const usual = some
    ? 'SPECIFIC_ATTRIBUTES'
    : first['IndexName'] === undefined
      ? 'ALL_ATTRIBUTES'
      : 'ALL_PROJECTED_ATTRIBUTES'
  // An item that is given back since a condition failed is given back all the same.
  const returned = inputs.some((input) => input['ReturnValuesOnConditionCheckFailure'] === 'ALL_OLD')
    ? 'ALL_OLD'
    : ReturnValues
  return {
    ...(attributes.size && { 'dynamodb:Attributes': [...attributes] }),
    ...(readers.has(name) && { 'dynamodb:Select': asks && typeof Select === 'string' ? Select : usual }),
    ...(typeof returned === 'string' && { 'dynamodb:ReturnValues': returned }),
    ...(typeof ReturnConsumedCapacity === 'string' && {
      'dynamodb:ReturnConsumedCapacity': ReturnConsumedCapacity,
    }),
  }
}

const arnOf = (table: string, { account, region }: Home) =>
  `arn:aws:dynamodb:${region}:${account}:table/${table}`

/** The name of a table, which may be said by its ARN: that of this place, for servers behind look at no other part. */
function tableOf(value: Json | undefined, home: Home): string {
  const here = arnOf('', home)
  return nameIn(typeof value === 'string' && value.startsWith(here) ? value.slice(here.length) : value)
}

function nameIn(value: Json | undefined): string {
  if (typeof value !== 'string' || !/^[\w.-]{1,255}$/.test(value))
    throw invalid('A name is missing, or is none.')
  return value
}

const unread = (name: string) =>
  new Refused(
    400,
    'UnknownOperationException',
    `The gate does not let \`${name.slice(0, 64)}\` through: it cannot read what it is about.`,
  )
