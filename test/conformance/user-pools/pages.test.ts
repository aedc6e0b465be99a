import { createManagedLoginBranding } from './create-managed-login-branding.ts'
import { createTerms } from './create-terms.ts'
import { createUserPoolDomain } from './create-user-pool-domain.ts'
import { deleteManagedLoginBranding } from './delete-managed-login-branding.ts'
import { deleteTerms } from './delete-terms.ts'
import { deleteUserPoolDomain } from './delete-user-pool-domain.ts'
import { describeManagedLoginBranding } from './describe-managed-login-branding.ts'
import { describeManagedLoginBrandingByClient } from './describe-managed-login-branding-by-client.ts'
import { describeTerms } from './describe-terms.ts'
import { describeTermsByClient } from './describe-terms-by-client.ts'
import { describeUserPoolDomain } from './describe-user-pool-domain.ts'
import { getUiCustomization } from './get-ui-customization.ts'
import { listTerms } from './list-terms.ts'
import { run } from './run.ts'
import { setUiCustomization } from './set-ui-customization.ts'
import { updateManagedLoginBranding } from './update-managed-login-branding.ts'
import { updateTerms } from './update-terms.ts'
import { updateUserPoolDomain } from './update-user-pool-domain.ts'

run([
  createManagedLoginBranding,
  createTerms,
  createUserPoolDomain,
  deleteManagedLoginBranding,
  deleteTerms,
  deleteUserPoolDomain,
  describeManagedLoginBranding,
  describeManagedLoginBrandingByClient,
  describeTerms,
  describeTermsByClient,
  describeUserPoolDomain,
  getUiCustomization,
  listTerms,
  setUiCustomization,
  updateManagedLoginBranding,
  updateTerms,
  updateUserPoolDomain,
])
