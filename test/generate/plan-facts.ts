import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { risks, type Risk } from '../../src/review/facts/fact.ts'
import { ruleOf } from '../../src/review/plan/plan-rules.ts'
import type { Made } from './main.ts'

/** What each risk says of a change. */
const meanings: Readonly<Record<Risk, string>> = {
  'data-loss': 'users, identity ids or stored data would be gone',
  replace: 'another one comes in its place, with another id, and what names the old one stops',
  'access-widened':
    'somebody may do, be or set what they could not; a request shows it where policies decide',
  'access-unknown':
    'nobody can say whether somebody may do more, or nothing can be read: never taken for safe',
  'signup-opened': 'people can make accounts who could not',
  'auth-weakened': 'less is asked of who signs in: a factor, a verification, a check, a time',
  'capability-added': 'a script may reach, read or use what it could not',
  'client-breaking': 'applications or people rely on something that is gone, or that is otherwise',
  'secret-changed': 'a secret comes from somewhere else',
  'code-changed': 'a script does something else, or runs at another place or in another order',
  'token-changed': 'tokens say something else, or last as long as they did not',
  'limit-changed': 'a bound of the service or of a script is another one',
  'delivery-changed': 'messages come from somebody else, or say something else',
  'access-narrowed': 'somebody may do less',
  'auth-strengthened': 'more is asked of who signs in',
  'capability-removed': 'a script may reach less',
  'client-added': 'an application can be connected in one more way',
  'resource-added': 'something new is there, and gives nobody anything yet',
  'resource-removed': 'something is gone that nobody relied on',
  cosmetic: 'nobody notices: names, descriptions, tags, the text of a script that does the same',
}

const folder = resolve(import.meta.dirname, '../../src/review/facts/kinds')
const settings: Readonly<Record<string, string>> = {
  pool: 'the pool and the setting',
  client: 'pool, client and setting',
  identity: 'the identity pool and the setting',
}

/** A kind of fact as its file says it: its name, what it is, and what its facts are about. */
function kindIn(file: string): readonly string[] {
  const text = readFileSync(resolve(folder, file), 'utf8')
  const [, words = '', name = '', of = ''] =
    /\/\*\* ([^*]+?)\.? \*\/\nexport const (\w+)(?:: [^=]+)? = (?:(\w+)Settings\()?/.exec(text) ?? []
  const [what = '', about = settings[of] ?? 'its name'] = words.split(': `about` is ')
  return [`\`${name}\``, what, about]
}

const row = (cells: readonly string[]) =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`

/** What a plan can say: its risks, and the facts that it compares. */
export const make = (): Promise<Made> =>
  Promise.resolve(
    new Map([
      [
        'docs/plan.md',
        `${[
          '# Risks and facts of a plan',
          '',
          'Made from the source by `npm run generate`. How `poolwright plan` is used stands in [reviewing](reviewing.md#plan).',
          '',
          '## Risks',
          '',
          'Every change bears one of these names, which never change: GitHub labels may be called so. What a rule finds is a finding with a severity, which `--fail-on` reads and a comment can accept.',
          '',
          row(['risk', 'level', 'what it says of a change', 'rule']),
          row(['---', '---', '---', '---']),
          ...Object.entries(risks).map(([risk, level]) =>
            row([`\`${risk}\``, level, meanings[risk as Risk], ruleOf[risk as Risk] ?? '']),
          ),
          '',
          '## Facts',
          '',
          'A fact is what is so, however the files say it. `kind` and `about` of a change, and of `facts` in `poolwright render --json`, are these.',
          '',
          row(['kind', 'what is so', 'about']),
          row(['---', '---', '---']),
          ...readdirSync(folder)
            .filter((file) => file !== 'index.ts')
            .sort()
            .map((file) => row(kindIn(file))),
          row([
            '`acknowledgement`',
            'A finding that a comment accepts, or accepts for longer, of changes alone',
            'what it stands in, and the rule',
          ]),
          row(['`ownRule`', 'A rule that the project brings itself, of changes alone', 'its path']),
          row(['`replaced`', 'What has another name or id, of changes alone', 'its name']),
          row([
            '`unread`',
            'What cannot be read in a version, of changes alone',
            'kind and name, or the path',
          ]),
        ].join('\n')}\n`,
      ],
    ]),
  )
