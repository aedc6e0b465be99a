import { target, type Service } from '../generate/api-schema.ts'
import { schemaOf } from './output-fits.ts'
import { textOf } from './texts.ts'

/** Takes the first of everything. */
const first = {
  below: () => 0,
  pick: <Item>([one]: readonly Item[]) => one as Item,
  chance: () => false,
  text: () => 'a',
}

/** The least input that the schema of an operation allows: its required members, and those that are said. */
export function leastInput(
  service: Service,
  operation: string,
  said: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const { definitions, 'x-operations': operations } = schemaOf(service)
  const least = (name: string): unknown => {
    const shape = definitions[name] ?? {}
    const { properties = {}, required = [], items, minItems = 0, additionalProperties } = shape
    if (shape['x-document'] || (shape.type === 'object' && additionalProperties)) return {}
    if (shape.type === 'object')
      return Object.fromEntries(
        Object.entries(properties)
          .filter(([member]) => required.includes(member))
          .map(([member, ref]) => [member, said[member] ?? least(target(ref))]),
      )
    if (shape.type === 'array')
      return items ? Array.from({ length: minItems }, () => least(target(items))) : []
    if (shape.type === 'boolean') return false
    if (shape.type === 'string') return textOf(first, shape, true)
    return shape.minimum ?? 1
  }
  const name = operations[operation]?.input ?? ''
  const all = Object.keys(definitions[name]?.properties ?? {})
  const own = Object.fromEntries(Object.entries(said).filter(([member]) => all.includes(member)))
  return { ...(least(name) as object), ...own }
}
