import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Model } from '../../../src/model/model.ts'
import { readSecrets } from '../../../src/adapters/secrets/read-secrets.ts'

let root = ''
beforeEach(() => void (root = mkdtempSync(join(tmpdir(), 'secrets-'))))
afterEach(() => rmSync(root, { recursive: true }))

const model = (secrets: Model['secrets'], env?: string) =>
  ({
    ...(env && { env }),
    pools: [
      {
        name: 'shop',
        clients: [
          { name: 'web' },
          { name: 'drawn', secret: 'derived' },
          { name: 'server', secret: { secret: 'server-secret' } },
          { name: 'batch', secret: { secret: 'corp' } },
        ],
        identityProviders: [
          { ProviderName: 'Corp', ProviderDetails: { client_id: 'shop', client_secret: { secret: 'corp' } } },
        ],
      },
      { name: 'staff', clients: [{ name: 'tool', secret: { secret: 'corp' } }], identityProviders: [] },
    ],
    iamUsers: [],
    gates: [],
    waysOut: {},
    functions: new Map(),
    secrets,
  }) as unknown as Model

/** A function of one trigger, which may reach something. */
const functionOf = (name: string, capabilities: object, env: object = {}) => {
  const reach = { secrets: [], aws: {}, ...capabilities }
  return [name, { name, stages: [{ trigger: { name, env }, capabilities: reach }] }] as const
}

describe('readSecrets', () => {
  it('reads variables, and files from the folder of the project without their last line end', async () => {
    writeFileSync(join(root, 'corp.txt'), 'from a file\r\n')
    const bound = { 'server-secret': { env: 'SERVER' }, corp: { file: 'corp.txt' } }
    const secrets = await readSecrets(model(bound), { root, variables: { SERVER: 'from a variable' } })
    expect(secrets.value('server-secret')).toBe('from a variable')
    expect(secrets.value('corp')).toBe('from a file')
    expect(secrets.missing).toEqual([])
  })

  it('names what is missing once, with everyone who uses it and what to do', async () => {
    const bound = { 'server-secret': { env: 'SERVER' }, corp: { file: 'nowhere.txt' } }
    const { missing, value } = await readSecrets(model(bound, 'prod'), { root, variables: { SERVER: '' } })
    expect(missing).toEqual([
      {
        name: 'corp',
        usedBy: [
          'client `batch` of pool `shop`',
          'client `tool` of pool `staff`',
          'identity provider `Corp` of pool `shop`',
        ],
        remedy: 'put it in the file nowhere.txt',
      },
      { name: 'server-secret', usedBy: ['client `server` of pool `shop`'], remedy: 'set SERVER' },
    ])
    expect(value('corp')).toBeUndefined()
  })

  it('names every way in which a trigger uses one', async () => {
    const aws = {
      ses: {},
      ssm: { parameters: { '/mode': 'strict', '/key': { secret: 'of-ssm' } } },
      secretsmanager: { secrets: { 'shop/api': { secret: 'of-manager' } } },
    }
    const functions = new Map([
      functionOf('reads', { secrets: ['read'] }),
      functionOf('asks', { aws }),
      functionOf('stands', {}, { MODE: 'strict', KEY: { secret: 'of-env' } }),
    ])
    const { missing } = await readSecrets({ ...model({}), pools: [], functions } as unknown as Model, {
      root,
      variables: {},
    })
    expect(missing.map(({ name, usedBy }) => [name, ...usedBy])).toEqual([
      ['of-env', 'trigger `stands`'],
      ['of-manager', 'trigger `asks`'],
      ['of-ssm', 'trigger `asks`'],
      ['read', 'trigger `reads`'],
    ])
  })

  it('reads those of access keys and MFA devices of IAM users', async () => {
    const iamUsers = [{ name: 'backend', keys: { AKIAIOSFODNN7EXAMPLE: 'backend-key' }, mfa: 'seed' }]
    const { missing } = await readSecrets({ ...model({}), pools: [], iamUsers } as unknown as Model, {
      root,
      variables: {},
    })
    expect(missing.map(({ name, usedBy }) => [name, ...usedBy])).toEqual([
      ['backend-key', 'access key `AKIAIOSFODNN7EXAMPLE` of IAM user `backend`'],
      ['seed', 'the MFA device of IAM user `backend`'],
    ])
  })

  it('asks for an environment where none was chosen', async () => {
    const { missing } = await readSecrets(model({}), { root, variables: {} })
    expect(missing.map(({ remedy }) => remedy)).toContain(
      'choose an environment that binds `corp`, with --env',
    )
  })

  it('does not read a variable that nothing is bound to', async () => {
    const { value } = await readSecrets(model({}), { root, variables: { corp: 'no' } })
    expect(value('corp')).toBeUndefined()
  })
})
