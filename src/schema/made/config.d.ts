// Made from schemas/config by `npm run generate`.
import type { Kind } from '../../model/model.ts'

/** One keyword that a value does not meet, as ajv tells it. */
export interface SchemaError {
  readonly instancePath: string
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
}

/** Whether a value meets its schema; if not, `errors` holds what it does not meet until the next call. */
export interface Checker {
  (value: unknown): boolean
  errors?: readonly SchemaError[] | null
}

export declare const checkers: Readonly<Record<Kind, Checker>>
