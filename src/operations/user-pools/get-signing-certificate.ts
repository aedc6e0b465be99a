import { flow, type Step } from '../../engine/flow.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import type { UserPool } from '../../model/pool.ts'
import { operation } from '../operation.ts'

const readCertificate: Step<{ pool: UserPool }, { certificate: string }> = {
  name: 'read certificate',
  run: async ({ pool }, { signer, clock }) => ({
    certificate: await signer.certificate(pool.id, clock.now()),
  }),
}

/** Tells the certificate by which SAML providers know the requests of the pool: X.509 in base64, without a frame. */
export const GetSigningCertificate = operation(
  'GetSigningCertificate',
  'admin',
  flow<Api['GetSigningCertificate']['input']>('GetSigningCertificate').step(findPool).step(readCertificate),
  ({ certificate }) => ({ Certificate: certificate }),
)
