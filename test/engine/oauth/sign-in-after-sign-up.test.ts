import { describe, expect, it } from 'vitest'
import { openConfirmedAtPages } from '../../../src/engine/oauth/sign-in-at-pages.ts'
import { perform } from '../../../src/engine/flow.ts'
import type { Authorization } from '../../../src/model/authorization.ts'
import { fault, world } from '../../world.ts'

const Password = 'Good-Enough-1'

/** Somebody who has signed up and confirmed it, with the session that this has given. */
async function confirmed() {
  const there = await world({
    client: { ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] },
    scripts: { PreAuthentication: (event) => event, PostAuthentication: (event) => event },
  })
  const { pool, client, ports, call, code } = there
  const ClientId = client.id
  const UserAttributes = [{ Name: 'email', Value: 'bob@example.com' }]
  await call('SignUp', { ClientId, Username: 'bob', Password, UserAttributes })
  const { Session: session = '' } = await call('ConfirmSignUp', {
    ClientId,
    Username: 'bob',
    ConfirmationCode: code(),
  })
  const authorization: Authorization = {
    poolId: pool.id,
    clientId: client.id,
    redirectUri: 'https://app.example.com/',
    responseType: 'code',
    scopes: ['openid'],
  }
  const given = { USERNAME: 'bob' }
  const open = (named = session, username = 'bob') =>
    perform(
      openConfirmedAtPages,
      {
        pool,
        client,
        authorization,
        authFlow: 'USER_AUTH' as const,
        given: { ...given, USERNAME: username },
        session: named,
      },
      ports,
    )
  return { ...there, session, open }
}

describe('whoever has confirmed a sign-up at the pages', () => {
  it('goes back to the app without another proof', async () => {
    const { open, sources } = await confirmed()
    const { said } = await open()
    expect(said).toEqual({
      kind: 'admitted',
      address: expect.stringMatching(/^https:\/\/app\.example\.com\/\?code=[\w-]+$/),
    })
    expect(sources()).toEqual(['PreAuthentication_Authentication', 'PostAuthentication_Authentication'])
  })

  it.each([
    ['twice', true, 'bob'],
    ['by a session of nobody', false, 'bob'],
    ['in another name', undefined, 'ana'],
  ])('is not let in %s', async (_, again, username) => {
    const { open, session } = await confirmed()
    if (again) await open()
    await expect(open(again === false ? 'x'.repeat(40) : session, username)).rejects.toEqual(
      fault('NotAuthorizedException', /^Invalid session/),
    )
  })
})
