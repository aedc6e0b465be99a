import { flow } from '../../engine/flow.ts'
import { findSigner } from '../../engine/sts/find-signer.ts'
import type { StsApi } from '../../model/api.ts'
import { stsOperation } from '../operation.ts'

/** Tells signers who they are. It needs no permission, reads nothing and keeps nothing. */
export const GetCallerIdentity = stsOperation(
  'GetCallerIdentity',
  'admin',
  flow<StsApi['GetCallerIdentity']['input']>('GetCallerIdentity').step(findSigner),
  ({ signer: { userId, principal } }) => ({
    UserId: userId,
    Account: principal.account,
    Arn: principal.arn,
  }),
)
