import { describe, expect, it } from 'vitest'
import { fault, world } from '../world.ts'

/** A pool that the API made, with a client. */
async function made() {
  const there = await world()
  const { UserPool } = await there.call('CreateUserPool', { PoolName: 'shop' })
  const own = { UserPoolId: UserPool?.Id ?? '' }
  const makeClient = async () => {
    const { UserPoolClient } = await there.call('CreateUserPoolClient', { ...own, ClientName: 'web' })
    return { ...own, ClientId: UserPoolClient?.ClientId ?? '' }
  }
  return { ...there, own, makeClient, client: await makeClient() }
}

const Settings = { categories: { global: { spacingDensity: 'REGULAR', order: [1, 2] } } }
const logo = { Category: 'FORM_LOGO', ColorMode: 'LIGHT', Extension: 'SVG', Bytes: 'PHN2Zy8+' } as const

/** The same with a style of the client. */
async function styled() {
  const there = await made()
  const said = { Settings, Assets: [logo] }
  const { ManagedLoginBranding } = await there.call('CreateManagedLoginBranding', {
    ...there.client,
    ...said,
  })
  const style = {
    ...there.own,
    ManagedLoginBrandingId: ManagedLoginBranding?.ManagedLoginBrandingId ?? '',
  }
  return { ...there, ManagedLoginBranding, style, said }
}

describe('a branding style', () => {
  it('is told as it was said, by its id and by its client', async () => {
    const { call, client, style, said, ManagedLoginBranding, clock } = await styled()
    const at = clock.at / 1000
    expect(ManagedLoginBranding).toEqual({
      ...style,
      ...said,
      UseCognitoProvidedValues: false,
      CreationDate: at,
      LastModifiedDate: at,
    })
    const told = { ManagedLoginBranding }
    expect(await call('DescribeManagedLoginBranding', style)).toEqual(told)
    expect(await call('DescribeManagedLoginBrandingByClient', client)).toEqual(told)
  })

  it('is one a client', async () => {
    const { call, client } = await styled()
    await expect(call('CreateManagedLoginBranding', client)).rejects.toEqual(
      fault('ManagedLoginBrandingExistsException'),
    )
  })

  it('is one a client, also of two at the same moment', async () => {
    const { call, client } = await made()
    const both = await Promise.allSettled([1, 2].map(() => call('CreateManagedLoginBranding', client)))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('is one of twenty at most', async () => {
    const { call, makeClient, client } = await made()
    await call('CreateManagedLoginBranding', client)
    for (let more = 1; more < 20; more++) await call('CreateManagedLoginBranding', await makeClient())
    await expect(call('CreateManagedLoginBranding', await makeClient())).rejects.toEqual(
      fault('LimitExceededException', /20/),
    )
  })

  it('keeps what a change does not say', async () => {
    const { call, style, clock } = await styled()
    clock.at += 3000
    const dark = { ...logo, ColorMode: 'DARK' as const }
    const { ManagedLoginBranding } = await call('UpdateManagedLoginBranding', {
      ...style,
      Settings: { categories: { global: { order: [3] }, form: { displayGraphics: true } } },
      Assets: [dark, { ...logo, Bytes: 'PGc+' }],
    })
    expect(ManagedLoginBranding).toMatchObject({
      Settings: {
        categories: {
          global: { spacingDensity: 'REGULAR', order: [3] },
          form: { displayGraphics: true },
        },
      },
      Assets: [{ ...logo, Bytes: 'PGc+' }, dark],
      LastModifiedDate: clock.at / 1000,
      CreationDate: clock.at / 1000 - 3,
    })
    expect(await call('DescribeManagedLoginBranding', style)).toEqual({ ManagedLoginBranding })
  })

  it('takes a member named __proto__ for one like any other', async () => {
    const { call, style } = await styled()
    const said = JSON.parse('{"__proto__":{"polluted":true}}')
    await call('UpdateManagedLoginBranding', { ...style, Settings: said })
    expect({}).not.toHaveProperty('polluted')
    const { ManagedLoginBranding } = await call('DescribeManagedLoginBranding', style)
    expect(JSON.stringify(ManagedLoginBranding?.Settings)).toContain('"__proto__":{"polluted":true}')
  })

  it('goes back to what Cognito provides', async () => {
    const { call, style } = await styled()
    const { ManagedLoginBranding } = await call('UpdateManagedLoginBranding', {
      ...style,
      UseCognitoProvidedValues: true,
    })
    expect(ManagedLoginBranding).toMatchObject({ UseCognitoProvidedValues: true })
    expect(ManagedLoginBranding).not.toHaveProperty('Settings')
    expect(ManagedLoginBranding).not.toHaveProperty('Assets')
    const { ManagedLoginBranding: again } = await call('UpdateManagedLoginBranding', { ...style, Settings })
    expect(again).toMatchObject({ UseCognitoProvidedValues: false, Settings })
  })

  it.each([
    ['what Cognito provides, and settings', { UseCognitoProvidedValues: true, Settings }],
    ['what Cognito provides, and pictures', { UseCognitoProvidedValues: true, Assets: [logo] }],
    ['a picture without bytes', { Assets: [{ ...logo, Bytes: undefined }] }],
    ['a picture of more than a million bytes', { Assets: [{ ...logo, Bytes: 'A'.repeat(1_333_340) }] }],
    ['more than forty pictures', { Assets: Array.from({ length: 41 }, () => logo) }],
  ])('refuses %s', async (_, said) => {
    const { call, client } = await made()
    await expect(call('CreateManagedLoginBranding', { ...client, ...said } as never)).rejects.toEqual(
      fault('InvalidParameterException'),
    )
  })

  it('is no more after it is deleted', async () => {
    const { call, style, client } = await styled()
    await call('DeleteManagedLoginBranding', style)
    const gone = fault('ResourceNotFoundException')
    await expect(call('DescribeManagedLoginBranding', style)).rejects.toEqual(gone)
    await expect(call('DescribeManagedLoginBrandingByClient', client)).rejects.toEqual(gone)
    await expect(call('UpdateManagedLoginBranding', style)).rejects.toEqual(gone)
    await expect(call('DeleteManagedLoginBranding', style)).rejects.toEqual(gone)
  })

  it('goes with its client', async () => {
    const { call, style, client } = await styled()
    await call('DeleteUserPoolClient', client)
    await expect(call('DescribeManagedLoginBranding', style)).rejects.toEqual(
      fault('ResourceNotFoundException'),
    )
  })

  it('is not changed without its name', async () => {
    const { call, own } = await made()
    await expect(call('UpdateManagedLoginBranding', own)).rejects.toEqual(
      fault('InvalidParameterException', /required/),
    )
  })
})

it.each(['CreateManagedLoginBranding', 'UpdateManagedLoginBranding', 'DeleteManagedLoginBranding'] as const)(
  'refuses %s of a pool that is declared',
  async (name) => {
    const { call, client } = await world()
    const ManagedLoginBrandingId = '63f30090-6b1f-4278-b885-2bbb81f8e545'
    const said = { UserPoolId: 'us-east-1_TestPool1', ClientId: client.id, ManagedLoginBrandingId }
    await expect(call(name, said as never)).rejects.toEqual(
      fault('InvalidParameterException', /is declared in/),
    )
  },
)
