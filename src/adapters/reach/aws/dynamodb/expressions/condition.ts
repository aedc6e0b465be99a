import type { Kind, Value } from '../value.ts'
import type { Path } from './path.ts'

/** What a condition looks at. */
export type Operand = { readonly path: Path } | { readonly value: Value } | { readonly size: Path }

/** Signs between two operands. */
export const comparators = ['=', '<>', '<', '<=', '>', '>='] as const
export type Comparator = (typeof comparators)[number]

/** A condition on an item, read. */
export type Condition =
  | { readonly is: 'and' | 'or'; readonly of: readonly Condition[] }
  | { readonly is: 'not'; readonly of: Condition }
  | { readonly is: 'compare'; readonly by: Comparator; readonly left: Operand; readonly right: Operand }
  | { readonly is: 'between'; readonly of: Operand; readonly low: Operand; readonly high: Operand }
  | { readonly is: 'in'; readonly of: Operand; readonly list: readonly Operand[] }
  | { readonly is: 'there' | 'missing'; readonly path: Path }
  | { readonly is: 'of type'; readonly path: Path; readonly kind: Kind }
  | { readonly is: 'begins'; readonly of: Operand; readonly part: Operand }
  | { readonly is: 'contains'; readonly of: Operand; readonly part: Operand }
