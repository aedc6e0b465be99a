import type { IdentityProvider } from '../../engine/federation/federation-port.ts'
import { amazon } from './amazon.ts'
import { apple } from './apple.ts'
import { facebook } from './facebook.ts'
import { google } from './google.ts'
import { oidc } from './oidc.ts'
import type { Way } from './provider-world.ts'

/** How people sign in by each type of provider. SAML is none of them: it is spoken without a code. */
export const ways: Readonly<Partial<Record<IdentityProvider['ProviderType'], Way>>> = {
  Facebook: facebook,
  Google: google,
  LoginWithAmazon: amazon,
  OIDC: oidc(),
  SignInWithApple: apple,
}
