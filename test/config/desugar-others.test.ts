import { describe, expect, it } from 'vitest'
import { desugar } from '../../src/config/canonical/desugar.ts'
import type { JsonObject } from '../../src/model/trigger.ts'
import { addresses } from './canonical/said.ts'

const pool = (said: JsonObject) => desugar('pool', 'shop', said, addresses)

describe('the other kinds', () => {
  it('say what they are', () => {
    expect(desugar('policy', 'p', {}, addresses).properties).toEqual({
      ManagedPolicyName: 'p',
      PolicyDocument: { Version: '2012-10-17', Statement: [] },
    })
    expect(desugar('policy', 'p', { document: { Id: 'x' } }, addresses).properties.PolicyDocument).toEqual({
      Id: 'x',
    })
    expect(desugar('iam-user', 'u', { keys: { AKIA1: { secret: 's' } } }, addresses)).toEqual({
      properties: { UserName: 'u' },
      keys: { AKIA1: 's' },
    })
    expect(
      desugar('oidc-provider', 'o', { url: 'https://x', audiences: ['a'] }, addresses).properties,
    ).toEqual({
      Url: 'https://x',
      ClientIdList: ['a'],
    })
    expect(desugar('saml-provider', 's', { metadata: { file: './x.xml' } }, addresses).properties).toEqual({
      Name: 's',
      SamlMetadataDocument: { file: './x.xml' },
    })
    const said = {
      script: './x.ts',
      hooks: ['preSignUp'],
      sandbox: { timeout: '2s', memory: '1Mi' },
      capabilities: { api: ['AdminGetUser'] },
    }
    expect(desugar('trigger', 't', said, addresses)).toEqual({
      script: './x.ts',
      hooks: ['preSignUp'],
      timeout: 2000,
      memory: 1024 * 1024,
      capabilities: { api: ['AdminGetUser'] },
    })
  })

  it('take any name an author may give for just a name', () => {
    const groups = JSON.parse('{"__proto__":{"precedence":1},"constructor":{}}') as JsonObject
    expect(pool({ groups }).groups).toEqual([
      { GroupName: '__proto__', Precedence: 1 },
      { GroupName: 'constructor' },
    ])
  })
})
