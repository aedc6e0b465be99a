import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linkedPools } from '../../../src/adapters/pools/linked-pools.ts'
import { madePools } from '../../../src/app/made-pools.ts'
import { load } from '../../../src/config/load.ts'
import { pulledPool } from '../../../src/config/pull/pulled-pool.ts'
import { perform, type Step } from '../../../src/engine/flow.ts'
import type { Ports } from '../../../src/engine/ports.ts'
import { Fault } from '../../../src/model/fault.ts'
import * as operations from '../../../src/operations/user-pools/index.ts'
import { checkInput } from '../../../src/schema/inputs.ts'
import { world } from '../../world.ts'
import { poolSaid, type Said } from './said-pools.ts'

type Name = keyof typeof operations
const ask = async (ports: Ports, name: Name, input: object) => {
  const { flow, output } = operations[name]
  const facts = await perform(flow as Step<object, object>, checkInput(name, input as never) as object, ports)
  return output(facts as never) as Record<string, unknown>
}

/** Makes the pool, as far as the API lets it be, and gives its id and its clients'. */
async function make(ports: Ports, said: Said) {
  const attempt = async (name: Name, input: object) => {
    try {
      return await ask(ports, name, input)
    } catch (error) {
      if (error instanceof Fault) return undefined
      throw error
    }
  }
  const made = await attempt('CreateUserPool', said.pool)
  const UserPoolId = (made?.['UserPool'] as { Id: string } | undefined)?.Id
  if (UserPoolId === undefined) return undefined
  const clients: string[] = []
  for (const [name, input] of said.parts) {
    const answer = await attempt(name, { UserPoolId, ...input })
    const client = answer?.['UserPoolClient'] as { ClientId: string } | undefined
    if (client) clients.push(client.ClientId)
  }
  return { UserPoolId, clients }
}

/** All that the API tells of a pool, but for dates and what files only name. */
async function told(
  ports: Ports,
  said: Said,
  { UserPoolId, clients }: { UserPoolId: string; clients: string[] },
) {
  const pool = { UserPoolId }
  const names = (key: string) => [...new Set(said.parts.flatMap(([, input]) => input[key] ?? []))] as string[]
  const asked: [Name, object][] = [
    ['DescribeUserPool', pool],
    ['GetUserPoolMfaConfig', pool],
    ['GetLogDeliveryConfiguration', pool],
    ['DescribeRiskConfiguration', pool],
    ['ListGroups', pool],
    ['ListResourceServers', { ...pool, MaxResults: 50 }],
    ['ListIdentityProviders', pool],
    ...clients.map((ClientId): [Name, object] => ['DescribeUserPoolClient', { ...pool, ClientId }]),
    ...names('ProviderName').map((ProviderName): [Name, object] => [
      'DescribeIdentityProvider',
      { ...pool, ProviderName },
    ]),
    ...names('Domain').map((Domain): [Name, object] => ['DescribeUserPoolDomain', { Domain }]),
  ]
  const answers = await Promise.all(
    asked.map(async ([name, input]) => {
      const answer = await ask(ports, name, input).catch((error: unknown) => {
        if (error instanceof Fault) return { refused: error.code }
        throw error
      })
      return [`${name} ${JSON.stringify(input)}`, plain(answer)] as const
    }),
  )
  return Object.fromEntries(answers)
}

const untold = /^(CreationDate|LastModifiedDate|ClientSecret|client_secret|private_key|MetadataFile)$/
const plain = (value: unknown): unknown => {
  if (Array.isArray(value)) {
    const items = value.map(plain)
    return items.every((item) => typeof item === 'string') ? items.sort() : items
  }
  if (typeof value === 'string') return value.split(' ').sort().join(' ')
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).filter(([key, inner]) => inner !== undefined && !untold.test(key))
  return Object.fromEntries(members.map(([key, inner]) => [key, plain(inner)]))
}

describe('a pool that the API made', () => {
  it('is the same pool once it is pulled, and its file has no mistake', { timeout: 120_000 }, async () => {
    const seen = new Set<string>()
    await fc.assert(
      fc.asyncProperty(poolSaid, async (said) => {
        const { ports, store } = await world()
        const made = await make(ports, said)
        if (!made) return
        const before = await told(ports, said, made)
        const [kept] = await madePools(store)
        const around = load({ files: [], scripts: new Set() }).linked
        if (!kept || !around) throw new Error('nothing was made')
        const [path, name] = ['pools/shop.pool.yaml', 'shop']
        const pulled = pulledPool(
          kept,
          { path, name },
          { ...around, scripts: new Set(), documents: new Map() },
        )
        if ('mistake' in pulled) throw new Error(pulled.mistake)
        expect(pulled.unsaid.filter(({ lost }) => lost)).toEqual([])
        const secrets = pulled.secrets.map((secret) => `  ${secret}: { env: ANY }\n`)
        const env = {
          path: 'pools/dev.env.yaml',
          text: `account: '123456789012'\n${secrets.length ? `secrets:\n${secrets.join('')}` : ''}`,
        }
        const files = [{ path, text: pulled.text }, env]
        const { model, findings } = load({ files, scripts: new Set(), env: 'dev' })
        expect({
          text: pulled.text,
          findings: findings.filter(({ severity }) => severity === 'error'),
        }).toEqual({
          text: pulled.text,
          findings: [],
        })
        if (!model) throw new Error('the file is not linked')
        const secretsOf = { derived: () => 'derived', bound: () => 'bound' }
        const pools = linkedPools(model, { url: 'http://localhost:9340' }, secretsOf, store)
        expect(pools.declaredAt((await pools.byId(made.UserPoolId))!)).toMatchObject({ file: path })
        expect(await told({ ...ports, pools }, said, made)).toEqual(before)
        for (const key of pulled.text.match(/^\w+/gm) ?? []) seen.add(key)
      }),
      { numRuns: 150 },
    )
    expect([...seen].sort()).toEqual(
      expect.arrayContaining([
        'aws',
        'clients',
        'domain',
        'groups',
        'identityProviders',
        'logs',
        'mfa',
        'resourceServers',
        'threatProtection',
        'triggers',
      ]),
    )
  })
})
