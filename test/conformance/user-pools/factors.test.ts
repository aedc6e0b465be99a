import { adminDeleteSoftwareToken } from './admin-delete-software-token.ts'
import { adminSetUserMfaPreference } from './admin-set-user-mfa-preference.ts'
import { adminSetUserSettings } from './admin-set-user-settings.ts'
import { associateSoftwareToken } from './associate-software-token.ts'
import { completeWebAuthnRegistration } from './complete-web-authn-registration.ts'
import { deleteWebAuthnCredential } from './delete-web-authn-credential.ts'
import { getUserPoolMfaConfig } from './get-user-pool-mfa-config.ts'
import { listWebAuthnCredentials } from './list-web-authn-credentials.ts'
import { run } from './run.ts'
import { setUserMfaPreference } from './set-user-mfa-preference.ts'
import { setUserPoolMfaConfig } from './set-user-pool-mfa-config.ts'
import { setUserSettings } from './set-user-settings.ts'
import { startWebAuthnRegistration } from './start-web-authn-registration.ts'
import { verifySoftwareToken } from './verify-software-token.ts'

run([
  adminDeleteSoftwareToken,
  adminSetUserMfaPreference,
  adminSetUserSettings,
  associateSoftwareToken,
  completeWebAuthnRegistration,
  deleteWebAuthnCredential,
  getUserPoolMfaConfig,
  listWebAuthnCredentials,
  setUserMfaPreference,
  setUserPoolMfaConfig,
  setUserSettings,
  startWebAuthnRegistration,
  verifySoftwareToken,
])
