import { expect, it } from 'vitest'
import { base, planOf } from '../../scenarios/review/pull-requests.ts'

const edited = (edits: Readonly<Record<string, readonly [string, string]>>) =>
  new Map(
    [...base].map(([path, text]) => {
      const [from, to] = edits[path] ?? ['', '']
      return [path, text.replace(from, () => to)]
    }),
  )
const broken = { 'pools/env/prod.env.yaml': ['patch: #', 'patches: #'] } as const

it('says of an environment that cannot be read that nobody knows, and makes nothing up', () => {
  const { changes } = planOf(base, edited(broken))
  expect(changes.map(({ risk, sentence }) => [risk, sentence])).toEqual([
    [
      'access-unknown',
      'nobody can say whether what holds in the environment `prod` changes: the head has a mistake there',
    ],
  ])
})

it('still tells what changes beside an environment that cannot be read', () => {
  const after = edited({ ...broken, 'pools/staff.pool.yaml': ['selfService: false', 'selfService: true'] })
  expect(planOf(base, after).changes.map(({ risk }) => risk)).toEqual(['access-unknown', 'signup-opened'])
})

it('does not call an environment safe that is new and cannot be read', () => {
  const after = new Map(base).set('pools/env/stage.env.yaml', 'acount: "123456789012"\n')
  const { changes, mistakes } = planOf(base, after)
  expect(mistakes).not.toEqual([])
  expect(changes.filter(({ level }) => level === 'safe')).toEqual([])
  expect(changes.map(({ sentence }) => sentence)).toContain(
    'the environment `stage` is new, and there is nothing to compare it with: its file cannot be read',
  )
})
