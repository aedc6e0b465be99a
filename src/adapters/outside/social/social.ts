import type { Vouched } from '../../../engine/access.ts'
import { Distrusted } from '../distrusted.ts'
import { amazon } from './amazon.ts'
import { apple } from './apple.ts'
import { facebook } from './facebook.ts'
import { google } from './google.ts'
import { twitter } from './twitter.ts'
import type { SocialLogin, SocialWorld } from './social-login.ts'

const logins: ReadonlyMap<string, SocialLogin> = new Map([
  ['accounts.google.com', google],
  ['appleid.apple.com', apple],
  ['graph.facebook.com', facebook],
  ['www.amazon.com', amazon],
  ['api.twitter.com', twitter],
])

/** Verifies a token of a social login by its key. */
export async function verifySocial(
  login: string,
  asked: Parameters<SocialLogin>[0],
  world: SocialWorld,
): Promise<Vouched> {
  const verify = logins.get(login)
  if (!verify) throw new Distrusted({ why: 'issuer' })
  return { provider: login, ...(await verify(asked, world)) }
}
