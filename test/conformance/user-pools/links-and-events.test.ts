import { adminDisableProviderForUser } from './admin-disable-provider-for-user.ts'
import { adminLinkProviderForUser } from './admin-link-provider-for-user.ts'
import { adminListUserAuthEvents } from './admin-list-user-auth-events.ts'
import { adminUpdateAuthEventFeedback } from './admin-update-auth-event-feedback.ts'
import { getClientToken } from './get-client-token.ts'
import { getProvisionedLimit } from './get-provisioned-limit.ts'
import { getSigningCertificate } from './get-signing-certificate.ts'
import { run } from './run.ts'
import { updateAuthEventFeedback } from './update-auth-event-feedback.ts'
import { updateProvisionedLimit } from './update-provisioned-limit.ts'

run([
  adminDisableProviderForUser,
  adminLinkProviderForUser,
  adminListUserAuthEvents,
  adminUpdateAuthEventFeedback,
  getClientToken,
  getProvisionedLimit,
  getSigningCertificate,
  updateAuthEventFeedback,
  updateProvisionedLimit,
])
