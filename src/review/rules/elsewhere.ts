import type { FileRule } from '../../config/rules.ts'
import type { LinkRule } from '../../config/link/rules.ts'
import type { RuleId } from '../lint/rule.ts'

/** A concern of the catalogue that is told otherwise than by a rule that looks at the model, or cannot be. */
export interface Elsewhere {
  readonly id: RuleId
  /** What it would find, as a clause. */
  readonly title: string
  /** Why that is a concern, and what to do. */
  readonly why: string
  /** What tells it, where something does: a project with such a mistake is never asked the rules, or is told already. */
  readonly told?: readonly (LinkRule | FileRule)[]
  /** Why no rule tells it. */
  readonly reason: string
}

/** The concerns that no rule tells, in the order of their ids. */
export const elsewhere: readonly Elsewhere[] = [
  {
    id: 'PW-FILE-001',
    title: 'text that YAML readers do not agree on',
    why: 'A key that stands twice, a tab, or a bare `on` or `no` is read otherwise by every other reader, and an alias that grows is a bomb. Write each key once, indent with blanks, and quote what is a text.',
    told: ['PW-FILE-001', 'PW-FILE-011', 'PW-FILE-012', 'PW-FILE-013'],
    reason: 'A file with such a text is not read at all: `validate` and `lint` refuse it.',
  },
  {
    id: 'PW-FILE-002',
    title: 'a key that nothing reads',
    why: 'A misspelt key is the default without a word. The finding names the key that was most likely meant.',
    told: ['PW-FILE-002'],
    reason: 'The schema of each kind of file knows every key: `validate` and `lint` refuse all others.',
  },
  {
    id: 'PW-FILE-003',
    title: 'a reference that leads nowhere, to two things, or in a circle',
    why: 'What it should have named is not there when it is needed. The finding names what was most likely meant.',
    told: ['PW-REF-001', 'PW-REF-002', 'PW-REF-004', 'PW-VAR-003'],
    reason: 'A project is linked before rules are asked: `validate` and `lint` refuse what does not link.',
  },
  {
    id: 'PW-FILE-004',
    title: 'a patch of a key that is not there',
    why: 'An environment that patches a key which the resource has not got changes nothing that was meant. Patch the key as the file spells it, or say it in the file first.',
    told: ['PW-ENV-002', 'PW-ENV-003'],
    reason: 'Patches are checked as they are laid on: `validate` and `lint` tell it at the patch.',
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
    id: 'PW-ID-010',
    title: 'a role that the identity pool which gives it cannot give',
    why: 'A role that does not trust the identity pool is refused when somebody signs in. Say `trust: { type: identityPool, pool: <name>, as: authenticated }` in the role.',
    told: ['PW-LINK-020', 'PW-LINK-040'],
    reason:
      'Each role that an identity pool or a group names is held against its trust when the project is linked.',
  },
  {
    id: 'PW-ID-012',
    title: 'principal tags for a role that may not be tagged',
    why: 'Where tags are mapped, nobody gets a role whose trust does not allow `sts:TagSession`. Say `tagSession: true` in its trust.',
    told: ['PW-LINK-021'],
    reason: 'It is told when the project is linked, with the role that has to say it.',
  },
  {
    id: 'PW-IAM-012',
    title: 'a policy variable in a document of the old version',
    why: 'Only documents of `Version: 2012-10-17` fill in `${…}`; in all others it is plain text, which no resource has.',
    told: ['PW-LINK-035'],
    reason: 'It is told with the other variables that can have no value, when the project is linked.',
  },
  {
    id: 'PW-IAM-013',
    title: 'an action, a service, a condition operator or a condition key that there is not',
    why: 'The statement has no effect, or another one than it looks like. The finding names what was most likely meant.',
    told: ['PW-LINK-031', 'PW-LINK-032', 'PW-LINK-034', 'PW-LINK-036', 'PW-LINK-037'],
    reason: 'Statements are held against the catalogue of actions and keys when the project is linked.',
  },
  {
    id: 'PW-SEC-002',
    title: 'a secret that an environment does not bind',
    why: 'What needs the secret fails when it is first used. Bind the name under `secrets:` of every environment.',
    told: ['PW-ENV-005', 'PW-REF-001'],
    reason: 'Secrets are held against each environment when the project is linked.',
  },
]
