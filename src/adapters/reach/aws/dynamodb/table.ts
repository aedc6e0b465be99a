import type { JsonObject } from '../../../../model/trigger.ts'
import type { Documents, DocumentKey } from '../../../store/sqlite/documents.ts'
import { AwsFault, invalid } from '../aws-fault.ts'
import { contentOf, kindOf, orderOf, type Item, type Kind, type Value } from './value.ts'

/** The names of a table's key attributes. */
export interface TableKeys {
  readonly partition: string
  readonly sort?: string
}

/** A declared table, and where its items lie. */
export interface Table {
  readonly name: string
  readonly keys: TableKeys
  readonly space: string
}

/** What operations on tables need. */
export interface Tables {
  readonly declared: Readonly<Record<string, TableKeys>>
  readonly trigger: string
  readonly documents: Documents
  /** Of a page of items, in bytes. */
  readonly page: number
  readonly region: string
  readonly account: string
  readonly signal: AbortSignal
}

/** The table that an input names, by its name or its ARN. */
export function tableOf({ declared, trigger }: Tables, given: unknown): Table {
  if (typeof given !== 'string' || !given)
    throw invalid("The parameter 'TableName' is required but was not present in the request")
  const name = given.startsWith('arn:') ? given.slice(given.lastIndexOf('/') + 1) : given
  const keys = Object.hasOwn(declared, name) ? declared[name] : undefined
  if (!keys)
    throw new AwsFault(
      'ResourceNotFoundException',
      `Requested resource not found: Table: ${name.slice(0, 255)} not found. Declare it under \`capabilities.aws.dynamodb.tables\` of trigger \`${trigger}\`.`,
    )
  // Other keys make another table, as they would at AWS.
  return {
    name,
    keys,
    space: `dynamodb ${JSON.stringify([name, keys.partition, ...(keys.sort === undefined ? [] : [keys.sort])])}`,
  }
}

const longest = { partition: 2048, sort: 1024 }

/** Names of the key attributes, with which part of the key each is. */
export const partsOf = ({ keys }: Table): readonly (readonly [name: string, part: keyof DocumentKey])[] =>
  keys.sort === undefined
    ? [[keys.partition, 'partition']]
    : [
        [keys.partition, 'partition'],
        [keys.sort, 'sort'],
      ]

/** The types of a table's keys, which its first item has set; nothing while it has none. */
export function typesOf(
  documents: Documents,
  table: Table,
): Readonly<Partial<Record<keyof DocumentKey, Kind>>> {
  const some = documents.anyKey(table.space)
  if (!some) return {}
  const typeOf = (part: Uint8Array) => String.fromCharCode(part[0] ?? 0) as Kind
  return {
    partition: typeOf(some.partition),
    ...(table.keys.sort !== undefined && { sort: typeOf(some.sort) }),
  }
}

/** Bytes of one part of a key: its type, and then bytes in the order of its values. */
export function bytesOfPart(value: Value): Uint8Array {
  return Buffer.concat([Buffer.from(kindOf(value)), orderOf(value) ?? Buffer.alloc(0)])
}

/** The key of an item that is put. */
export function keyOfItem(documents: Documents, table: Table, item: Item): DocumentKey {
  const types = typesOf(documents, table)
  return keyFrom(table, (name, part) => {
    const value = Object.hasOwn(item, name) ? item[name] : undefined
    const wrong = (what: string) => invalid(`One or more parameter values were invalid: ${what}`)
    if (!value) throw wrong(`Missing the key ${name} in the item`)
    const [kind, expected] = [kindOf(value), types[part]]
    if (expected ? kind !== expected : !['S', 'N', 'B'].includes(kind))
      throw wrong(`Type mismatch for key ${name} expected: ${expected ?? 'S'} actual: ${kind}`)
    return value
  })
}

/** The key that an input says: these attributes and no other. */
export function readKey(documents: Documents, table: Table, key: Item): DocumentKey {
  const types = typesOf(documents, table)
  const mismatch = () => invalid('The provided key element does not match the schema')
  if (Object.keys(key).length !== partsOf(table).length) throw mismatch()
  return keyFrom(table, (name, part) => {
    const value = Object.hasOwn(key, name) ? key[name] : undefined
    const kind = value && kindOf(value)
    if (!value || !kind || !['S', 'N', 'B'].includes(kind) || (types[part] ?? kind) !== kind) throw mismatch()
    return value
  })
}

function keyFrom(table: Table, valueOf: (name: string, part: keyof DocumentKey) => Value): DocumentKey {
  const bytes: { partition: Uint8Array; sort: Uint8Array } = {
    partition: new Uint8Array(),
    sort: new Uint8Array(),
  }
  for (const [name, part] of partsOf(table)) {
    const value = valueOf(name, part)
    if (contentOf(value) === '')
      throw invalid(
        `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ${'B' in value ? 'binary' : 'string'} value. Key: ${name}`,
      )
    bytes[part] = bytesOfPart(value)
    if (bytes[part].length - 1 > longest[part])
      throw invalid(
        part === 'partition'
          ? 'One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes'
          : 'One or more parameter values were invalid: Aggregated size of all range keys has exceeded the size limit of 1024 bytes',
      )
  }
  return bytes
}

/** The key attributes of an item. */
export const keyAttributes = (table: Table, item: Item): Item =>
  Object.fromEntries(partsOf(table).map(([name]) => [name, item[name] as Value]))

const legacy = [
  'AttributesToGet',
  'AttributeUpdates',
  'Expected',
  'ConditionalOperator',
  'KeyConditions',
  'QueryFilter',
  'ScanFilter',
]

/** Refuses what DynamoDB itself has long replaced by expressions, and does not take together with them. */
export function refuseLegacy(input: JsonObject): void {
  const found = legacy.find((name) => input[name] !== undefined && input[name] !== null)
  if (found)
    throw invalid(`${found} is a legacy parameter, which this server does not answer: use an expression`)
}
