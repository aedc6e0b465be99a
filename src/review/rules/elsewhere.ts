import type { FileRule } from '../../config/rules.ts'
import type { LinkRule } from '../../config/link/rules.ts'
import type { RuleId } from '../lint/rule.ts'

/** A concern that has an id and no rule here, and why. */
export interface Elsewhere {
  readonly id: RuleId
  /** What it would find, as a rule's title says it. */
  readonly title: string
  /** Why that is a concern. */
  readonly why: string
  /** The mistake as which it is told whenever files are read, so that no rule ever sees it. */
  readonly told?: FileRule | LinkRule
  /** Why no rule finds it, and who does. */
  readonly reason: string
}

/** Every id without a rule, sorted. */
export const elsewhere: readonly Elsewhere[] = [
  {
    id: 'PW-CLIENT-002',
    title: 'a client without a secret may use `client_credentials`',
    why: 'The grant gives a token to whoever knows the client’s id and secret; without a secret it would give one to everybody.',
    told: 'PW-LINK-005',
    reason: 'It is an error whenever the files are read.',
  },
  {
    id: 'PW-CLIENT-015',
    title: 'a client names a scope or a provider that nothing declares',
    why: 'AWS refuses the client, usually after half of the deployment.',
    told: 'PW-REF-001',
    reason: 'It is an error whenever the files are read.',
  },
  {
    id: 'PW-CLIENT-020',
    title: 'a client gets a secret, or loses it',
    why: 'Whether a client has a secret is fixed when it is made: a change of it makes another client, with another id, and every application that has the old one stops.',
    reason:
      'It is about a change, and one version of the files shows none: the plan tells it, as a replacement.',
  },
  {
    id: 'PW-POOL-019',
    title: 'an attribute cannot be one',
    why: 'Names of more than 20 characters, and custom attributes that are required, are refused by AWS.',
    told: 'PW-LINK-012',
    reason:
      'Both are errors whenever the files are read: the schema tells a name that is too long (PW-FILE-023), the linker a custom attribute that is required.',
  },
  {
    id: 'PW-POOL-021',
    title: 'a provider maps an attribute that never changes',
    why: 'Cognito writes mapped attributes at every sign-in, so that all but the first would fail.',
    told: 'PW-LINK-006',
    reason: 'It is an error whenever the files are read.',
  },
  {
    id: 'PW-POOL-031',
    title: 'no web application firewall stands before a pool',
    why: 'A firewall can slow down those who try passwords and make accounts by the thousand.',
    reason:
      'It cannot be decided from the files: a web ACL names the pool with which it is associated, a pool names none, and ACLs are no part of this language.',
  },
]
