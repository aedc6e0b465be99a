import { flow } from '../../engine/flow.ts'
import { findBranding } from '../../engine/pools/make-branding.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { sayBranding } from '../say-branding.ts'

/** Tells what was said of a style. Cognito's own values are never merged into it: they are not known here. */
export const DescribeManagedLoginBranding = operation(
  'DescribeManagedLoginBranding',
  'admin',
  flow<Api['DescribeManagedLoginBranding']['input']>('DescribeManagedLoginBranding')
    .step(findPool)
    .step(findBranding),
  ({ pool, branding }) => ({ ManagedLoginBranding: sayBranding(pool, branding) }),
)
