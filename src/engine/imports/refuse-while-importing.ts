import { Fault } from '../../model/fault.ts'
import type { UserPool } from '../../model/pool.ts'
import type { Step } from '../flow.ts'

/** Refuses to change what a pool is while users are imported into it. */
export const refuseWhileImporting: Step<{ pool: UserPool }> = {
  name: 'check that nobody is being imported',
  async run({ pool }, { store }) {
    const jobs = await store.importsUnderWay()
    if (jobs.some(({ poolId }) => poolId === pool.id)) throw new Fault('UserImportInProgressException')
    return undefined
  },
}
