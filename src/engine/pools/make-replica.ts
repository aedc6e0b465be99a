import { Fault } from '../../model/fault.ts'
import type { PoolPart, UserPool } from '../../model/pool.ts'
import type { Refusal } from '../effect.ts'
import type { Step } from '../flow.ts'
import { changePart, deletePart, makePart, partOf, partsOf } from './parts.ts'
import { tierOf } from './tier.ts'

type Tags = Readonly<Record<string, string>>
type Status = 'CREATING' | 'ACTIVE' | 'INACTIVE' | 'DELETING'

/** A pool in another region, as it is said to be. */
export interface Replica {
  readonly region: string
  readonly status: Status
}

const mostReplicas = 1
const part = (region: string) => ({ kind: 'replica', name: region }) as const
// The sentences of all refusals here are unverified.
const taken: Refusal = { code: 'InvalidParameterException', message: 'The replica already exists.' }
const gone: Refusal = { code: 'ResourceNotFoundException', message: 'Replica not found.' }
const read = ({ name, body }: PoolPart): Replica => ({ region: name, status: body['status'] as Status })

/** The replicas of a pool, without the pool itself. */
export const replicasOf = (pool: UserPool): readonly Replica[] => partsOf(pool, 'replica').map(read)

/** Finds the replica in a region. */
export const findReplica: Step<{ pool: UserPool; RegionName: string }, { replica: Replica }> = {
  name: 'find replica',
  run({ pool, RegionName }) {
    const found = partOf(pool, part(RegionName))
    if (!found) throw new Fault(gone.code, gone.message)
    return { replica: read(found) }
  },
}

/** Notes a replica: it is told as being made this once, and is inactive until it is activated. */
export const makeReplica: Step<
  { pool: UserPool; RegionName: string; UserPoolTags?: Tags | undefined },
  { replica: Replica }
> = {
  name: 'make replica',
  run({ pool, RegionName, UserPoolTags = {} }, ports, run) {
    if (tierOf(pool) === 'LITE') throw new Fault('FeatureUnavailableInTierException')
    if (!/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(RegionName) || RegionName === pool.region)
      throw new Fault('InvalidParameterException', `A replica cannot be in ${RegionName}.`)
    if (partOf(pool, part(RegionName))) throw new Fault('InvalidParameterException', taken.message)
    if (replicasOf(pool).length >= mostReplicas)
      throw new Fault('LimitExceededException', `At most ${mostReplicas} replica is allowed.`)
    makePart(pool, part(RegionName), { status: 'INACTIVE', tags: UserPoolTags }, taken, ports, run)
    return { replica: { region: RegionName, status: 'CREATING' } }
  },
}

/** Says whether a replica serves. */
export const changeReplica: Step<
  { pool: UserPool; replica: Replica; Status: 'ACTIVE' | 'INACTIVE' },
  { replica: Replica }
> = {
  name: 'change replica',
  run({ pool, replica: { region }, Status: status }, ports, run) {
    const { tags = {} } = partOf(pool, part(region))?.body ?? {}
    changePart(pool, part(region), { status, tags }, gone, ports, run)
    return { replica: { region, status } }
  },
}

/** Takes a replica away, which is told as being deleted this once. */
export const deleteReplica: Step<{ pool: UserPool; replica: Replica }, { replica: Replica }> = {
  name: 'delete replica',
  run({ pool, replica: { region } }, _, run) {
    deletePart(pool, part(region), gone, run)
    return { replica: { region, status: 'DELETING' } }
  },
}
