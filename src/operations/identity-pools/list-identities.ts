import { flow, type Step } from '../../engine/flow.ts'
import { findIdentityPool } from '../../engine/identity/find-identity-pool.ts'
import { readToken, writeToken } from '../../engine/page.ts'
import type { IdentityApi } from '../../model/api.ts'
import type { Identity } from '../../model/identity.ts'
import type { IdentityPool } from '../../model/model.ts'
import { identityOperation } from '../operation.ts'
import { sayIdentity } from '../say-identity-pool.ts'

type Input = IdentityApi['ListIdentities']['input']

const listIdentities: Step<
  Input & { identityPool: IdentityPool },
  { identities: readonly Identity[]; next: string | undefined }
> = {
  name: 'list identities',
  async run({ identityPool, MaxResults, NextToken, HideDisabled: enabled = false }, { store }) {
    const after = readToken(NextToken)
    const { identities, next } = await store.identities(identityPool.id, {
      limit: MaxResults,
      enabled,
      ...(after !== undefined && { after }),
    })
    return { identities, next: next === undefined ? undefined : writeToken(next) }
  },
}

/** Lists the identities of an identity pool, a page at a time, with or without those that were merged into others. */
export const ListIdentities = identityOperation(
  'ListIdentities',
  'admin',
  flow<Input>('ListIdentities').step(findIdentityPool).step(listIdentities),
  ({ identityPool, identities, next }) => ({
    IdentityPoolId: identityPool.id,
    Identities: identities.map(sayIdentity),
    ...(next !== undefined && { NextToken: next }),
  }),
)
