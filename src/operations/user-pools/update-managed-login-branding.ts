import { flow, type Step } from '../../engine/flow.ts'
import { changeBranding, findBranding } from '../../engine/pools/make-branding.ts'
import { refuseDeclared } from '../../engine/pools/refuse-declared.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import { Fault } from '../../model/fault.ts'
import { operation } from '../operation.ts'
import { sayBranding } from '../say-branding.ts'

type Input = Api['UpdateManagedLoginBranding']['input']

/** The model of this operation does not demand what it cannot do without. */
const checkNamed: Step<Input, { UserPoolId: string; ManagedLoginBrandingId: string }> = {
  name: 'check what is named',
  run({ UserPoolId, ManagedLoginBrandingId }) {
    // The sentence is unverified.
    if (UserPoolId === undefined || ManagedLoginBrandingId === undefined)
      throw new Fault('InvalidParameterException', 'UserPoolId and ManagedLoginBrandingId are required.')
    return { UserPoolId, ManagedLoginBrandingId }
  },
}

/** Changes what is said of a branding style: settings by their members, pictures by their places. */
export const UpdateManagedLoginBranding = operation(
  'UpdateManagedLoginBranding',
  'admin',
  flow<Input>('UpdateManagedLoginBranding')
    .step(checkNamed)
    .step(findPool)
    .step(refuseDeclared())
    .step(findBranding)
    .step(changeBranding),
  ({ pool, branding }) => ({ ManagedLoginBranding: sayBranding(pool, branding) }),
)
