import { describe, expect, it } from 'vitest'
import { fault, world } from '../world.ts'

/** A pool that the API made, with a client, and a domain if it is asked for. */
async function made({ domain = true } = {}) {
  const there = await world()
  const { UserPool } = await there.call('CreateUserPool', { PoolName: 'shop' })
  const own = { UserPoolId: UserPool?.Id ?? '' }
  if (domain) {
    const at = there.clock.at
    const part = { kind: 'domain', name: 'shop', body: { Domain: 'shop' } } as const
    const gone = { code: 'ResourceNotFoundException' } as const
    await there.store.commit([
      {
        kind: 'put part',
        poolId: own.UserPoolId,
        part: { ...part, createdAt: at, modifiedAt: at },
        gone,
      },
    ])
  }
  const makeClient = async () => {
    const { UserPoolClient } = await there.call('CreateUserPoolClient', { ...own, ClientName: 'web' })
    return { ...own, ClientId: UserPoolClient?.ClientId ?? '' }
  }
  return { ...there, own, makeClient, client: await makeClient() }
}

const use = {
  TermsName: 'terms-of-use',
  TermsSource: 'LINK',
  Enforcement: 'NONE',
  Links: { 'cognito:default': 'https://shop.example/terms' },
} as const

/** The same with terms of use of the client. */
async function agreed() {
  const there = await made()
  const { Terms } = await there.call('CreateTerms', { ...there.client, ...use })
  return { ...there, Terms, terms: { ...there.own, TermsId: Terms?.TermsId ?? '' } }
}

describe('terms', () => {
  it('are told as they were said, by id, by client and in a list', async () => {
    const { call, client, own, terms, Terms, clock } = await agreed()
    const dates = { CreationDate: clock.at / 1000, LastModifiedDate: clock.at / 1000 }
    expect(Terms).toEqual({ ...client, ...terms, ...use, ...dates })
    expect(await call('DescribeTerms', terms)).toEqual({ Terms })
    expect(await call('DescribeTermsByClient', { ...client, TermsName: use.TermsName })).toEqual({ Terms })
    const { TermsName, Enforcement } = use
    expect(await call('ListTerms', own)).toEqual({
      Terms: [{ TermsId: terms.TermsId, TermsName, Enforcement, ...dates }],
    })
  })

  it('are once of a name for a client', async () => {
    const { call, client, makeClient } = await agreed()
    await expect(call('CreateTerms', { ...client, ...use })).rejects.toEqual(fault('TermsExistsException'))
    await call('CreateTerms', { ...client, ...use, TermsName: 'privacy-policy' })
    await call('CreateTerms', { ...(await makeClient()), ...use })
  })

  it('are forty at most, and listed a page at a time', async () => {
    const { call, own, makeClient } = await made()
    for (let clients = 0; clients < 20; clients++) {
      const client = await makeClient()
      for (const TermsName of ['terms-of-use', 'privacy-policy'])
        await call('CreateTerms', { ...client, ...use, TermsName })
    }
    await expect(call('CreateTerms', { ...(await makeClient()), ...use })).rejects.toEqual(
      fault('LimitExceededException', /40/),
    )
    const first = await call('ListTerms', { ...own, MaxResults: 30 })
    const second = await call('ListTerms', { ...own, MaxResults: 30, NextToken: first.NextToken })
    const ids = [...first.Terms, ...second.Terms].map(({ TermsId }) => TermsId)
    expect(new Set(ids).size).toBe(40)
    expect(second.NextToken).toBeUndefined()
  })

  it('keep what a change does not say, and their age under another name', async () => {
    const { call, terms, Terms, client, clock } = await agreed()
    clock.at += 4000
    const Links = { 'cognito:french': 'https://shop.example/fr' }
    const LastModifiedDate = clock.at / 1000
    const linked = await call('UpdateTerms', { ...terms, Links })
    expect(linked.Terms).toEqual({ ...Terms, Links, LastModifiedDate })
    const named = await call('UpdateTerms', { ...terms, TermsName: 'privacy-policy' })
    expect(named.Terms).toEqual({ ...linked.Terms, TermsName: 'privacy-policy' })
    expect(await call('DescribeTerms', terms)).toEqual(named)
    await expect(call('DescribeTermsByClient', { ...client, TermsName: use.TermsName })).rejects.toEqual(
      fault('ResourceNotFoundException'),
    )
  })

  it('do not take the name of others of the client', async () => {
    const { call, terms, client } = await agreed()
    await call('CreateTerms', { ...client, ...use, TermsName: 'privacy-policy' })
    await expect(call('UpdateTerms', { ...terms, TermsName: 'privacy-policy' })).rejects.toEqual(
      fault('TermsExistsException'),
    )
  })

  it('are no more after they are deleted, or their client is', async () => {
    const { call, terms, client, own } = await agreed()
    await call('DeleteTerms', terms)
    for (const name of ['DescribeTerms', 'UpdateTerms', 'DeleteTerms'] as const)
      await expect(call(name, terms)).rejects.toEqual(fault('ResourceNotFoundException'))
    await call('CreateTerms', { ...client, ...use })
    await call('DeleteUserPoolClient', client)
    expect(await call('ListTerms', own)).toEqual({ Terms: [] })
  })
})

