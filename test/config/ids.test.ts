import { describe, expect, it } from 'vitest'
import { clientId, identityPoolId, poolId } from '../../src/config/ids.ts'

const home = { account: '123456789012', region: 'us-east-1' }

describe('the id of a declared', () => {
  // These very ids are in tokens, in issuers and in the settings of apps: a change of them breaks all three.
  it.each([
    ['pool', poolId(home, 'customers'), 'us-east-1_npeVLnYHx'],
    ['client', clientId(home, 'customers', 'web'), 'wawh55ds6gcreaaqmhv6nb95h8'],
    ['identity pool', identityPoolId(home, 'shop'), 'us-east-1:7a14844e-433c-57c1-bb6e-76d5594e2487'],
  ])('%s never changes', (_, id, golden) => {
    expect(id).toBe(golden)
  })

  it('pool has the form of Cognito', () => {
    expect(poolId({ account: '999999999999', region: 'eu-central-1' }, 'a')).toMatch(
      /^eu-central-1_[0-9A-Za-z]{9}$/,
    )
  })

  it('client has the form of Cognito', () => {
    expect(clientId(home, 'a', 'b')).toMatch(/^[0-9a-z]{26}$/)
  })

  it('identity pool is a UUID of version 5', () => {
    expect(identityPoolId(home, 'a')).toMatch(
      /^us-east-1:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    )
  })

  it.each([
    ['account', { ...home, account: '210987654321' }, 'customers'],
    ['region', { ...home, region: 'eu-west-1' }, 'customers'],
    ['name', home, 'customer'],
  ])('pool changes with its %s', (_, other, name) => {
    expect(poolId(other, name).split('_')[1]).not.toBe(poolId(home, 'customers').split('_')[1])
  })

  it('client is not that of another way to part the same names', () => {
    expect(clientId(home, 'a', 'b-c')).not.toBe(clientId(home, 'a-b', 'c'))
  })
})
