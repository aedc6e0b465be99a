import type { Identity, Login } from '../../model/identity.ts'
import type { IdentityPool } from '../../model/model.ts'
import type { Step } from '../flow.ts'
import type { Ports } from '../ports.ts'
import type { ProvenLogin } from './proven-login.ts'
import { identityNotFound } from './refusals.ts'

/** The identity of an id, or the one that it was merged into. */
export async function follow(id: string, store: Ports['store']): Promise<Identity | undefined> {
  // It ends: only what is enabled is merged, and only into what is enabled.
  for (let next: string | undefined = id; ;) {
    const found: Identity | undefined = await store.identity(next)
    if (found?.mergedInto === undefined) return found
    next = found.mergedInto
  }
}

/** Whether a login leads to an identity. */
export const has = ({ logins }: Identity, login: Login): boolean =>
  logins.some(
    ({ kind, provider, subject }) =>
      kind === login.kind && provider === login.provider && subject === login.subject,
  )

/** A token of the developer's tells whose its user was: whoever came to be that user since is not meant by it. */
export const isFor = async (
  { identityId }: NonNullable<ProvenLogin['token']>,
  { id }: Identity,
  store: Ports['store'],
): Promise<boolean> => identityId === id || (await follow(identityId, store))?.id === id

/** Finds the identity that a caller names, or the one it was merged into, with its pool. */
export const findIdentity: Step<{ IdentityId: string }, { asked: Identity; identityPool: IdentityPool }> = {
  name: 'find identity',
  async run({ IdentityId }, { store, identityPools }) {
    const asked = await follow(IdentityId, store)
    const identityPool = asked && (await identityPools.byId(asked.identityPoolId))
    if (!asked || !identityPool) throw identityNotFound(IdentityId)
    return { asked, identityPool }
  },
}
