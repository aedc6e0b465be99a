import { verifyWithKeysOf } from './social-login.ts'
import type { SocialLogin } from './social-login.ts'

const issuers = ['https://appleid.apple.com']

/** `appleid.apple.com`: identity tokens. Follows "Verifying a user" of Sign in with Apple. */
export const apple: SocialLogin = (asked, world) =>
  verifyWithKeysOf(world.places.apple, issuers, asked, world)
