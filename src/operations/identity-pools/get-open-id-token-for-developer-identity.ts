import { flow, type Step } from '../../engine/flow.ts'
import { findAsked } from '../../engine/identity/developer/find-asked.ts'
import { readDeveloperLogins } from '../../engine/identity/developer/read-logins.ts'
import { findIdentityPool } from '../../engine/identity/find-identity-pool.ts'
import { signOpenIdToken } from '../../engine/identity/open-id-token.ts'
import type { ProvenLogin } from '../../engine/identity/proven-login.ts'
import { recogniseForDeveloper } from '../../engine/identity/recognise.ts'
import type { IdentityApi } from '../../model/api.ts'
import type { IdentityPool } from '../../model/model.ts'
import { identityOperation } from '../operation.ts'

type Input = IdentityApi['GetOpenIdTokenForDeveloperIdentity']['input']

// A quarter of an hour.
const usual = 900

const giveToken: Step<
  Input & { identityPool: IdentityPool; logins: readonly ProvenLogin[]; identityId: string },
  { token: string }
> = {
  name: 'give OpenID token',
  async run({ identityPool, logins, identityId, PrincipalTags = {}, TokenDuration = usual }, ports) {
    const amr = logins.flatMap((login) => login.amr)
    const said = { identityPool, identityId, amr, tags: PrincipalTags, seconds: TokenDuration }
    return { token: await signOpenIdToken(said, ports) }
  },
}

/** Gives a developer's back end a token for one of its users, who becomes an identity by it. */
export const GetOpenIdTokenForDeveloperIdentity = identityOperation(
  'GetOpenIdTokenForDeveloperIdentity',
  'admin',
  flow<Input>('GetOpenIdTokenForDeveloperIdentity')
    .step(findIdentityPool)
    .step(readDeveloperLogins)
    .step(findAsked)
    .step(recogniseForDeveloper)
    .step(giveToken),
  ({ identityId, token }) => ({ IdentityId: identityId, Token: token }),
)
