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
      },
      { name: 'staff', clients: [{ name: 'tool', secret: { secret: 'corp' } }] },
    ],
    secrets,
  }) as unknown as Model

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
        usedBy: ['client `batch` of pool `shop`', 'client `tool` of pool `staff`'],
        remedy: 'put it in the file nowhere.txt',
      },
      { name: 'server-secret', usedBy: ['client `server` of pool `shop`'], remedy: 'set SERVER' },
    ])
    expect(value('corp')).toBeUndefined()
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
