import { createHash } from 'node:crypto'
import { isObject } from '../../../config/canonical/tree.ts'
import type { Json, JsonObject } from '../../../model/trigger.ts'
import type { Reviewed } from '../../lint/reviewed.ts'
import { code, valueWords } from '../code.ts'
import type { Changed, FactKind, Told } from '../fact.ts'
import { resolveImport } from '../scripts/resolve-import.ts'

/** An identity provider of a pool, and how it is asked: `about` is pool and provider. */
export const provider: FactKind<JsonObject> = {
  kind: 'provider',
  names: 'provider',
  whole: true,
  *of(project) {
    for (const pool of project.all('pool'))
      for (const [name, { map: _, ...said }] of Object.entries(pool.says.identityProviders ?? {}))
        yield {
          about: [pool.name, name],
          value: sorted({ ...(said as unknown as JsonObject), ...documentIn(pool.file, said, project) }),
          at: { resource: pool, path: ['identityProviders', name] },
        }
  },
  *tell({ about: [pool = '', name = ''], before, after }) {
    const whose = `the identity provider ${code(name)} of ${code(pool)}`
    if (!before) yield { risk: 'resource-added', sentence: `${whose} is new: clients can let in its people` }
    else if (!after)
      yield {
        risk: 'data-loss',
        sentence: `${whose} is gone: whoever came by it cannot sign in, and is somebody else should it come back under another name`,
        help: 'take it from the clients first, and away once its people have another way in',
      }
    else yield* toldChange(whose, { before, after })
  },
}

/** Settings that are safer where they are so, and those that are where they are not. */
const guards: Readonly<Record<string, boolean>> = {
  encryptedResponses: true,
  signRequests: true,
  idpInitiated: false,
}
/** Whoever is named here vouches for people. */
const vouchers = ['issuer', 'metadata', 'clientId', 'teamId', 'keyId', 'attributesMethod', 'aws']

function* toldChange(
  whose: string,
  { before, after }: Required<Pick<Changed<JsonObject>, 'before' | 'after'>>,
): Generator<Told> {
  const parts = Object.keys({ ...before.value, ...after.value }).filter(
    (part) => JSON.stringify(before.value[part]) !== JSON.stringify(after.value[part]),
  )
  for (const part of parts) {
    const [was, is] = [before.value[part], after.value[part]]
    const words = `\`${part}\` of ${whose} is now ${inWords(is)}, and was ${inWords(was)}`
    if (part === 'type')
      yield {
        risk: 'replace',
        sentence: `${words}: it is made anew, and whoever came by it is somebody else now`,
        help: 'declare it under another name beside the old one',
      }
    else if (part === 'clientSecret' || part === 'privateKey')
      yield { risk: 'secret-changed', sentence: words }
    else if (part in guards)
      yield { risk: (is === true) === guards[part] ? 'auth-strengthened' : 'auth-weakened', sentence: words }
    else if (vouchers.includes(part))
      yield { risk: 'auth-weakened', sentence: `${words}: another one may vouch for people` }
    else if (part === 'scopes') yield { risk: 'token-changed', sentence: words }
    else yield { risk: 'client-breaking', sentence: words }
  }
}

const inWords = (value: Json | undefined) =>
  isObject(value) ? code(JSON.stringify(value)) : valueWords(value)

/** The document itself, where it is a file: whoever changes that changes who vouches. */
function documentIn(file: string, said: object, project: Reviewed): JsonObject {
  const { metadata } = said as { readonly metadata?: { readonly file?: string } }
  const text =
    metadata?.file === undefined ? undefined : resolveImport(file, `./${metadata.file}`, project.text)?.text
  return text === undefined ? {} : { metadata: { sha256: createHash('sha256').update(text).digest('hex') } }
}

/** Lists here are sets; switches that are off say nothing. */
const sorted = (said: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(said)
      .filter(([key, value]) => !(key in guards || key === 'signOut') || value === true)
      .map(([key, value]) => [key, Array.isArray(value) ? (value as readonly string[]).toSorted() : value]),
  )
