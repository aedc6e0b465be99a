import { Fault } from '../../model/fault.ts'
import type { UserPool } from '../../model/pool.ts'
import type { Step } from '../flow.ts'
import type { PartName } from '../ports.ts'

/**
 * Refuses to change through the API what is declared in a file: it would be another thing at the next
 * start. `part` names what is changed or added; the pool itself where it is left out.
 */
export const refuseDeclared = <Facts extends { pool: UserPool }>(
  part?: (facts: Facts) => PartName,
  /** Also where declared pools may otherwise be changed. */
  always = false,
): Step<Facts> => ({
  name: 'check that it is not declared',
  run(facts, { pools }) {
    const { pool } = facts
    const at = pools.declaredAt(pool, part?.(facts))
    if (at && (always || !pools.mayDrift))
      throw new Fault(
        'InvalidParameterException',
        `User pool ${pool.name} is declared in ${at.file}:${at.line} and cannot be changed through the API: change it there.`,
      )
    return undefined
  },
})
