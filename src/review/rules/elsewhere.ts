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
    id: 'PW-FILE-001',
    title: 'text that YAML readers do not agree on',
    why: 'A key that stands twice, a tab, or a bare `on` or `no` is read otherwise by every other reader, and an alias that grows is a bomb. Write each key once, indent with blanks, and quote what is a text.',
    told: 'PW-FILE-001',
    reason:
      'A file with such a text is not read at all: `validate` and `lint` refuse it; its ids are PW-FILE-001, PW-FILE-011, PW-FILE-012 and PW-FILE-013.',
  },
  {
    id: 'PW-FILE-002',
    title: 'a key that nothing reads',
    why: 'A misspelt key is the default without a word. The finding names the key that was most likely meant.',
    told: 'PW-FILE-002',
    reason: 'The schema of each kind of file knows every key: `validate` and `lint` refuse all others.',
  },
  {
    id: 'PW-FILE-003',
    title: 'a reference that leads nowhere, to two things, or in a circle',
    why: 'What it should have named is not there when it is needed. The finding names what was most likely meant.',
    told: 'PW-REF-001',
    reason:
      'A project is linked before rules are asked: `validate` and `lint` refuse what does not link; its ids are PW-REF-001, PW-REF-002, PW-REF-004 and PW-VAR-003.',
  },
  {
    id: 'PW-FILE-004',
    title: 'a patch of a key that is not there',
    why: 'An environment that patches a key which the resource has not got changes nothing that was meant. Patch the key as the file spells it, or say it in the file first.',
    told: 'PW-ENV-002',
    reason:
      'Patches are checked as they are laid on: `validate` and `lint` tell it at the patch; its ids are PW-ENV-002 and PW-ENV-003.',
  },
  {
    id: 'PW-FILE-006',
    title: 'a file that is not formatted',
    why: 'Differences between two hands hide those that mean something. Run `poolwright fmt`.',
    reason:
      'It is about the text of a file and not about what the file says: `poolwright fmt --check` tells it.',
  },
  {
    id: 'PW-FILE-010',
    title: 'an acknowledgement that has run out, or that nothing needs',
    why: 'What was taken on for a while is to be looked at again; and what nothing needs would hide what comes next. Renew the date with a reason, or take the comment away.',
    reason: 'It is about comments: `lint` tells it of each `poolwright-ignore` once it has found all else.',
  },
  {
    id: 'PW-IAM-012',
    title: 'a policy variable in a document of the old version',
    why: 'Only documents of `Version: 2012-10-17` fill in `${…}`; in all others it is plain text, which no resource has.',
    told: 'PW-LINK-035',
    reason: 'It is told with the other variables that can have no value, when the project is linked.',
  },
  {
    id: 'PW-IAM-013',
    title: 'an action, a service, a condition operator or a condition key that there is not',
    why: 'The statement has no effect, or another one than it looks like. The finding names what was most likely meant.',
    told: 'PW-LINK-031',
    reason:
      'Statements are held against the catalogue of actions and keys when the project is linked; its ids are PW-LINK-031, PW-LINK-032, PW-LINK-034, PW-LINK-036 and PW-LINK-037.',
  },
  {
    id: 'PW-ID-010',
    title: 'a role that the identity pool which gives it cannot give',
    why: 'A role that does not trust the identity pool is refused when somebody signs in. Say `trust: { type: identityPool, pool: <name>, as: authenticated }` in the role.',
    told: 'PW-LINK-020',
    reason:
      'Each role that an identity pool or a group names is held against its trust when the project is linked; its ids are PW-LINK-020 and PW-LINK-040.',
  },
  {
    id: 'PW-ID-012',
    title: 'principal tags for a role that may not be tagged',
    why: 'Where tags are mapped, nobody gets a role whose trust does not allow `sts:TagSession`. Say `tagSession: true` in its trust.',
    told: 'PW-LINK-021',
    reason: 'It is told when the project is linked, with the role that has to say it.',
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
  {
    id: 'PW-SEC-002',
    title: 'a secret that an environment does not bind',
    why: 'What needs the secret fails when it is first used. Bind the name under `secrets:` of every environment.',
    told: 'PW-ENV-005',
    reason:
      'Secrets are held against each environment when the project is linked; its ids are PW-ENV-005 and PW-REF-001.',
  },
  {
    id: 'PW-TRIG-004',
    title: 'a script that is not there, or is not under `triggers/`',
    why: 'What lies elsewhere is reviewed as something else; a path that leads upwards, or a link, could make any file of the machine a script.',
    told: 'PW-REF-006',
    reason:
      'Paths are followed whenever files are read, and scripts are compiled in their folder: its ids are PW-REF-005, PW-REF-006, PW-SCRIPT-001, and PW-FILE-023 of a path that leads upwards.',
  },
  {
    id: 'PW-TRIG-011',
    title: 'a script that may take longer than Cognito waits',
    why: 'Cognito waits for five seconds, three times over, and then the sign-in has failed.',
    told: 'PW-HOOK-005',
    reason:
      'No trigger may say more than 5s, nor the stages of a hook together: both are errors whenever files are read; its ids are PW-HOOK-005 and PW-HOOK-016.',
  },
  {
    id: 'PW-TRIG-016',
    title: 'a script that is not the one which its trigger pins',
    why: 'Whoever says `sha256` wants to see every change of the script in a second place. A script with another hash is not run at all.',
    reason:
      'Scripts are compiled, and held against their pins, after rules are asked: `validate` and `lint` tell it as PW-SCRIPT-001.',
  },
]
