import { flow, type Step } from '../../engine/flow.ts'
import { findSigner, refuseSessions } from '../../engine/sts/find-signer.ts'
import type { StsApi } from '../../model/api.ts'
import { accountIn } from '../../model/access-key-id.ts'
import { Fault } from '../../model/fault.ts'
import { stsOperation } from '../operation.ts'

const findAccount: Step<{ AccessKeyId: string }, { account: string }> = {
  name: 'find account',
  run({ AccessKeyId }, { iam }) {
    const account = iam.accessKey(AccessKeyId) ? iam.account : accountIn(AccessKeyId)
    if (account === undefined) throw new Fault('UnrecognizedClientException')
    return { account }
  },
}

/**
 * Tells whose account an access key is of: a declared one's, or the one that stands in its id. That a key is
 * told of does not mean that it is good, or ever was: of temporary ones nothing is kept.
 */
export const GetAccessKeyInfo = stsOperation(
  'GetAccessKeyInfo',
  'admin',
  flow<StsApi['GetAccessKeyInfo']['input']>('GetAccessKeyInfo')
    .step(findSigner)
    .step(refuseSessions('GetAccessKeyInfo', 'users'))
    .step(findAccount),
  ({ account }) => ({ Account: account }),
)
