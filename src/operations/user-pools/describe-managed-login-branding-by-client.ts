import { flow } from '../../engine/flow.ts'
import { findClientBranding } from '../../engine/pools/make-branding.ts'
import { findClient } from '../../engine/steps/find-client.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { sayBranding } from '../say-branding.ts'

/** Tells what was said of a client's style. Cognito's own values are never merged into it. */
export const DescribeManagedLoginBrandingByClient = operation(
  'DescribeManagedLoginBrandingByClient',
  'admin',
  flow<Api['DescribeManagedLoginBrandingByClient']['input']>('DescribeManagedLoginBrandingByClient')
    .step(findClient)
    .step(findClientBranding),
  ({ pool, branding }) => ({ ManagedLoginBranding: sayBranding(pool, branding) }),
)
