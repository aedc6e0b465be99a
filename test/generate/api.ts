import { apiTypes } from './api-types.ts'
import type { Made } from './main.ts'

/** Turns the schemas of the API into types, tables and checkers. */
export async function make(): Promise<Made> {
  return new Map([['src/model/api.ts', apiTypes()]])
}
