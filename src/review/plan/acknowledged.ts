import { titleOf } from '../../config/title.ts'
import { risks } from '../facts/fact.ts'
import { acknowledgementsIn, type Acknowledgement } from '../lint/acknowledgement.ts'
import type { PlanChange } from './plan-change.ts'
import type { VersionTexts } from './read-version.ts'

/** What `lint` says and is not to be told of any more, or for longer: whoever reviews is to know of it. */
export function acknowledged(before: VersionTexts, after: VersionTexts): readonly PlanChange[] {
  const were = Map.groupBy(saidIn(before), keyOf)
  const are = Map.groupBy(saidIn(after), keyOf)
  return [...are].flatMap(([key, now]) => {
    const then = (were.get(key) ?? []).map(({ until }) => until).sort()
    // The same days pair off; what is left is new, or was to end on another day.
    const left = now.filter(({ until }) => {
      const same = then.indexOf(until)
      if (same >= 0) then.splice(same, 1)
      return same < 0
    })
    return left.flatMap((one) => {
      const was = then.shift()
      return was !== undefined && one.until <= was ? [] : [changeOf(one, was)]
    })
  })
}

interface Said extends Pick<Acknowledgement, 'until' | 'at'> {
  readonly rule: string
  /** By the name of what it stands in, so that files may move. */
  readonly whose: string
}

const keyOf = ({ rule, whose }: Said) => JSON.stringify([rule, whose])

const saidIn = ({ files, texts }: VersionTexts): readonly Said[] =>
  [...files.map(({ path, text }) => [path, text] as const), ...texts].flatMap(([path, text]) =>
    acknowledgementsIn(path, text).flatMap((said) => {
      if ('wrong' in said) return []
      const { kind, name } = titleOf(path)
      const whose = kind ? `${kind}/${name}` : path.slice(path.lastIndexOf('/') + 1)
      // What a plan's own rules find stands in the plan, accepted or not.
      const rules = said.rules.filter((rule) => !rule.startsWith('PW-PLAN-'))
      return rules.map((rule) => ({ rule, whose, until: said.until, at: said.at }))
    }),
  )

const changeOf = ({ rule, whose, until, at }: Said, was: string | undefined): PlanChange => ({
  kind: 'acknowledgement',
  about: [whose, rule],
  risk: 'auth-weakened',
  level: risks['auth-weakened'],
  rule: 'PW-PLAN-008',
  sentence:
    was === undefined
      ? `what \`${rule}\` finds in \`${whose}\` is accepted until ${until}, and fails no review any more`
      : `what \`${rule}\` finds in \`${whose}\` is accepted until ${until}, and was until ${was}`,
  after: at,
  ...(was !== undefined && { was }),
  is: until,
})
