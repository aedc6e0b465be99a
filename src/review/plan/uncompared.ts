import { titleOf } from '../../config/title.ts'
import type { Finding } from '../../model/finding.ts'
import type { PlanChange } from './plan-change.ts'
import { ruleOf } from './plan-rules.ts'
import type { ReadVersion } from './read-version.ts'

/** What cannot be read on one side, or on both: nobody can say that nothing changes of it. */
export function uncompared(was: ReadVersion, is: ReadVersion): readonly PlanChange[] {
  if (!was.project || !is.project) return [unknown([], 'anything', was, is, () => true)]
  const unread = [...new Set([...was.unread, ...is.unread])].sort()
  return [
    ...unread
      .filter((one) => !one.startsWith('scenario/'))
      .map((one) => {
        const [kind = '', name = ''] = [one.slice(0, one.indexOf('/')), one.slice(one.indexOf('/') + 1)]
        const isIts = ({ at }: Finding) => {
          const title = titleOf(at.file)
          return title.kind === kind && title.name === name
        }
        const what = kind === 'env' ? `what holds in the environment \`${name}\`` : `the ${kind} \`${name}\``
        return unknown([kind, name], what, was, is, isIts)
      }),
    ...lost(was, is).map((file) =>
      unknown([file], `what lies in \`${file}\``, was, is, ({ at }) => at.file === file),
    ),
  ]
}

/** What cannot be read and has no name by which the other side may know it, such as a folder. */
function lost(was: ReadVersion, is: ReadVersion): readonly string[] {
  const files = [...was.mistakes, ...is.mistakes]
    .filter(({ rule, at }) => rule === 'PW-FILE-019' && !titleOf(at.file).kind)
    .map(({ at }) => at.file)
  return [...new Set(files)]
}

function unknown(
  about: readonly string[],
  what: string,
  was: ReadVersion,
  is: ReadVersion,
  isIts: (mistake: Finding) => boolean,
): PlanChange {
  const [before, after] = [was, is].map(({ mistakes }) => mistakes.find(isIts)?.at)
  const where =
    before && after ? 'the base and the head have mistakes' : `the ${after ? 'head' : 'base'} has a mistake`
  return {
    kind: 'unread',
    about,
    risk: 'access-unknown',
    level: 'risky',
    rule: ruleOf['access-unknown'] ?? 'PW-PLAN-004',
    sentence: `nobody can say whether ${what} changes: ${where} there`,
    ...(before && { before }),
    ...(after && { after }),
    help: `mend ${after ? 'it' : 'the base, or compare with a version without it'}, and plan again`,
  }
}