const CSS = '.banner-customizable { padding: 25px }'
const png = 'iVBORw0KGgoAAAANSUhEUg=='

describe('how the classic pages look', () => {
  it('is told of all clients, and of one that says otherwise', async () => {
    const { call, own, client, clock } = await made()
    const dates = { CreationDate: clock.at / 1000, LastModifiedDate: clock.at / 1000 }
    const all = {
      UICustomization: { ...own, ClientId: 'ALL', CSS, CSSVersion: '20260101090000', ...dates },
    }
    expect(await call('SetUICustomization', { ...own, ClientId: 'ALL', CSS })).toEqual(all)
    expect(await call('GetUICustomization', own)).toEqual(all)
    expect(await call('GetUICustomization', client)).toEqual(all)
    clock.at += 1000
    await call('SetUICustomization', { ...client, ImageFile: png })
    expect((await call('GetUICustomization', client)).UICustomization).toEqual({
      ...client,
      ImageUrl: `data:image/png;base64,${png}`,
      CreationDate: clock.at / 1000,
      LastModifiedDate: clock.at / 1000,
    })
    expect(await call('GetUICustomization', own)).toEqual(all)
  })

  it('is replaced as a whole, as old as it was, and gone when nothing is said', async () => {
    const { call, own, clock } = await made()
    await call('SetUICustomization', { ...own, CSS })
    clock.at += 2000
    const { UICustomization } = await call('SetUICustomization', { ...own, ImageFile: png })
    expect(UICustomization).not.toHaveProperty('CSS')
    expect(UICustomization.CreationDate).toBe(clock.at / 1000 - 2)
    expect(await call('GetUICustomization', own)).toEqual({ UICustomization })
    for (const _twice of [1, 2])
      expect(await call('SetUICustomization', own)).toEqual({ UICustomization: {} })
    expect(await call('GetUICustomization', own)).toEqual({ UICustomization: {} })
  })

  it.each([
    ['a picture of another kind', { ImageFile: 'R0lGODlhAQABAAAAACw=' }],
    ['a picture that is too large', { ImageFile: `iVBORw0KGgo${'A'.repeat(180_001)}` }],
    ['style that is too long', { CSS: 'a'.repeat(131_073) }],
  ])('refuses %s', async (_, said) => {
    const { call, own } = await made()
    await expect(call('SetUICustomization', { ...own, ...said })).rejects.toEqual(
      fault('InvalidParameterException'),
    )
  })

  it('is refused of a pool without a domain, and of a client that is not there', async () => {
    const { call, own } = await made({ domain: false })
    await expect(call('SetUICustomization', { ...own, CSS })).rejects.toEqual(
      fault('InvalidParameterException', /domain/),
    )
    await expect(call('GetUICustomization', { ...own, ClientId: 'nobody' })).rejects.toEqual(
      fault('ResourceNotFoundException'),
    )
  })
})

it.each(['CreateTerms', 'UpdateTerms', 'DeleteTerms', 'SetUICustomization'] as const)(
  'refuses %s of a pool that is declared',
  async (name) => {
    const { call, client } = await world()
    const TermsId = '63f30090-6b1f-4278-b885-2bbb81f8e545'
    const said = { UserPoolId: 'us-east-1_TestPool1', ClientId: client.id, TermsId, ...use }
    await expect(call(name, said as never)).rejects.toEqual(
      fault('InvalidParameterException', /is declared in/),
    )
  },
)
