import { expect, it } from 'vitest'
import { password, tell, type StoryScript } from './tell-story.ts'

const pool = (more = '') => ({
  'pools/shop.pool.yaml': `
signIn: { with: [email] }
${more}
resourceServers:
  https://api.example.com: { scopes: { read: Read, write: Write } }
clients:
  web: { auth: [password, refresh] }
  batch:
    secret: true
    auth: [refresh]
    oauth: { flows: [client_credentials], scopes: [https://api.example.com/read] }
  job:
    secret: true
    auth: [clientToken]
    oauth: { flows: [client_credentials], scopes: [https://api.example.com/read] }
`,
})
const domain = 'domain: { name: shop }'
const triggers = 'triggers: { preTokenGeneration: { use: pretokengeneration, version: V3_0 } }'
const given = {
  secrets: { token: 'any' },
  users: { ana: { attributes: { email: 'ana@example.com' }, password } },
}
const read = 'https://api.example.com/read'
const comes = (parts: object = {}) => ({
  name: 'a machine comes',
  do: 'clientCredentials',
  client: 'batch',
  ...parts,
})
const play = async (
  steps: readonly object[],
  more: string,
  scripts: Readonly<Record<string, StoryScript>> = {},
) => (await tell(steps, given, scripts, pool(more))).steps.map((step) => step.told)

it.each([
  ['batch', domain],
  ['job', domain],
  ['job', ''],
])('a machine gets a token of its own: %s, %s', async (client, more) => {
  const expected = { access: { scope: read, token_use: 'access', version: 2 }, hooks: [], sent: 'nothing' }
  expect(await play([comes({ client, expect: expected }), comes({ client, scopes: [read] })], more)).toEqual([
    [],
    [],
  ])
})

it.each(['batch', 'job'])('its script hears what it says: %s', async (client) => {
  const heard: unknown[] = []
  const steps = [
    comes({
      client,
      clientMetadata: { run: 'nightly' },
      expect: { access: { tenant: 'acme' }, hooks: ['preTokenGeneration'] },
    }),
  ]
  const preTokenGeneration: StoryScript = (event) => {
    const { triggerSource, request } = event as never as Record<string, Record<string, unknown>>
    heard.push([triggerSource, request?.['clientMetadata']])
    const accessTokenGeneration = { claimsToAddOrOverride: { tenant: 'acme' } }
    event.response['claimsAndScopeOverrideDetails'] = { accessTokenGeneration }
  }
  expect(await play(steps, `${domain}\n${triggers}`, { preTokenGeneration })).toEqual([[]])
  expect(heard).toEqual([['TokenGeneration_ClientCredentials', { run: 'nightly' }]])
})

it('is refused as the endpoint refuses it', async () => {
  const steps = [
    comes({ scopes: ['https://api.example.com/none'], expect: { error: 'invalid_scope' } }),
    comes({ scopes: ['https://api.example.com/write'], expect: { error: 'invalid_grant' } }),
    comes({ client: 'web', expect: { error: 'unauthorized_client' } }),
    comes({ client: 'job', scopes: ['https://api.example.com/none'] }),
  ]
  const told = await play(steps, domain)
  expect(told.slice(0, 3)).toEqual([[], [], []])
  expect(told[3]?.[0]).toContain('expected that it succeeds, and it was refused: invalid_scope')
})

it('has nobody to ask where the pool has no domain', async () => {
  expect(await play([comes()], '')).toEqual([
    ['the pool `shop` has no `domain`, and so no endpoint that gives tokens'],
  ])
})

it('signs nobody out', async () => {
  const steps = [
    {
      name: 'Ana signs in',
      do: 'signIn',
      client: 'web',
      by: 'password',
      username: 'ana@example.com',
      password,
    },
    comes(),
    { name: 'she stays', do: 'refresh', expect: { id: { email: 'ana@example.com' } } },
  ]
  expect(await play(steps, domain)).toEqual([[], [], []])
})
