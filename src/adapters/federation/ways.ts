import type { IdentityProvider } from '../../engine/federation/federation-port.ts'
import { oidc } from './oidc.ts'
import type { Way } from './provider-world.ts'

/** How people sign in by each type of provider. SAML is none of them: it is spoken without a code. */
export const ways: Readonly<Partial<Record<IdentityProvider['ProviderType'], Way>>> = {
  OIDC: oidc(),
}
