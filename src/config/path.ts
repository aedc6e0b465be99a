import type { Json } from '../model/trigger.ts'
import { isObject } from './canonical/tree.ts'
import type { Path } from './locate.ts'

export type { Part, Path } from './locate.ts'

/** The member of a value, where it has it as its own. */
export function member(value: Json | undefined, key: string | number): Json | undefined {
  if (Array.isArray(value)) return typeof key === 'number' ? (value as readonly Json[])[key] : undefined
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
}

/** The value at a path, where there is one. */
export const valueAt = (value: Json | undefined, path: Path): Json | undefined => path.reduce(member, value)
