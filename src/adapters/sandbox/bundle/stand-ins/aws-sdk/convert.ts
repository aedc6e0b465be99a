/** An attribute value of DynamoDB: one member, named by its type. */
export type AttributeValue = Readonly<Record<string, unknown>>

const kinds = { String: 'SS', Number: 'NS', Binary: 'BS' } as const

/** A set, which JSON has not: `DocumentClient.createSet`. */
export class DynamoDBSet {
  readonly wrapperName = 'Set'
  readonly type: keyof typeof kinds
  readonly values: readonly unknown[]
  constructor(values: readonly unknown[]) {
    const [first] = values
    this.values = values
    this.type = typeof first === 'number' ? 'Number' : first instanceof Uint8Array ? 'Binary' : 'String'
  }
  toJSON(): readonly unknown[] {
    return this.values
  }
}

/** A value of JavaScript as an attribute value; nothing of what is undefined or a function. */
export function toAttribute(value: unknown): AttributeValue | undefined {
  if (value === null) return { NULL: true }
  if (typeof value === 'string') return { S: value }
  if (typeof value === 'number' || typeof value === 'bigint') return { N: `${value}` }
  if (typeof value === 'boolean') return { BOOL: value }
  if (typeof value !== 'object') return undefined
  if (value instanceof Uint8Array) return { B: value }
  if (value instanceof ArrayBuffer) return { B: new Uint8Array(value) }
  if (value instanceof Set) return toAttribute(new DynamoDBSet([...value]))
  if (value instanceof DynamoDBSet)
    return { [kinds[value.type]]: value.values.map((each) => (value.type === 'Number' ? `${each}` : each)) }
  if (Array.isArray(value)) return { L: value.map((each) => toAttribute(each) ?? { NULL: true }) }
  return { M: toItem(value) }
}

/** An object as an item. */
export function toItem(value: object): Record<string, AttributeValue> {
  const item: Record<string, AttributeValue> = {}
  for (const [name, each] of Object.entries(value)) {
    const found = toAttribute(each)
    if (found) item[name] = found
  }
  return item
}

/** An attribute value as a value of JavaScript. */
export function fromAttribute(value: AttributeValue): unknown {
  const [[kind, of] = ['NULL', true]] = Object.entries(value)
  if (kind === 'N') return Number(of)
  if (kind === 'B') return bytesOf(of)
  if (kind === 'NULL') return null
  if (kind === 'SS') return new DynamoDBSet(of as string[])
  if (kind === 'NS') return new DynamoDBSet((of as string[]).map(Number))
  if (kind === 'BS') return new DynamoDBSet((of as unknown[]).map(bytesOf))
  if (kind === 'L') return (of as AttributeValue[]).map(fromAttribute)
  return kind === 'M' ? fromItem(of as Record<string, AttributeValue>) : of
}

/** An item as an object. */
export const fromItem = (item: Readonly<Record<string, AttributeValue>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, fromAttribute(value)]))

const bytesOf = (of: unknown) => (typeof of === 'string' ? Buffer.from(of, 'base64') : of)
