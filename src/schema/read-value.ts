import { Fault } from '../model/fault.ts'
import { constraintsOf } from './constraint.ts'
import type { Place } from './refusals.ts'
import type { ListShape, MapShape, RecordShape, Shape } from './shape.ts'

/**
 * Reads a value of the API by the name of its shape: what comes back is new and holds only what the model
 * knows, and what the value should have been is noted at its place. Throws a Fault where the JSON type is wrong.
 */
export function readValue(name: string, value: unknown, place: Place): unknown {
  const shape = shapeOf(name, place)
  // The compiler cannot tell that a reader found by a shape's kind reads that very shape.
  const kept = (readers[shape.kind] as Reader<Shape>)(shape, value, place)
  for (const { says, holds } of constraintsOf(shape)) if (!holds(kept)) place.refusals.add(place, kept, says)
  return kept
}

type Reader<Of extends Shape> = (shape: Of, value: unknown, place: Place) => unknown
const readers: { readonly [Kind in Shape['kind']]: Reader<Extract<Shape, { readonly kind: Kind }>> } = {
  record,
  list,
  map,
  text: (_, value) => (typeof value === 'string' ? value : misread(value, 'a String')),
  integer: (_, value) => (Number.isSafeInteger(value) ? value : misread(value, 'an Integer')),
  boolean: (_, value) => (typeof value === 'boolean' ? value : misread(value, 'a Boolean')),
  blob: (_, value) => (isBase64(value) ? value : misread(value, 'a Blob')),
  document: (_, value) => (isDeep(value) ? refuse('The document is nested too deeply') : value),
}

function record(shape: RecordShape, value: unknown, place: Place) {
  const given = object(value)
  const kept: Record<string, unknown> = {}
  for (const [member, name] of Object.entries(shape.members)) {
    const one = Object.hasOwn(given, member) ? given[member] : undefined
    const there = inside(place, `${member[0]?.toLowerCase()}${member.slice(1)}`, name)
    if (one !== undefined && one !== null) kept[member] = readValue(name, one, there)
    else if (shape.required.includes(member)) place.refusals.add(there, undefined, notNull)
  }
  return kept
}

function list({ of }: ListShape, value: unknown, place: Place) {
  if (!Array.isArray(value)) return misread(value)
  if (isCompound(shapeOf(of, place)))
    return value.map((one: unknown, at) => {
      const there = inside(place, `${at + 1}.member`, of)
      if (one !== null) return readValue(of, one, there)
      place.refusals.add(there, undefined, notNull)
      return one
    })
  const kept = value.map((one: unknown) => (one === null ? one : readPlain(of, one, place)))
  if (kept.includes(null)) place.refusals.add(place, kept, `Member must satisfy constraint: [${notNull}]`)
  else together(of, kept, place, kept, 'Member')
  return kept
}

function map({ keys, values }: MapShape, value: unknown, place: Place) {
  const given = Object.entries(object(value)).filter(([, one]) => one !== null)
  // Made of entries, so that a key such as `__proto__` is a member like any other.
  const kept = Object.fromEntries(
    given.map(([key, one]) => [
      key,
      isCompound(shapeOf(values, place))
        ? readValue(values, one, inside(place, `${key}.member`, values))
        : readPlain(values, one, place),
    ]),
  )
  together(keys, Object.keys(kept), place, kept, 'Map keys')
  if (!isCompound(shapeOf(values, place))) together(values, Object.values(kept), place, kept, 'Map value')
  return kept
}

/** Members that are plain are refused together: what one may be is said once, and all of it. */
function together(name: string, members: readonly unknown[], place: Place, whole: unknown, what: string) {
  const constraints = constraintsOf(shapeOf(name, place))
  if (members.every((member) => constraints.every(({ holds }) => holds(member)))) return
  const all = constraints.map(({ says }) => says).join(', ')
  place.refusals.add(place, whole, `${what} must satisfy constraint: [${all}]`)
}

const readPlain = (name: string, value: unknown, place: Place) => {
  const shape = shapeOf(name, place)
  return (readers[shape.kind] as Reader<Shape>)(shape, value, place)
}

const notNull = 'Member must not be null'

const inside = (place: Place, step: string, name: string): Place => ({
  ...place,
  path: place.path ? `${place.path}.${step}` : step,
  hidden: place.hidden || isHidden(name, place),
})

/** Whether a value must not be printed, or something that would be printed with it. */
function isHidden(name: string, place: Place): boolean {
  const shape = shapeOf(name, place)
  if (shape.hidden) return true
  if (shape.kind === 'list') return isHidden(shape.of, place)
  return shape.kind === 'map' && (isHidden(shape.keys, place) || isHidden(shape.values, place))
}

const isCompound = ({ kind }: Shape) => kind === 'record' || kind === 'list' || kind === 'map'

function shapeOf(name: string, { shapes }: Pick<Place, 'shapes'>): Shape {
  const shape = shapes[name]
  if (!shape) throw new Error(`there is no shape ${name}`)
  return shape
}

function object(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return misread(value)
  return value as Readonly<Record<string, unknown>>
}

// Padding and length are counted, not matched: no pattern goes back and forth over a picture.
const isBase64 = (value: unknown) =>
  typeof value === 'string' && value.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(value)

/** A document is kept as it is, so it must be one that whoever walks it can walk. */
const mostLevels = 64
function isDeep(value: unknown): boolean {
  let level = [value].filter(isNest)
  for (let levels = 0; level.length; levels++) {
    if (levels === mostLevels) return true
    level = level.flatMap((one) => Object.values(one)).filter(isNest)
  }
  return false
}
const isNest = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Cognito's parser takes no number for a text and no text for a number; neither do we. */
function misread(value: unknown, wanted?: string): never {
  if (Array.isArray(value)) return refuse('Start of list found where not expected')
  if (typeof value === 'object' && value !== null)
    return refuse('Start of structure or map found where not expected')
  if (!wanted) return refuse('Unexpected field type')
  const found = typeof value === 'boolean' ? String(value) : typeof value
  return refuse(`${found.toUpperCase()}_VALUE can not be converted to ${wanted}`)
}

const refuse = (message: string): never => {
  throw new Fault('SerializationException', message)
}
