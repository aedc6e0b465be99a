import { Fault } from '../../model/fault.ts'
import type { ImportJob } from '../../model/import-job.ts'
import type { UserPool } from '../../model/pool.ts'
import { commit } from '../effect.ts'
import type { Refusal } from '../effect.ts'
import { flow, type Step } from '../flow.ts'
import { importUsers } from './import-users.ts'
import { another, noFile, nothingVerified, standsOtherwise } from './rules.ts'

type Known = { readonly pool: UserPool; readonly job: ImportJob }

const refuse = ({ code, message }: Refusal) => {
  throw new Fault(code, message)
}

const note: Step<Known, { job: ImportJob }> = {
  name: 'start import job',
  run({ pool, job }, { clock }, { effects }) {
    const { id, status, upload } = job
    if (status !== 'Created') refuse(standsOtherwise(id, status, 'started'))
    if (upload === undefined) refuse(noFile(id))
    if (!pool.properties.AutoVerifiedAttributes?.length) refuse(nothingVerified)
    const set = { status: 'Pending', startedAt: clock.now() } as const
    effects.push({
      kind: 'change import job',
      poolId: pool.id,
      id,
      set,
      when: { status: ['Created'] },
      alone: another,
      // Somebody else has started it a moment ago.
      refused: standsOtherwise(id, 'Pending', 'started'),
    })
    return { job: { ...job, ...set } }
  },
}

const begin: Step<Known> = {
  name: 'begin to import',
  run({ job }, ports) {
    void ports.background.begin(() => importUsers(job.poolId, job.id, ports))
    return undefined
  },
}

/** Starts an import, for which nobody waits. */
export const startJob: Step<Known, { job: ImportJob }> = flow<Known>('start import')
  .step(note)
  .step(commit)
  .step(begin)
