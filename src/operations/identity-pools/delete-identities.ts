import { flow, type Step } from '../../engine/flow.ts'
import type { IdentityApi } from '../../model/api.ts'
import { identityOperation } from '../operation.ts'

type Input = IdentityApi['DeleteIdentities']['input']

const deleteIdentities: Step<Input, { left: readonly string[] }> = {
  name: 'delete identities',
  async run({ IdentityIdsToDelete }, { store }, { effects }) {
    const left: string[] = []
    for (const id of new Set(IdentityIdsToDelete))
      if (await store.identity(id)) effects.push({ kind: 'delete identity', id })
      else left.push(id)
    return { left }
  },
}

/** Takes identities away, with all that leads to them, and tells which of them are not there. */
export const DeleteIdentities = identityOperation(
  'DeleteIdentities',
  'admin',
  flow<Input>('DeleteIdentities').step(deleteIdentities),
  // That what is not there is told so is unverified: it looks like somebody else's.
  ({ left }) => ({
    UnprocessedIdentityIds: left.map((IdentityId) => ({ IdentityId, ErrorCode: 'AccessDenied' as const })),
  }),
)
