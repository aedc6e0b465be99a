import { arns } from './arn.ts'
import { binaries } from './binary.ts'
import { bools } from './bool.ts'
import { dates } from './date.ts'
import { addresses } from './ip.ts'
import { nulls } from './null.ts'
import { numerics } from './numeric.ts'
import { strings } from './string.ts'

/** Every operator of conditions, one file a family, by name. */
export const operators = new Map([
  ...arns,
  ...binaries,
  ...bools,
  ...dates,
  ...addresses,
  ...nulls,
  ...numerics,
  ...strings,
])
