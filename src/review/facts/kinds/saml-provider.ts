import { createHash } from 'node:crypto'
import type { Json } from '../../../model/trigger.ts'
import { code } from '../code.ts'
import type { FactKind } from '../fact.ts'

interface Value extends Readonly<Record<string, Json>> {
  readonly from: string
  readonly sha256: string | null
}

/** A SAML provider of IAM, and the metadata that says by which keys it vouches: `about` is its name. */
export const samlProvider: FactKind<Value> = {
  kind: 'samlProvider',
  names: 'saml-provider',
  whole: true,
  *of({ all, model }) {
    for (const resource of all('saml-provider')) {
      const { url, file } = resource.says.metadata
      const text = model.samlProviders.find(({ name }) => name === resource.name)?.properties
        .SamlMetadataDocument
      const sha256 = typeof text === 'string' ? createHash('sha256').update(text).digest('hex') : null
      // Where the document itself is known, it does not matter in which file it lies.
      const from = sha256 === null ? (url ?? file ?? '') : ''
      yield { about: [resource.name], value: { from, sha256 }, at: { resource, path: ['metadata'] } }
    }
  },
  *tell({ about: [name = ''], before, after }) {
    const whose = `the SAML provider ${code(name)}`
    if (!before) yield { risk: 'resource-added', sentence: `${whose} is new: roles can trust it` }
    else if (!after)
      yield { risk: 'client-breaking', sentence: `${whose} is gone: its assertions count no more` }
    else
      yield {
        risk: 'auth-weakened',
        sentence: `the metadata of ${whose} is other metadata: whoever has the keys in it vouches for people`,
      }
  },
}
