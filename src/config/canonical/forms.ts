import type { Canonical, CanonicalKind } from './canonical.ts'
import type { Form } from './form.ts'
import { iamUser, policy, role } from './iam/principals.ts'
import { oidcProvider, samlProvider } from './iam/providers.ts'
import { identity } from './identity/form.ts'
import { pool } from './pool/form.ts'
import { trigger } from './trigger.ts'

/** The translation of every kind that has a canonical form. */
export const forms: { readonly [Kind in CanonicalKind]: Form<Canonical[Kind]> } = {
  pool,
  identity,
  role,
  policy,
  'iam-user': iamUser,
  'oidc-provider': oidcProvider,
  'saml-provider': samlProvider,
  trigger,
}
