import type { Step } from '../engine/flow.ts'
import type { PartName } from '../engine/ports.ts'
import type { Dates, UserPool } from '../model/pool.ts'

/** Reads when a pool, or one of its parts, came to be and was last changed. */
export const readDates = <Facts extends { pool: UserPool }>(
  part?: (facts: Facts) => PartName,
): Step<Facts, { dates: Dates }> => ({
  name: 'read dates',
  run: (facts, { pools }) => ({ dates: pools.dates(facts.pool, part?.(facts)) }),
})

/** The dates as the API says them: seconds since 1970. */
export const sayDates = ({ createdAt, modifiedAt }: Dates) => ({
  CreationDate: createdAt / 1000,
  LastModifiedDate: modifiedAt / 1000,
})
