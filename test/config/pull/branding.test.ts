import { describe, expect, it } from 'vitest'
import { linkedPools } from '../../../src/adapters/pools/linked-pools.ts'
import type { Api } from '../../../src/model/api.ts'
import { world } from '../../world.ts'
import { pulledModel } from './pulled-model.ts'
import { ask } from './told-pool.ts'

const png = 'iVBORw0KGgo='
const large = Buffer.concat([Buffer.from(png, 'base64'), Buffer.alloc(300_000)]).toString('base64')
const logo = (Bytes: string) => ({ Category: 'FORM_LOGO', ColorMode: 'DYNAMIC', Extension: 'PNG', Bytes })
const settings = (backgroundColor: string) => ({
  components: { primaryButton: { lightMode: { defaults: { backgroundColor } } } },
})

async function branded(said: object) {
  const { ports, store } = await world()
  const made = await ask(ports, 'CreateUserPool', { PoolName: 'shop' })
  const { Id: UserPoolId } = made['UserPool'] as { Id: string }
  const web = await ask(ports, 'CreateUserPoolClient', { UserPoolId, ClientName: 'web' })
  const { ClientId } = web['UserPoolClient'] as { ClientId: string }
  const { ManagedLoginBranding } = (await ask(ports, 'CreateManagedLoginBranding', {
    UserPoolId,
    ClientId,
    ...said,
  })) as Api['CreateManagedLoginBranding']['output']
  const { model, text } = await pulledModel(store)
  const pools = linkedPools(
    model,
    { url: 'http://localhost:9340' },
    { derived: () => '', bound: () => '' },
    store,
  )
  const ManagedLoginBrandingId = ManagedLoginBranding?.ManagedLoginBrandingId
  const told = (await ask({ ...ports, pools }, 'DescribeManagedLoginBranding', {
    UserPoolId,
    ManagedLoginBrandingId,
  })) as Api['DescribeManagedLoginBranding']['output']
  return { text, told: told.ManagedLoginBranding }
}

describe('the branding of a client', () => {
  it('is said in a file with its pictures, under the id that the API gave it', async () => {
    const { text, told } = await branded({ Settings: settings('0b6240ff'), Assets: [logo(png)] })
    expect(text).toContain('0b6240ff')
    expect(text).toContain(png)
    expect(told).toMatchObject({ Settings: settings('0b6240ff'), Assets: [logo(png)] })
  })

  it.each([
    ['is what Cognito provides', { UseCognitoProvidedValues: true }],
    ['has a colour that is none', { Settings: settings('green') }],
    [
      'has a picture of another kind than it says',
      { Assets: [logo(Buffer.from('GIF89a').toString('base64'))] },
    ],
    ['is too large for a file', { Assets: [logo(large)] }],
    ['takes something away', { Settings: { components: null } }],
  ])('stays as the API made it where it %s', async (_, said) => {
    const { text, told } = await branded(said)
    expect(text).not.toContain('branding:')
    expect(told).toMatchObject(said)
  })
})
