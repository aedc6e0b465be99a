import type { Addresses } from '../../config/addresses.ts'
import type { CanonicalKind } from '../../config/canonical/canonical.ts'
import { desugar } from '../../config/canonical/desugar.ts'
import { resugar } from '../../config/canonical/resugar.ts'
import type { Linked, Loaded } from '../../config/load.ts'
import type { Documents, EnvDocument } from '../../config/made/documents.ts'
import type { Resource as Written } from '../../config/merge/resource.ts'
import { isReadyMade } from '../../config/ready-made.ts'
import type { Kind, Model } from '../../model/model.ts'
import type { JsonObject } from '../../model/trigger.ts'
import { withNamedMappings, withPresentFlows } from './in-our-words.ts'
import type { Probe } from './probe.ts'
import type { Script } from './script.ts'

/** What one file declares, as a rule reads it. */
export interface Resource<K extends Kind = Kind> {
  readonly kind: K
  readonly name: string
  readonly file: string
  /**
   * In the words of the language: fragments and the environment's patch merged, interpolations given, and
   * what `aws` says in words where there are any. Nothing is filled in: what nobody says is absent.
   */
  readonly says: Documents[K]
  /** Where each part of it was written. */
  readonly layers: Written['layers']
}

/** A project as rules see it: all of its files, in one environment. */
export interface Reviewed {
  /** The same as trees of CloudFormation, with ARNs and ids. */
  readonly model: Model
  readonly addresses: Addresses
  readonly env?: string
  /** Whether the environment says that it is `protected`. */
  readonly protected: boolean
  /** In the order of the names; without what ships with the product. */
  all<K extends Kind>(kind: K): readonly Resource<K>[]
  /** By its name or ARN, where the project declares it. */
  find<K extends Kind>(kind: K, name: string): Resource<K> | undefined
  /** The script of a trigger, read and parsed when it is first asked for; none where it cannot be. */
  script(trigger: Resource<'trigger'>): Script | undefined
  /** The text of another file of the project, a script or a document, by its path; none where it was not read. */
  text(file: string): string | undefined
  /** Runs a trigger's script on an event, without any power; absent where no script may run. */
  readonly probe?: Probe
  /** Milliseconds since 1970, for what depends on the date. */
  readonly now: number
}

/** What a review is given beside the project. */
export interface Reviewing {
  /** The text of a file under `triggers/`, by its path; none where it cannot be read. */
  readonly script?: (trigger: Resource<'trigger'>) => Script | undefined
  /** The texts of files that declare nothing, by path: scripts, and documents that declarations name. */
  readonly texts?: ReadonlyMap<string, string>
  readonly probe?: Probe
  readonly now: number
}

/** The project for rules to look at. */
export function reviewed(loaded: Required<Pick<Loaded, 'model' | 'linked'>>, given: Reviewing): Reviewed {
  const { model, linked } = loaded
  const { declared, environment, addresses } = linked
  const known = new Map<Kind, readonly Resource[]>()
  const byName = new Map<Kind, ReadonlyMap<string, Resource>>()
  const all = <K extends Kind>(kind: K) => {
    let resources = known.get(kind)
    if (!resources) {
      resources = declared
        .all(kind)
        .filter(({ name }) => !isReadyMade(name))
        .map((resource) => asRead(resource, linked))
      known.set(kind, resources)
    }
    return resources as readonly Resource<K>[]
  }
  const env = environment.resource?.value as EnvDocument | undefined
  const scripts = new Map<string, Script | undefined>()
  return {
    model,
    addresses,
    ...(environment.name !== undefined && { env: environment.name }),
    protected: env?.protected ?? false,
    all,
    find: (kind, name) => {
      const meant = name.startsWith('arn:') ? nameOf(addresses, kind, name) : name
      let named = byName.get(kind)
      if (!named) byName.set(kind, (named = new Map(all(kind).map((each) => [each.name, each]))))
      return named.get(meant) as Resource<typeof kind> | undefined
    },
    script: (trigger) => {
      if (!scripts.has(trigger.name)) scripts.set(trigger.name, given.script?.(trigger))
      return scripts.get(trigger.name)
    },
    text: (file) => given.texts?.get(file),
    ...(given.probe && { probe: given.probe }),
    now: given.now,
  }
}

/** Only what is said in CloudFormation's words is translated: all else is in ours. */
function asRead({ kind, name, file, value, layers }: Written, { addresses }: Linked): Resource {
  const says = JSON.stringify(value).includes('"aws":')
    ? translated(kind as CanonicalKind, name, value, addresses)
    : value
  return { kind, name, file, says: says as unknown as Documents[Kind], layers }
}

function translated(kind: CanonicalKind, name: string, value: JsonObject, addresses: Addresses): JsonObject {
  if (kind === 'identity')
    return resugar(kind, name, withNamedMappings(desugar(kind, name, value, addresses)), addresses)
  if (kind === 'pool')
    return resugar(kind, name, withPresentFlows(desugar(kind, name, value, addresses)), addresses)
  return resugar(kind, name, desugar(kind, name, value, addresses), addresses)
}

const addressed = [
  'pool',
  'identity',
  'role',
  'policy',
  'iam-user',
  'trigger',
  'oidc-provider',
  'saml-provider',
] as const

function nameOf(addresses: Addresses, kind: Kind, arn: string): string {
  const known = addressed.find((each) => each === kind)
  return known ? addresses.name(known, arn) : arn
}
