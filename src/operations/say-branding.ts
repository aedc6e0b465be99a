import type { BrandingPart } from '../engine/pools/make-branding.ts'
import type { Api } from '../model/api.ts'
import type { UserPool } from '../model/pool.ts'
import { sayDates } from './read-dates.ts'

type Answer = NonNullable<Api['DescribeManagedLoginBranding']['output']['ManagedLoginBranding']>

/** A branding style as the API says it. */
export const sayBranding = ({ id }: UserPool, branding: BrandingPart): Answer => ({
  ManagedLoginBrandingId: branding.body.id,
  UserPoolId: id,
  UseCognitoProvidedValues: branding.body.provided,
  ...(branding.body.settings !== undefined && { Settings: branding.body.settings }),
  ...(branding.body.assets.length > 0 && { Assets: branding.body.assets }),
  ...sayDates(branding),
})
