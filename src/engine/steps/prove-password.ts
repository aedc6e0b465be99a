import { Fault } from '../../model/fault.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import type { ImportedHash } from '../../model/import-job.ts'
import type { User } from '../../model/user.ts'
import { flow, type Run, type Step } from '../flow.ts'
import type { Ports } from '../ports.ts'
import { fits, newVerifier, srpName } from '../secrets/srp.ts'
import { checkStatus, refuseUnset } from './check-status.ts'
import { judgeInTurn } from './judge-in-turn.ts'

interface Proving {
  readonly pool: UserPool
  readonly client: AppClient
  readonly user: User
  readonly password: string
}

const comparePassword: Step<Proving> = {
  name: 'compare password',
  async run(facts, ports, run) {
    const { pool, user, password } = facts
    refuseUnset(facts)
    if (user.importedHash) return migratePassword(user, user.importedHash, password, ports, run)
    // Whoever has no password costs the same arithmetic as who has another.
    const kept = user.password ?? { salt: '00', verifier: '00' }
    const right = await fits(kept, srpName(pool.id, user.username), password, ports.srp)
    if (!right || !user.password || user.stranger) throw new Fault('NotAuthorizedException')
    return undefined
  },
}

/** Holds a password against the hash that another directory made of it; from the first right one on it is kept like any other. */
async function migratePassword(
  user: User,
  hash: ImportedHash,
  password: string,
  ports: Ports,
  { effects }: Run,
): Promise<undefined> {
  if (!(await ports.hashes.fits(hash, password))) throw new Fault('NotAuthorizedException')
  const { poolId, username } = user
  const verifier = await newVerifier(user, password, ports)
  effects.push({ kind: 'migrate password', poolId, username, password: verifier })
}

/** Takes a password in the clear as proof. */
export const provePassword: Step<Proving, object> = flow<Proving>('prove password')
  .step(judgeInTurn(comparePassword))
  .step(checkStatus)
