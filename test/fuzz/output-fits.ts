import { apiSchema, target, type ApiSchema, type Service, type Shape } from '../generate/api-schema.ts'
import { isText } from './texts.ts'

const schemas = new Map<Service, ApiSchema>()
/** The schema of a service, read once. */
export function schemaOf(service: Service): ApiSchema {
  const schema = schemas.get(service) ?? apiSchema(service)
  schemas.set(service, schema)
  return schema
}

/** Where an output is not what the schema says, and why: members of other names count. */
export function misfits(service: Service, operation: string, output: unknown): readonly string[] {
  const { definitions, 'x-operations': operations } = schemaOf(service)
  const name = operations[operation]?.output
  const found: string[] = []
  if (name) walk(name, output, '', found, definitions)
  else if (JSON.stringify(output) !== '{}') found.push('there is something where nothing is said')
  return found
}

/**
 * What Cognito itself answers otherwise than its model says: names of standard attributes, all of them at once,
 * and, unverified, no import jobs.
 */
const looser = new Set(['SchemaAttributesListType', 'CustomAttributeNameType', 'UserImportJobsListType'])

type Definitions = ApiSchema['definitions']

function walk(name: string, value: unknown, path: string, found: string[], all: Definitions): void {
  const shape: Shape = all[name] ?? {}
  const wrong = (why: string) =>
    void found.push(`${path || '(all)'}: ${why}: ${JSON.stringify(value)?.slice(0, 99)}`)
  if (shape['x-document'] || shape.type === undefined) return
  if (shape.type === 'object') {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong('no object')
    for (const required of shape.required ?? []) if (!Object.hasOwn(value, required)) wrong(`no ${required}`)
    for (const [key, one] of Object.entries(value)) {
      const ref =
        (shape.properties && Object.hasOwn(shape.properties, key) ? shape.properties[key] : undefined) ??
        shape.additionalProperties
      if (!ref) wrong(`unknown member ${key}`)
      else walk(target(ref), one, `${path}.${key}`, found, all)
    }
    return
  }
  if (shape.type === 'array') {
    if (!Array.isArray(value)) return wrong('no list')
    if (
      !looser.has(name) &&
      (value.length > (shape.maxItems ?? Infinity) || value.length < (shape.minItems ?? 0))
    )
      wrong('too many or few')
    const { items } = shape
    if (items) value.forEach((one, n) => walk(target(items), one, `${path}[${n}]`, found, all))
    return
  }
  if (shape.type === 'string') {
    if (typeof value !== 'string') return wrong('no text')
    if (!looser.has(name) && !isText(shape, value)) wrong(`no ${name}`)
    return
  }
  const { minimum = -Infinity, maximum = Infinity } = shape
  if (shape.type === 'boolean') return typeof value === 'boolean' ? undefined : wrong('no boolean')
  if (typeof value !== 'number' || !Number.isFinite(value)) return wrong('no number')
  if (shape.type === 'integer' && !Number.isInteger(value)) wrong('no integer')
  if (value < minimum || value > maximum) wrong('out of bounds')
}
