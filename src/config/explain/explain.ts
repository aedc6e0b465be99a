import type { Kind } from '../../model/model.ts'
import type { Json } from '../../model/trigger.ts'
import { valueAt, type Part, type Path } from '../path.ts'
import type { FileRule } from '../rules.ts'
import { schemaAt } from '../schema-at.ts'
import { excludedKey, missingKey, tooManyKeys, unknownKey } from './keys.ts'
import { repeatedItem, wrongChoice, wrongForm, wrongTag, wrongType } from './values.ts'
import { malformed, miscounted, nameOf, type Here, type Words } from './words.ts'

/** A keyword of a schema that a value does not meet. */
export interface Failure {
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
  readonly path: Path
}

/** One mistake against a schema: where, and in words. */
export interface Violation {
  readonly path: Path
  /** Whether the key is wrong, or what it holds. */
  readonly part: Part
  readonly rule: FileRule
  readonly message: string
  readonly help?: string
}

/** A failed keyword in the words of the language: what stands there, what may, and what was probably meant. */
export function explain(kind: Kind, value: Json, { keyword, params, path }: Failure): Violation {
  const schema = schemaAt(kind, value, path) ?? {}
  const here: Here = { kind, value, path, schema, it: nameOf(path), found: valueAt(value, path), params }
  const { part = 'value', under = [], help, ...said } = (say[keyword] ?? wrongForm)(here)
  return { path: [...path, ...under], part, ...said, ...(help && { help }) }
}

const say: Readonly<Record<string, (here: Here) => Words>> = {
  additionalProperties: unknownKey,
  required: missingKey,
  'false schema': excludedKey,
  maxProperties: tooManyKeys,
  type: wrongType,
  discriminator: wrongTag,
  enum: wrongChoice,
  const: wrongChoice,
  pattern: wrongForm,
  uniqueItems: repeatedItem,
  minProperties: ({ it, schema }) => miscounted(`${it} is empty`, schema),
  minItems: ({ it, schema }) => miscounted(`${it} is empty`, schema),
  maxItems: ({ it, schema, params }) => miscounted(`${it} has more than ${params['limit']} items`, schema),
  minLength: ({ it, schema }) => malformed(`${it} is empty`, schema),
  maxLength: ({ it, schema, params }) =>
    malformed(`${it} is longer than ${params['limit']} characters`, schema),
  minimum: ({ it, schema, params }) => malformed(`${it} is less than ${params['limit']}`, schema),
  maximum: ({ it, schema, params }) => malformed(`${it} is more than ${params['limit']}`, schema),
}
