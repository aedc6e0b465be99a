import { expect } from 'vitest'
import { madePools } from '../../../src/app/made-pools.ts'
import { load } from '../../../src/config/load.ts'
import { pulledPool } from '../../../src/config/pull/pulled-pool.ts'

/** The project that declares what the API made in a store: one pool, in a file without mistakes. */
export async function pulledModel(store: Parameters<typeof madePools>[0]) {
  const [kept] = await madePools(store)
  const around = load({ files: [], scripts: new Set() }).linked
  if (!kept || !around) throw new Error('nothing was made')
  const [path, name] = ['pools/shop.pool.yaml', 'shop']
  const pulled = pulledPool(kept, { path, name }, { ...around, scripts: new Set(), documents: new Map() })
  if ('mistake' in pulled) throw new Error(pulled.mistake)
  const { text, unsaid } = pulled
  expect(unsaid.filter(({ lost }) => lost)).toEqual([])
  const secrets = pulled.secrets.map((secret) => `  ${secret}: { env: ANY }\n`)
  const env = {
    path: 'pools/dev.env.yaml',
    text: `account: '123456789012'\n${secrets.length ? `secrets:\n${secrets.join('')}` : ''}`,
  }
  const documents = new Map([...pulled.documents].map(([beside, text]) => [`pools/${beside}`, text]))
  const { model, findings } = load({
    files: [{ path, text }, env],
    scripts: new Set(),
    documents,
    env: 'dev',
  })
  expect({ text, findings: findings.filter(({ severity }) => severity === 'error') }).toEqual({
    text,
    findings: [],
  })
  if (!model) throw new Error('the file is not linked')
  return { model, text }
}
