import { describe, expect, it } from 'vitest'
import { load } from '../../../src/config/load.ts'
import { nameFor } from '../../../src/config/pull/names.ts'
import { pulledPool } from '../../../src/config/pull/pulled-pool.ts'
import type { KeptPool, PoolPart } from '../../../src/model/pool.ts'
import { someMetadata } from '../../saml-metadata.ts'

const dates = { createdAt: 1, modifiedAt: 1 }
const group = (name: string): PoolPart => ({
  kind: 'group',
  name,
  body: { GroupName: name, Description: `${name}\n# no: comment` },
  ...dates,
})
const provider = (name: string, metadata = someMetadata(name)): PoolPart => ({
  kind: 'identity-provider',
  name,
  body: {
    ProviderName: name,
    ProviderType: 'SAML',
    ProviderDetails: { MetadataFile: metadata },
    AttributeMapping: { email: 'email' },
  },
  ...dates,
})

const around = load({ files: [], scripts: new Set() }).linked!
const [path, name] = ['pools/shop.pool.yaml', 'shop']
function pull(...parts: readonly PoolPart[]) {
  const properties = { UserPoolName: '../../etc/passwd', Policies: {} }
  const kept = { id: 'us-east-1_aB3dE5fG7', revision: 1, properties, parts, ...dates } as KeptPool
  return pulledPool(kept, { path, name }, { ...around, scripts: new Set(), documents: new Map() })
}

describe('names that the API was given', () => {
  it('are the same in the file, whatever they mean in YAML', () => {
    const names = [
      '&a',
      '*a',
      '!tag',
      'null',
      '~',
      'true',
      '1e3',
      '- a',
      '? b',
      '#c',
      'a: b',
      '%d',
      '@x',
      '`x',
    ]
    const more = [
      '=',
      '0x10',
      '"q"',
      "'q'",
      '{',
      '[x]',
      '|',
      '>',
      '2020-01-01',
      'a\\b',
      '.inf',
      'constructor',
    ]
    const all = [...names, ...more, '\u200dx', '\ufeffx', '\u2028']
    const pulled = pull(...all.map(group))
    const text = 'text' in pulled ? pulled.text : pulled.mistake
    const { model, findings } = load({ files: [{ path, text }], scripts: new Set() })
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
    const groups = model?.pools[0]?.groups ?? []
    expect(groups.map(({ GroupName }) => GroupName).toSorted()).toEqual(all.toSorted())
    expect(groups.every(({ GroupName, Description }) => Description === `${GroupName}\n# no: comment`)).toBe(
      true,
    )
  })

  it.each(['__proto__', '<<', '$(pool.people.arn)'])('are told where no file can hold them: %s', (odd) => {
    expect(pull(group(odd))).toEqual({ mistake: `\`${odd}\` cannot be a key of a file` })
  })

  it('give each SAML provider a document of its own, also where capitals count for nothing', () => {
    const pulled = pull(...['Okta', 'okta'].map((name) => provider(name)))
    if ('mistake' in pulled) throw new Error(pulled.mistake)
    const { text, documents } = pulled
    expect(new Set([...documents.keys()].map((beside) => beside.toLowerCase())).size).toBe(2)
    const named = [...text.matchAll(/^ {2}(\w+):\n.*\n.*file: \.\/([\w.-]+)/gm)]
    expect(named.map(([, provider, beside = '']) => [provider, documents.get(beside)])).toEqual([
      ['Okta', someMetadata('Okta')],
      ['okta', someMetadata('okta')],
    ])
  })

  it('go without a SAML provider that an older server took with what is no metadata, and say so', () => {
    const pulled = pull(provider('Okta'), provider('Broken', '<document/>'))
    if ('mistake' in pulled) throw new Error(pulled.mistake)
    expect([...pulled.documents.values()]).toEqual([someMetadata('Okta')])
    expect(pulled.text).not.toContain('Broken')
    expect(pulled.unsaid).toEqual([
      {
        what: 'the identity provider `Broken`',
        why: expect.stringContaining('has no `EntityDescriptor` at its root') as string,
        lost: true,
      },
    ])
  })

  it.each([
    ['con', 'con-'],
    ['NUL', 'NUL-'],
    ['aux.old', 'aux-.old'],
    ['com1', 'com1-'],
    ['console', 'console'],
    ['../../etc/passwd', 'etc-passwd'],
    ['C:\\x', 'C-x'],
    ['a\0b', 'a-b'],
    ['..', 'us-east-1_aB3'],
  ])('are names of files on every machine: %j', (given, file) => {
    expect(nameFor(given, 'us-east-1_aB3', new Set())).toBe(file)
  })
})
