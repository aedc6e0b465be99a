import { describe, expect, it } from 'vitest'
import { chooseProvider } from '../../../src/engine/federation/choose-provider.ts'
import { world } from '../../world.ts'
import { corp } from './federated-world.ts'

const acme = { ...corp, ProviderName: 'Acme', IdpIdentifiers: ['acme.example', 'ACME'] }
/** What comes of a request to a client that takes these. */
async function chosen(said: Readonly<Record<string, string>>, takes?: readonly string[]) {
  const { pool, client } = await world({ client: takes ? { SupportedIdentityProviders: [...takes] } : {} })
  const choice = chooseProvider(said, { ...pool, identityProviders: [corp, acme] }, client)
  return choice.kind === 'provider' ? choice.idp.ProviderName : choice.kind
}

const all = ['COGNITO', 'Corp', 'Acme']

describe('a request to authorize leads', () => {
  it.each([
    ['to the pages where it says nothing', {}, all, 'pages'],
    ['to the provider that it names', { identity_provider: 'Acme' }, all, 'Acme'],
    ['to the pages where it names the pool', { identity_provider: 'COGNITO' }, all, 'pages'],
    ['to the one whose identifier it says', { idp_identifier: 'acme.example' }, all, 'Acme'],
    [
      'there by an address of that domain, in whatever letters',
      { idp_identifier: 'Bob@Acme.EXAMPLE' },
      all,
      'Acme',
    ],
    [
      'to the domain after the last sign of an address',
      { idp_identifier: 'a@corp.example@acme.example' },
      all,
      'Acme',
    ],
    ['to the only provider where there is no other way', {}, ['Corp'], 'Corp'],
    ['to the pages where there are two', {}, ['Corp', 'Acme'], 'pages'],
    ['nowhere by a name that there is not', { identity_provider: 'Evil' }, all, 'unknown'],
    ['nowhere by a name in other letters', { identity_provider: 'corp' }, all, 'unknown'],
    [
      'nowhere by one that the client does not take',
      { identity_provider: 'Acme' },
      ['COGNITO', 'Corp'],
      'unknown',
    ],
    [
      'nowhere by an identifier of one that it does not take',
      { idp_identifier: 'ACME' },
      ['Corp'],
      'unknown',
    ],
    ['nowhere by a domain within another', { idp_identifier: 'bob@evil.acme.example' }, all, 'unknown'],
    [
      'nowhere to the pool where its users are not taken',
      { identity_provider: 'COGNITO' },
      ['Corp'],
      'unknown',
    ],
    ['to the pages where the client says nothing of providers', {}, undefined, 'pages'],
    ['nowhere else then', { identity_provider: 'Corp' }, undefined, 'unknown'],
  ] as const)('%s', async (_, said, takes, where) => {
    expect(await chosen(said, takes)).toBe(where)
  })
})
