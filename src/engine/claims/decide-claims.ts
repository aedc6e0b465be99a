import type { AppClient, UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import { automaticGroups } from '../federation/automatic-group.ts'
import { flow, type Step } from '../flow.ts'
import { hook } from '../hook.ts'
import { PreTokenGeneration } from '../hooks/pre-token-generation.ts'
import { stillThere } from '../steps/read-again.ts'
import { composeClaims, type Claims } from './compose-claims.ts'
import { groupConfiguration, type GroupConfiguration } from './group-claims.ts'

/** What a decision on claims rests on. */
export interface Deciding {
  readonly pool: UserPool
  readonly client: AppClient
  readonly user: User
  readonly scopes: readonly string[]
  readonly clientMetadata: Readonly<Record<string, string>> | undefined
  /** Why tokens are made, in the words of the event. */
  readonly tokenSource: string
}

const readGroups: Step<Deciding, { groups: GroupConfiguration }> = {
  name: 'read groups',
  async run({ pool, user }, { store }) {
    const memberOf = pool.groups.length ? await store.groupsOf(pool.id, user.username) : []
    const own = groupConfiguration(pool.groups, memberOf)
    return { groups: { ...own, groupsToOverride: [...own.groupsToOverride, ...automaticGroups(pool, user)] } }
  },
}

/** Decides, with the script, what tokens will say. */
export const decideClaims: Step<Deciding, { claims: Claims }> = flow<Deciding>('decide claims')
  .step(readGroups)
  .step(hook(PreTokenGeneration, ({ tokenSource }: Deciding) => tokenSource))
  .step(stillThere('PostAuthentication', 'PreTokenGeneration'))
  .step(composeClaims)
