import { Document, isScalar, visit } from 'yaml'
import { kinds } from '../../model/model.ts'
import type { KeptPool } from '../../model/pool.ts'
import type { Json, JsonObject } from '../../model/trigger.ts'
import { resugar } from '../canonical/resugar.ts'
import { isObject } from '../canonical/tree.ts'
import { violationsOf } from '../check.ts'
import { format } from '../fmt/format.ts'
import { checkLinks } from '../link/link.ts'
import type { Linked } from '../load.ts'
import { declare, type Resource } from '../merge/resource.ts'
import { resolverOf } from '../merge/resolver.ts'
import type { Path } from '../path.ts'
import { canonicalOf, type Described, type Unsaid } from './canonical-of.ts'

/** The file of a pool that the API made. */
export interface Pulled extends Pick<Described, 'secrets' | 'documents' | 'unsaid'> {
  readonly text: string
}

/** The project that the file is to be a part of. */
export interface Around extends Linked {
  readonly scripts: ReadonlySet<string>
  readonly documents: ReadonlyMap<string, string>
}

interface Mistake {
  readonly path: Path
  readonly message: string
}

/**
 * The file that makes a pool of the API a declared one with the same ids, in its normal form. What the language
 * has words for that the project's rules refuse is said under `aws`, by CloudFormation's names. Gives the
 * mistake where no file could be without one.
 */
export function pulledPool(
  kept: KeptPool,
  file: { readonly path: string; readonly name: string },
  around: Around,
): Pulled | { readonly mistake: string } {
  const { environment } = around
  // Neither can be said in a pool's file, and its ARN would be another.
  const region = kept.id.slice(0, kept.id.indexOf('_'))
  if (region !== environment.region)
    return {
      mistake: `it is in ${region}, and the project is in ${environment.region}: choose an environment of that region with --env`,
    }
  const described = canonicalOf(kept, file.name)
  const dropped: Unsaid[] = []
  let { canonical } = described
  let avoid: readonly Path[] = []
  const heard: Mistake[] = []
  for (;;) {
    const { addresses } = around
    const value = resugar('pool', file.name, canonical, addresses, avoid)
    const mistakes = mistakesOf(value, file, described, around)
    const [first] = mistakes
    if (!first) {
      const text = textOf(value, file)
      const documents = new Map([...described.documents].filter(([beside]) => text.includes(beside)))
      return { ...described, documents, unsaid: [...described.unsaid, ...dropped], text }
    }
    const fresh = mistakes.map(({ path }) => path).filter((path) => !avoid.some((one) => isWithin(path, one)))
    if (fresh.length) {
      heard.push(...mistakes)
      avoid = [...avoid, ...fresh]
      continue
    }
    // A provider that lacks what every one must have cannot be said at all; a pool goes without it.
    const [place, name] = first.path
    if (place !== 'identityProviders' || name === undefined) return { mistake: first.message }
    canonical = {
      ...canonical,
      identityProviders: canonical.identityProviders.filter(({ ProviderName }) => ProviderName !== name),
    }
    // What was wrong with it at first: without what is left out, something else is.
    const { message: why } = heard.find(({ path }) => path[0] === place && path[1] === name) ?? first
    dropped.push({ what: `the identity provider \`${name}\``, why, lost: true })
  }
}

const isWithin = (path: Path, place: Path) => place.every((key, index) => path[index] === key)

/** A document that lies beside a file, by its path from the project's folder. */
const besides =
  (file: string) =>
  ([name, text]: readonly [string, string]) =>
    [file.slice(0, file.lastIndexOf('/') + 1) + name, text] as const

/** Everything that the project has against the pool as a value: each mistake with the path that it is about. */
function mistakesOf(
  value: JsonObject,
  { path: file, name }: { readonly path: string; readonly name: string },
  { secrets, documents }: Described,
  around: Around,
): readonly Mistake[] {
  const written = violationsOf('pool', escaped(value))
  if (written.length) return written
  const path = pathToUnsayable(value)
  if (path) return [{ path, message: `\`${path.at(-1)}\` cannot be a key of a file` }]
  const at = () => ({ file, line: 1, column: 1 })
  const resource: Resource = {
    kind: 'pool',
    name,
    file,
    value,
    layers: [{ written: { at }, from: [], to: [], value, own: true }],
  }
  const others = kinds.flatMap((kind) =>
    around.declared.all(kind).filter((one) => kind !== 'pool' || one.name !== name),
  )
  const declared = declare([...others, resource], [])
  const bound = Object.fromEntries(secrets.map((secret) => [secret, { env: secret }] as const))
  const environment = { ...around.environment, secrets: { ...around.environment.secrets, ...bound } }
  const mistakes: Mistake[] = []
  checkLinks(
    {
      declared,
      environment,
      addresses: resolverOf(declared, environment).addresses,
      scripts: around.scripts,
      documents: new Map([...around.documents, ...[...documents].map(besides(file))]),
    },
    ({ kind, name: of }, path, { severity = 'error', message }) => {
      if (kind === 'pool' && of === name && severity === 'error') mistakes.push({ path, message })
    },
  )
  return mistakes
}

/** Where a name stands that is none to a reader of files: of the prototype, of a merge, or an interpolation. */
function pathToUnsayable(value: Json): Path | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, inner] of Object.entries(value)) {
    if (key === '__proto__' || key === '<<' || key.includes('$(')) return [key]
    const below = pathToUnsayable(inner)
    if (below) return [key, ...below]
  }
  return undefined
}

/** The value as a file says it: what looks like an interpolation is none. */
function escaped(value: Json): Json {
  if (typeof value === 'string') return value.replaceAll('$(', '$$$$(')
  if (Array.isArray(value)) return (value as readonly Json[]).map(escaped)
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, escaped(inner)])) as Json
}

function textOf(value: JsonObject, { path }: { readonly path: string }): string {
  const up = '../'.repeat(path.split('/').length - 1)
  const document = new Document(escaped(value), { aliasDuplicateObjects: false })
  document.commentBefore = ` yaml-language-server: $schema=${up}node_modules/poolwright/schemas/config/pool.schema.json`
  // Lists of words, and the small maps inside of others, stand on one line where it holds them.
  visit(document, {
    Seq: (_, list) => void (list.flow = list.items.every(isScalar)),
    Map: (_, map, above) => {
      const small = map.items.length <= 3 && map.items.every((pair) => isScalar(pair.value))
      map.flow = small && above.length > 3
    },
  })
  const text = document
    .toString({ lineWidth: 0, singleQuote: true, flowCollectionPadding: true })
    .replace(/\n\n/, '\n')
  const formed = format('pool', text)
  return 'text' in formed ? formed.text : text
}
