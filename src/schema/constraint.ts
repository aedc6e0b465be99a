import type { Shape } from './shape.ts'

/** One thing that a value must be, and the words in which Cognito asks for it. */
export interface Constraint {
  readonly says: string
  readonly holds: (value: unknown) => boolean
}

const kept = new WeakMap<Shape, readonly Constraint[]>()

/** What a value of a shape must be, once its JSON type is right. Made when first asked for. */
export function constraintsOf(shape: Shape): readonly Constraint[] {
  let constraints = kept.get(shape)
  if (!constraints) kept.set(shape, (constraints = [...bounds(shape), ...words(shape)]))
  return constraints
}

function* bounds(shape: Shape): Generator<Constraint> {
  if (!('least' in shape || 'most' in shape)) return
  const { least, most } = shape
  const [what, size] = measures[shape.kind]
  if (most !== undefined)
    yield {
      says: `Member must have ${what} less than or equal to ${most}`,
      holds: (value) => size(value) <= most,
    }
  if (least !== undefined)
    yield {
      says: `Member must have ${what} greater than or equal to ${least}`,
      holds: (value) => size(value) >= least,
    }
}

function* words(shape: Shape): Generator<Constraint> {
  if (shape.kind !== 'text') return
  const { pattern, printed = pattern, oneOf, most } = shape
  if (pattern) {
    const whole = new RegExp(`^(?:${pattern})$`, 'u')
    yield {
      says: `Member must satisfy regular expression pattern: ${printed}`,
      // What is too long is refused already: no pattern is tried on more than its shape allows.
      holds: (value) => (most !== undefined && characters(value) > most) || whole.test(value as string),
    }
  }
  if (oneOf)
    yield {
      says: `Member must satisfy enum value set: [${oneOf.join(', ')}]`,
      holds: (value) => oneOf.includes(value as string),
    }
}

/** Characters beyond the basic plane count once, as in JSON Schema. */
function characters(value: unknown): number {
  const text = value as string
  return text.length - (text.match(pairs)?.length ?? 0)
}
const pairs = /[\ud800-\udbff][\udc00-\udfff]/g

const bytes = (value: unknown) => {
  const text = value as string
  return (text.length / 4) * 3 - (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0)
}

type Measure = readonly [what: string, size: (value: unknown) => number]
const measures: Readonly<Record<Exclude<Shape['kind'], 'record' | 'boolean' | 'document'>, Measure>> = {
  text: ['length', characters],
  blob: ['length', bytes],
  list: ['length', (value) => (value as readonly unknown[]).length],
  map: ['length', (value) => Object.keys(value as object).length],
  integer: ['value', (value) => value as number],
}
