import { Fault } from '../../../model/fault.ts'
import type { IdentityPool } from '../../../model/model.ts'
import type { Step } from '../../flow.ts'

/** Refuses to change what is declared in a file: it would be another thing at the next start. */
export const refuseDeclared: Step<{ identityPool: IdentityPool }> = {
  name: 'check that it is not declared',
  run({ identityPool: { id, name } }, { identityPools }) {
    const at = identityPools.declaredAt(id)
    if (at)
      throw new Fault(
        'InvalidParameterException',
        `Identity pool ${name} is declared in ${at.file}:${at.line} and cannot be changed through the API: change it there.`,
      )
    return undefined
  },
}
