import { afterAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../../src/adapters/store/sqlite/database.ts'
import { runs as migration } from '../../../src/adapters/store/sqlite/migrations/0003-runs.ts'
import { openRuns, type NewRun } from '../../../src/adapters/store/sqlite/runs.ts'
import type { RecordedRun } from '../../../src/model/recorded-run.ts'

const opened: { close(): void }[] = []
afterAll(() => opened.forEach((db) => db.close()))

function open(most?: Parameters<typeof openRuns>[1]) {
  const db = openDatabase(':memory:')
  opened.push(db)
  db.exec(migration.sql)
  return { db, runs: openRuns(db, most) }
}
const made = (more: Partial<RecordedRun> = {}, names: readonly string[] = []): NewRun => ({
  run: {
    at: '2026-01-01T00:00:00.000Z',
    operation: 'SignUp',
    outcome: 'answered',
    took: 1,
    hooks: [],
    requestId: 'q',
    trace: [],
    ...more,
  },
  names,
})

describe('runs in the store', () => {
  it('come back as they were, the newest first, under ids that grow', () => {
    const { runs } = open()
    const whole = { ...made().run, message: 'm', asked: { a: 1 }, cut: ['the output'] }
    expect(runs.keep([made(), { run: whole, names: [] }])).toEqual(['r-1', 'r-2'])
    expect(runs.list({}, 10).map(({ id }) => id)).toEqual(['r-2', 'r-1'])
    expect(runs.list({}, 1)[0]).toEqual({
      id: 'r-2',
      at: '2026-01-01T00:00:00.000Z',
      operation: 'SignUp',
      outcome: 'answered',
      message: 'm',
      took: 1,
      hooks: [],
    })
    expect(runs.find('r-2')).toEqual({ id: 'r-2', ...whole })
  })

  it.each([['last'], ['r-2'], ['R-2'], ['2'], ['r-000002']])('are found by %s', (id) => {
    const { runs } = open()
    runs.keep([made(), made()])
    expect(runs.find(id)?.id).toBe('r-2')
  })

  it.each([['r-3'], ['first'], ['-1'], ['2; DROP TABLE runs']])('are not found by %s', (id) => {
    const { runs } = open()
    runs.keep([made(), made()])
    expect(runs.find(id)).toBeUndefined()
  })

  const hooks: RecordedRun['hooks'] = [
    {
      hook: 'PreSignUp',
      triggerSource: 'PreSignUp_SignUp',
      triggers: ['domains', 'limit'],
      outcome: 'answered',
    },
  ]
  it.each([
    [{ pool: 'p1' }, [2, 1]],
    [{ user: 'ANA@x.test' }, [1]],
    [{ user: 'u-1' }, [1]],
    [{ operation: 'signup' }, [3, 1]],
    [{ hook: 'preSignUp' }, [1]],
    [{ hook: 'PreSignUp' }, [1]],
    [{ trigger: 'limit' }, [1]],
    [{ trigger: 'lim' }, []],
    [{ outcome: 'refused' }, [3]],
    [{ outcome: 'answered' }, [2, 1]],
    [{ outcome: 'NotAuthorizedException' }, [3]],
    [{ after: 1 }, [3, 2]],
    [{ pool: 'p1', operation: 'InitiateAuth' }, [2]],
  ])('are chosen by %o', (filter, numbers) => {
    const { runs } = open()
    runs.keep([
      made({ pool: 'p1', hooks }, ['ana@x.test', 'U-1']),
      made({ pool: 'p1', operation: 'InitiateAuth' }, ['kim']),
      made({ outcome: 'NotAuthorizedException' }),
    ])
    expect(runs.list(filter, 10).map(({ id }) => id)).toEqual(numbers.map((number) => `r-${number}`))
  })

  it('are as many as the bounds say: the oldest go', () => {
    const { runs } = open({ runs: 3, bytes: 1_000_000 })
    for (let n = 0; n < 5; n++) runs.keep([made(), made()])
    expect(runs.list({}, 100).map(({ id }) => id)).toEqual(['r-10', 'r-9', 'r-8'])
  })

  it('are as long as the bounds say, and the newest stays however long it is', () => {
    const { runs } = open({ runs: 100, bytes: 5_000 })
    for (let n = 0; n < 9; n++) runs.keep([made({ message: 'x'.repeat(1_000) })])
    expect(runs.list({}, 100)).toHaveLength(4)
    runs.keep([made({ message: 'x'.repeat(9_000) })])
    expect(runs.list({}, 100).map(({ id }) => id)).toEqual(['r-10'])
  })

  it('are bounded together with those of an earlier start', () => {
    const { db, runs } = open({ runs: 3, bytes: 1_000_000 })
    runs.keep([made(), made(), made()])
    openRuns(db, { runs: 3, bytes: 1_000_000 }).keep([made()])
    expect(runs.list({}, 100).map(({ id }) => id)).toEqual(['r-4', 'r-3', 'r-2'])
  })

  it('do not wait for the disk, and everything else still does', () => {
    const { db, runs } = open()
    runs.keep([made()])
    expect(db.sql('PRAGMA synchronous').get()).toEqual({ synchronous: 2 })
  })
})
