import { verifyWithKeysOf } from './social-login.ts'
import type { SocialLogin } from './social-login.ts'

const issuers = ['https://accounts.google.com', 'accounts.google.com']

/** `accounts.google.com`: ID tokens. Follows "Verify the Google ID token on your server side". */
export const google: SocialLogin = (asked, world) =>
  verifyWithKeysOf(world.places.google, issuers, asked, world)
