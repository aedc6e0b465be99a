import { target, type Service } from '../generate/api-schema.ts'
import type { Asked, Bag, Persona } from './bag.ts'
import type { Draw } from './draw.ts'
import { known } from './members.ts'
import { schemaOf } from './output-fits.ts'
import { textOf } from './texts.ts'

/** What inputs are made of. */
export interface Source {
  readonly draw: Draw
  readonly bag: Bag
  readonly persona: Persona
  /** Whether what is asked shall make sense, as far as that can be told. */
  readonly careful: boolean
  /** The question that is answered, where the operation answers one. */
  readonly asked?: Asked | undefined
}

/** An input that its schema allows, mostly of things that are there. */
export function makeInput(service: Service, operation: string, source: Source): unknown {
  const { 'x-operations': operations } = schemaOf(service)
  return make(service, operations[operation]?.input ?? '', operation, { ...source, depth: 0 })
}

function make(service: Service, name: string, member: string, source: Source & { depth: number }): unknown {
  const { draw, bag, persona, depth, careful } = source
  const shape = schemaOf(service).definitions[name]
  if (!shape) return {}
  const special = Object.hasOwn(known, member) ? known[member] : undefined
  if (special && draw.chance(careful ? 100 : 90)) return special(source)
  const inside = (ref: { readonly $ref: string }, of: string) =>
    make(service, target(ref), of, { ...source, depth: depth + 1 })
  if (shape['x-document']) return { a: [1, { b: null }], c: draw.text(8) }
  if (shape.type === 'object') {
    if (shape.additionalProperties) {
      const { propertyNames, additionalProperties: values } = shape
      return Object.fromEntries(
        Array.from({ length: draw.below(4) }, () => [
          propertyNames ? inside(propertyNames, 'key') : draw.text(8),
          inside(values, member),
        ]),
      )
    }
    const { properties = {}, required = [] } = shape
    return Object.fromEntries(
      Object.entries(properties)
        .filter(
          ([one]) =>
            required.includes(one) || draw.chance(depth ? 60 : wanted.has(one) ? 88 : careful ? 20 : 40),
        )
        .map(([one, ref]) => [one, inside(ref, one)]),
    )
  }
  if (shape.type === 'array') {
    const { items, minItems = 0, maxItems = 5 } = shape
    const count = Math.min(maxItems, Math.max(minItems, draw.below(!careful && draw.chance(5) ? 60 : 4)))
    return items ? Array.from({ length: count }, () => inside(items, member)) : []
  }
  if (shape.type === 'boolean') return draw.chance(50)
  if (shape.type === 'integer' || shape.type === 'number') {
    const { minimum = -5, maximum = 100_000 } = shape
    return draw.chance(60)
      ? minimum + draw.below(Math.min(maximum - minimum, 60) + 1)
      : draw.pick([minimum, maximum])
  }
  const fromBag =
    !shape.enum && draw.chance(careful ? 97 : 80) ? bag.draw(draw, member, persona, careful) : undefined
  return fromBag ?? textOf(draw, shape, careful)
}

/** Members without which an input leads nowhere, though its schema does not ask for them. */
const wanted = new Set([
  'AccessToken',
  'Session',
  'ClientId',
  'UserPoolId',
  'Username',
  'AuthParameters',
  'ChallengeResponses',
  'UserAttributes',
  'Password',
  'PreviousPassword',
])
