import { expect, it } from 'vitest'
import { fault, world } from '../world.ts'
import { identityWorld } from './identity-pools/identity-world.ts'

it('makes no identity provider of a name that no other operation takes', async () => {
  const { call } = await world()
  const { UserPool } = await call('CreateUserPool', { PoolName: 'shop' })
  const ProviderDetails = { MetadataURL: 'https://example.com/saml' }
  const provider = { UserPoolId: UserPool?.Id ?? '', ProviderType: 'SAML', ProviderDetails } as const
  await expect(call('CreateIdentityProvider', { ...provider, ProviderName: '\u202ecorp' })).rejects.toEqual(
    fault('InvalidParameterException', /'providerName' failed to satisfy constraint/),
  )
  expect(await call('CreateIdentityProvider', { ...provider, ProviderName: 'Corp' })).toBeTruthy()
})

it('believes no developer who vouches for somebody of a name that no other operation takes', async () => {
  const { vouch } = await identityWorld()
  expect(await vouch('a'.repeat(1024))).toHaveProperty('IdentityId')
  await expect(vouch('a'.repeat(1025))).rejects.toEqual(
    fault('InvalidParameterException', 'A user of login.shop has at most 1024 characters.'),
  )
})
