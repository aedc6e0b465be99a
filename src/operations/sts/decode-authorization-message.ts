import { flow, type Step } from '../../engine/flow.ts'
import { decodeAuthorizationMessage } from '../../engine/sts/authorization-message.ts'
import { findSigner, refuseSessions } from '../../engine/sts/find-signer.ts'
import type { StsApi } from '../../model/api.ts'
import { Fault } from '../../model/fault.ts'
import { stsOperation } from '../operation.ts'

const decode: Step<{ EncodedMessage: string }, { decoded: string }> = {
  name: 'decode message',
  run({ EncodedMessage }, ports) {
    const decoded = decodeAuthorizationMessage(EncodedMessage, ports)
    if (decoded === undefined) throw new Fault('InvalidAuthorizationMessageException')
    return { decoded }
  },
}

/**
 * Tells an administrator what a denial of this server's was about. The message was sent along with it, in the
 * header `x-poolwright-authorization-message`, and holds it, sealed: nothing is kept.
 */
export const DecodeAuthorizationMessage = stsOperation(
  'DecodeAuthorizationMessage',
  'admin',
  flow<StsApi['DecodeAuthorizationMessage']['input']>('DecodeAuthorizationMessage')
    .step(findSigner)
    .step(refuseSessions('DecodeAuthorizationMessage', 'users'))
    .step(decode),
  ({ decoded }) => ({ DecodedMessage: decoded }),
)
