import { managedNames } from '../../iam/managed-policies.ts'
import { kinds, type Kind } from '../../model/model.ts'
import type { Declared, Resource } from '../merge/resource.ts'
import type { GateDocument, IdentityDocument, PoolDocument, ScenarioDocument } from '../made/documents.ts'
import { nearest } from '../nearest.ts'
import { isReadyMade, readyMadeNames } from '../ready-made.ts'
import { attributesOf } from './attributes.ts'
import type { Target } from './reference-shape.ts'
import { referencesOf, type Reference } from './references.ts'
import type { Mistake, Tell } from './tell.ts'

const words: Partial<Record<Target, string>> = {
  identity: 'identity pool',
  env: 'environment',
  identityProvider: 'identity provider',
  'oidc-provider': 'OIDC provider',
  'saml-provider': 'SAML provider',
}
const addressed: readonly Target[] = [
  'role',
  'policy',
  'pool',
  'identity',
  'trigger',
  'oidc-provider',
  'saml-provider',
]
/** Unresolved names that are told of one file. */
const mostMissed = 100
const standardScopes = ['openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin']

/** Checks that everything a resource names is declared. What a file with mistakes declares counts as declared. */
export function checkReferences(resource: Resource, declared: Declared, tell: Tell): void {
  let missed = 0
  for (const reference of referencesOf(resource.kind, resource.value)) {
    const { target, name, path } = reference
    if (addressed.includes(target) && name.startsWith('arn:')) continue
    const known = namesFor(resource, reference, declared)
    if (!known || known.includes(name)) continue
    // Looking for what was meant costs time, and nobody reads that many.
    if (++missed > mostMissed) return
    tell(resource, path, unresolved(target, name, known))
  }
  for (const [target, name, path] of keyedBy(resource))
    if (!declared.find(target, name))
      tell(resource, path, unresolved(target, name, declared.names(target)), 'key')
}

/** What may stand at a reference; nothing where that cannot be known, or is checked elsewhere. */
function namesFor(
  resource: Resource,
  { target, path }: Reference,
  declared: Declared,
): readonly string[] | undefined {
  // Secrets are the environment's; fragments have been merged.
  if (target === 'secret' || target === 'fragment') return undefined
  const owner = ownerOf(resource, path, declared)
  if (target === 'client') return owner && Object.keys(owner.clients ?? {})
  if (target === 'group') return owner && Object.keys(owner.groups ?? {})
  if (target === 'attribute') return owner && attributesOf(owner)
  if (target === 'identityProvider')
    return owner && ['COGNITO', ...Object.keys(owner.identityProviders ?? {})]
  if (target === 'scope') return owner && scopesOf(owner)
  if (target === 'policy') return [...declared.names(target), ...managedNames]
  return declared.names(target)
}

/** The pool inside which a name of `resource` is looked for. */
function ownerOf(
  { kind, value }: Resource,
  path: Reference['path'],
  declared: Declared,
): PoolDocument | undefined {
  if (kind === 'pool') return value as PoolDocument
  const name =
    kind === 'identity'
      ? path[1]
      : kind === 'scenario'
        ? (value as unknown as ScenarioDocument).pool
        : kind === 'gate'
          ? (value as unknown as GateDocument).jwt?.pool
          : undefined
  const found = typeof name === 'string' ? declared.find('pool', name) : undefined
  return typeof found === 'object' ? (found.value as PoolDocument) : undefined
}

const scopesOf = ({ resourceServers = {} }: PoolDocument) => [
  ...standardScopes,
  ...Object.entries(resourceServers).flatMap(([id, { scopes = {} }]) =>
    Object.keys(scopes).map((scope) => `${id}/${scope}`),
  ),
]

/** References that are keys of a map: the providers of an identity pool. */
function keyedBy({ kind, value }: Resource): readonly (readonly [Kind, string, Reference['path']])[] {
  if (kind !== 'identity') return []
  const kinds: Readonly<Record<string, Kind>> = { pool: 'pool', oidc: 'oidc-provider', saml: 'saml-provider' }
  return Object.entries((value as IdentityDocument).providers ?? {}).flatMap(([name, { type }]) => {
    const target = kinds[type]
    return target ? [[target, name, ['providers', name]] as const] : []
  })
}

/** A name that nothing declares, and what was probably meant. */
export function unresolved(target: Target, name: string, known: readonly string[]): Mistake {
  const whole = [`custom:${name}`, `poolwright/${name}`]
  const meant = known.find((one) => whole.includes(one)) ?? nearest(name, known)
  const help = meant ? `did you mean \`${meant}\`?` : otherwise(target, name, known)
  return { rule: 'PW-REF-001', message: `nothing declares the ${words[target] ?? target} \`${name}\``, help }
}

function otherwise(target: Target, name: string, known: readonly string[]): string {
  if (target === 'trigger' && isReadyMade(name)) return `ready-made are: ${readyMadeNames.join(', ')}`
  if ((kinds as readonly string[]).includes(target)) return `declare it in \`${name}.${target}.yaml\``
  return known.length > 0 && known.length <= 12 ? `there are: ${known.join(', ')}` : 'declare it in its pool'
}
