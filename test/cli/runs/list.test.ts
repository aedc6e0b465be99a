import { expect, it } from 'vitest'
import { table } from '../../../src/cli/runs/list.ts'
import { hook, recorded, stage } from './recorded.ts'

process.env['NO_COLOR'] = '1'
delete process.env['FORCE_COLOR']

const at = new Date('2026-01-01T09:00:00')
const today = at.toISOString()

it('has a run on each line, in columns, with the day where it is not today', () => {
  const failed = hook([stage('a', { outcome: 'failed' })])
  const rows = [
    recorded([], { id: 'r-9', at: new Date('2025-12-31T23:59:58').toISOString(), took: 1234.5 }),
    recorded([failed], {
      id: 'r-10',
      at: today,
      operation: 'InitiateAuth',
      outcome: 'UserLambdaValidationException',
    }),
  ]
  expect(table(rows, at)).toEqual([
    'r-9   2025-12-31 23:59:58  SignUp        ana@example.com  ok                             1235 ms',
    'r-10  09:00:00             InitiateAuth  ana@example.com  UserLambdaValidationException  12.4 ms  PreSignUp failed',
  ])
})

it('names the script that asked, and obeys nobody', () => {
  const by = { trigger: 'audit', requestId: 'x' }
  const [line] = table([recorded([], { at: today, user: 'a\u001b[2J\nb', by })], at)
  expect(line).toBe('r-12  09:00:00  SignUp by audit  a\\u001b[2J b  ok  12.4 ms')
})
