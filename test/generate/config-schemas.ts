import { readFileSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'

// A JSON Schema is walked key by key, whatever its keywords are.
export type Schema = { [key: string]: any }

const folder = resolve(import.meta.dirname, '../../schemas/config')

/** Every configuration schema by its `$id`. */
export const schemas = (): ReadonlyMap<string, Schema> =>
  new Map(
    readdirSync(folder)
      .sort()
      .map((file) => [file, JSON.parse(readFileSync(resolve(folder, file), 'utf8')) as Schema]),
  )

/** What stands at a pointer, such as `/properties/mfa`. */
export const at = (schema: Schema | undefined, pointer: string): Schema =>
  pointer
    .split('/')
    .slice(1)
    .reduce((node, key) => node[key] as Schema, schema ?? {})

/** What a `$ref` leads to, and the file in which that stands. */
export function follow(all: ReadonlyMap<string, Schema>, file: string, ref: string) {
  const [where = '', pointer = ''] = ref.split('#')
  const next = where || file
  return { file: next, pointer, schema: at(all.get(next), pointer) }
}
