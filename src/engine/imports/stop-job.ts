import { Fault } from '../../model/fault.ts'
import type { ImportJob } from '../../model/import-job.ts'
import type { Step } from '../flow.ts'
import { commit } from '../effect.ts'
import { flow } from '../flow.ts'
import { endings, standsOtherwise, underWay } from './rules.ts'

const note: Step<{ job: ImportJob }> = {
  name: 'stop import job',
  run({ job: { id, poolId, status } }, { clock }, { effects }) {
    const refused = standsOtherwise(id, status, 'stopped')
    if (!underWay.includes(status)) throw new Fault(refused.code, refused.message)
    const set = { status: 'Stopped', completedAt: clock.now(), message: endings.stopped } as const
    // Whoever is at its rows keeps none of them any more: each write rests on the job being in progress.
    effects.push({ kind: 'change import job', poolId, id, set, when: { status: underWay }, refused })
    return undefined
  },
}

const readAgain: Step<{ job: ImportJob }, { job: ImportJob }> = {
  name: 'read import job again',
  run: async ({ job }, { store }) => ({ job: (await store.importJob(job.poolId, job.id)) ?? job }),
}

/** Stops an import for good. Who was imported stays. */
export const stopJob: Step<{ job: ImportJob }, { job: ImportJob }> = flow<{ job: ImportJob }>('stop import')
  .step(note)
  .step(commit)
  .step(readAgain)
