import { flow } from '../../engine/flow.ts'
import { makeBranding } from '../../engine/pools/make-branding.ts'
import { refuseDeclared } from '../../engine/pools/refuse-declared.ts'
import { findClient } from '../../engine/steps/find-client.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { sayBranding } from '../say-branding.ts'

/** Gives the pages of a client a style of their own: a JSON document and pictures, kept as they are. */
export const CreateManagedLoginBranding = operation(
  'CreateManagedLoginBranding',
  'admin',
  flow<Api['CreateManagedLoginBranding']['input']>('CreateManagedLoginBranding')
    .step(findClient)
    .step(refuseDeclared())
    .step(makeBranding),
  ({ pool, branding }) => ({ ManagedLoginBranding: sayBranding(pool, branding) }),
)
