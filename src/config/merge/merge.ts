import type { JsonObject } from '../../model/trigger.ts'
import type { Addresses } from '../addresses.ts'
import type { Findings } from '../findings.ts'
import { unresolved } from '../link/check-references.ts'
import type { Tell } from '../link/tell.ts'
import type { EnvDocument, ScenarioDocument } from '../made/documents.ts'
import { recheck } from '../project.ts'
import type { Environment } from './environment.ts'
import { checkFragment, compose, composes } from './fragments.ts'
import { interpolate, type Given } from './interpolate.ts'
import { writtenAt } from './layers.ts'
import { applyPatches } from './patch.ts'
import { keyOf, type Declared, type Resource } from './resource.ts'
import { resolverOf, type Issuing } from './resolver.ts'

/** A project as one environment has it. */
export interface Merged {
  readonly declared: Declared
  readonly environment: Environment
  readonly addresses: Addresses
}

/**
 * Merges what each resource begins from, what the environment changes, and what interpolations give,
 * in this order. What comes of it is checked against its schema as the files were.
 */
export function mergeProject(
  project: Declared,
  environment: Environment,
  issuing: Issuing,
  findings: Findings,
  tell: Tell,
): Merged {
  const sound = (resource: Resource, told: readonly string[] = []): Resource | 'broken' => {
    const mistakes = recheck(resource).filter(
      ({ at }) => !told.includes(`${at.file}:${at.line}:${at.column}`),
    )
    findings.add(...mistakes)
    return mistakes.length > 0 ? 'broken' : resource
  }

  const composed = project.change((resource) => {
    const { kind, value } = resource
    if (kind === 'fragment') checkFragment(resource, (path, ...slip) => tell(resource, path, ...slip))
    if (kind === 'scenario' && !happensIn(resource, environment, project, tell)) return undefined
    if (!composes(kind, value)) return resource
    const made = compose(resource, project, (path, ...slip) => tell(resource, path, ...slip))
    return made.whole ? sound(made.resource) : 'broken'
  })

  const { resource: env } = environment
  const changes = applyPatches(composed, environment, (path, ...slip) => env && tell(env, path, ...slip))
  const patched = composed.change((resource) => {
    const changed = changes.get(keyOf(resource))
    return changed ? sound(changed) : resource
  })

  const { addresses, give } = resolverOf(patched, environment, issuing)
  const resolved = (resource: Resource): Resource | 'broken' => {
    const { kind, value, layers } = resource
    if (kind === 'fragment' || !JSON.stringify(value).includes('$(')) return resource
    const told: string[] = []
    const story = kind === 'scenario'
    const given = interpolate(
      value,
      story ? (expression) => ofSession(expression) ?? give(expression) : give,
      (path, ...slip) => {
        const { file, line, column } = writtenAt(layers, path)
        told.push(`${file}:${line}:${column}`)
        tell(resource, path, ...slip)
      },
      story ? '$$(' : '$(',
    )
    return sound({ ...resource, value: given as JsonObject }, told)
  }
  // Parameters first: where they are wrong is told there, and not where somebody asks for them.
  const final = env && resolved(env)
  const declared = patched.change((resource) => (resource.kind === 'env' ? resource : resolved(resource)))
  return {
    declared,
    environment: typeof final === 'object' ? { ...environment, ...finalOf(final) } : environment,
    addresses,
  }
}

/** What is of the person signed in at a step is resolved when the step is played. */
const ofSession = (expression: string): Given =>
  ['session.identityId', 'session.sub'].includes(expression) ? `$(${expression})` : undefined

/** What an environment says of itself once its own interpolations are resolved. */
const finalOf = (
  resource: Resource,
): Pick<Environment, 'secrets' | 'delivery' | 'leakedPasswords' | 'resource'> => {
  const { secrets, delivery, leakedPasswords } = resource.value as Partial<EnvDocument>
  return {
    secrets: (secrets ?? {}) as Environment['secrets'],
    ...(delivery && { delivery }),
    ...(leakedPasswords && { leakedPasswords }),
    resource,
  }
}

/** Whether a scenario is of this environment, or of all. */
function happensIn(scenario: Resource, { name }: Environment, project: Declared, tell: Tell): boolean {
  const { env } = scenario.value as unknown as ScenarioDocument
  if (env === undefined || env === name) return true
  if (!project.find('env', env)) tell(scenario, ['env'], unresolved('env', env, project.names('env')))
  return false
}
