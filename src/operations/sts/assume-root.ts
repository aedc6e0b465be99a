import { flow, type Step } from '../../engine/flow.ts'
import { denied } from '../../engine/sts/become-role.ts'
import { findSigner } from '../../engine/sts/find-signer.ts'
import type { StsApi } from '../../model/api.ts'
import type { Signer } from '../../model/session.ts'
import { stsOperation } from '../operation.ts'

const refuse: Step<{ signer: Signer; TargetPrincipal: string }> = {
  name: 'refuse',
  run({ signer, TargetPrincipal: target }) {
    const root = /^\d{12}$/.test(target) ? `arn:aws:iam::${target}:root` : target
    throw denied(signer.principal, 'sts:AssumeRoot', root)
  },
}

/**
 * Refuses, as AWS does outside of an organization that manages the roots of its members: there is one account
 * here, and it is nobody's member. That AWS says it in these words is unverified.
 */
export const AssumeRoot = stsOperation(
  'AssumeRoot',
  'admin',
  flow<StsApi['AssumeRoot']['input']>('AssumeRoot').step(findSigner).step(refuse),
  () => ({}),
)
