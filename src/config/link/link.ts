import type { Addresses } from '../addresses.ts'
import type { Environment } from '../merge/environment.ts'
import type { Declared, Resource } from '../merge/resource.ts'
import { checkBranding } from './check-branding.ts'
import { checkClients } from './check-clients.ts'
import { checkGate } from './check-gate.ts'
import { checkGroupRoles } from './check-group-roles.ts'
import { checkHooks } from './check-hooks.ts'
import { checkIdentity, rolesGiven } from './check-identity.ts'
import { checkIds } from './check-ids.ts'
import { checkIssuer } from './check-issuer.ts'
import { checkMetadata } from './check-metadata.ts'
import { checkPolicies } from './check-policies.ts'
import { checkPool } from './check-pool.ts'
import { checkRaw } from './check-raw.ts'
import { checkReferences } from './check-references.ts'
import { checkScenario } from './check-scenario.ts'
import { checkSecrets } from './check-secrets.ts'
import { checkTables } from './check-tables.ts'
import { checkTrigger } from './check-trigger.ts'
import { checkSenders, checkWaysOut } from './check-ways-out.ts'
import { ownActions } from './own-actions.ts'
import type { Tell } from './tell.ts'

/** What a project is linked with. */
export interface Ties {
  /** Everything declared, final in this environment. */
  readonly declared: Declared
  readonly environment: Environment
  readonly addresses: Addresses
  readonly scripts: ReadonlySet<string>
  readonly documents: ReadonlyMap<string, string>
}

/** Checks everything that only several files, or several parts of one, can say: each mistake once. */
export function checkLinks({ declared, environment, addresses, scripts, documents }: Ties, tell: Tell): void {
  const users: Resource[] = linked.flatMap((kind) => declared.all(kind))
  for (const resource of [...users, ...declared.all('fragment')]) checkReferences(resource, declared, tell)
  for (const pool of declared.all('pool')) {
    checkPool(pool, tell)
    checkSenders(pool, tell)
    checkClients(pool, tell)
    checkBranding(pool, tell)
    checkHooks(pool, declared, addresses, tell)
    checkGroupRoles(pool, declared, addresses, tell)
    checkMetadata(pool, documents, environment, tell)
  }
  for (const identity of declared.all('identity')) {
    checkRaw(identity, 'identity', tell)
    checkIdentity(identity, declared, addresses, tell)
  }
  const around = { declared, addresses, given: rolesGiven(declared, addresses), own: ownActions(declared) }
  for (const kind of ['role', 'policy', 'iam-user'] as const)
    for (const resource of declared.all(kind)) checkPolicies(resource, around, tell)
  for (const provider of declared.all('oidc-provider')) checkIssuer(provider, environment, tell)
  for (const provider of declared.all('saml-provider')) checkMetadata(provider, documents, environment, tell)
  for (const scenario of declared.all('scenario')) checkScenario(scenario, tell)
  for (const gate of declared.all('gate')) checkGate(gate, tell)
  for (const trigger of declared.all('trigger')) checkTrigger(trigger, { declared, addresses, scripts }, tell)
  checkTables(declared.all('trigger'), tell)
  checkIds(declared, addresses, tell)
  checkWaysOut(environment, tell)
  const { resource: env } = environment
  checkSecrets(env ? [...users, env] : users, declared, addresses, environment, tell)
}

const linked = [
  'pool',
  'identity',
  'role',
  'policy',
  'iam-user',
  'trigger',
  'assertions',
  'scenario',
  'gate',
] as const
