import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { openRecorder } from '../../../src/adapters/runs/open-recorder.ts'
import { openDatabase } from '../../../src/adapters/store/sqlite/database.ts'
import { runs as migration } from '../../../src/adapters/store/sqlite/migrations/0003-runs.ts'
import { openRuns, type NewRun, type Runs } from '../../../src/adapters/store/sqlite/runs.ts'
import { finished } from './finished.ts'

const closing: (() => void)[] = []
afterEach(() => closing.splice(0).forEach((close) => close()))

function open(change: (runs: Runs) => Runs = (runs) => runs) {
  const db = openDatabase(':memory:')
  db.exec(migration.sql)
  const kept: (readonly [NewRun['run'], string | undefined])[] = []
  const lost: unknown[] = []
  const batches: number[] = []
  const runs = openRuns(db)
  const counted: Runs = {
    ...runs,
    keep(several) {
      batches.push(several.length)
      return runs.keep(several)
    },
  }
  const recorder = openRecorder({
    runs: change(counted),
    onRecorded: (run, id) => void kept.push([run, id]),
    onLost: (error) => void lost.push(error),
  })
  closing.push(() => {
    recorder.close()
    db.close()
  })
  return { recorder, kept, lost, batches, runs }
}
const busy = () => Object.assign(new Error('database is locked'), { errcode: 5 })

describe('a recorder', () => {
  it('writes the runs of one turn together, after that turn', async () => {
    const { recorder, kept, batches, runs } = open()
    const [one, two] = [finished(), finished({ operation: 'InitiateAuth' })]
    recorder.record(one, [])
    recorder.record(two, [])
    expect([runs.list({}, 9), batches]).toEqual([[], []])
    await turn()
    expect(batches).toEqual([2])
    expect(kept.map(([{ operation }, id]) => [operation, id])).toEqual([
      [one.operation, 'r-1'],
      [two.operation, 'r-2'],
    ])
  })

  it('tells at once of what is not written yet', () => {
    const { recorder } = open()
    recorder.record(finished(), [])
    expect(recorder.find('last')?.id).toBe('r-1')
    recorder.record(finished(), [])
    expect(recorder.list({}, 9)).toHaveLength(2)
  })

  it('takes out the secrets of the project', () => {
    const { recorder, kept } = open()
    recorder.record(finished({ message: 'failed with error project-secret.' }), ['project-secret'])
    expect(recorder.find('last')?.message).toBe('failed with error [redacted].')
    expect(kept.map(([{ message }]) => message)).toEqual(['failed with error [redacted].'])
  })

  it('tries again while another process has the store', async () => {
    let left = 3
    const { recorder, kept, lost } = open((runs) => ({
      ...runs,
      keep(several) {
        if (left-- > 0) throw busy()
        return runs.keep(several)
      },
    }))
    recorder.record(finished(), [])
    while (!kept.length) await pause(5)
    expect([kept[0]?.[1], lost]).toEqual(['r-1', []])
  })

  it('says so where runs cannot be written, and goes on', async () => {
    let full = true
    const { recorder, kept, lost } = open((runs) => ({
      ...runs,
      keep(several) {
        if (full) throw new Error('the disk is full')
        return runs.keep(several)
      },
    }))
    recorder.record(finished(), [])
    await turn()
    full = false
    recorder.record(finished(), [])
    await turn()
    expect(kept.map(([, id]) => id)).toEqual([undefined, 'r-1'])
    expect(lost).toEqual([new Error('the disk is full')])
  })

  it('loses only the run that it cannot make a record of', async () => {
    const { recorder, kept, lost } = open()
    recorder.record(
      finished({
        outcome: 'UserLambdaValidationException',
        message: 'failed with error project-secret.',
        claims() {
          throw new Error('no claims')
        },
      }),
      ['project-secret'],
    )
    recorder.record(finished(), [])
    await turn()
    expect(kept.map(([, id]) => id)).toEqual([undefined, 'r-1'])
    expect(kept[0]?.[0]).toMatchObject({ outcome: 'UserLambdaValidationException', message: '', trace: [] })
    expect(lost).toEqual([new Error('no claims')])
  })

  it('writes what is due when it closes', () => {
    const { recorder, kept } = open()
    recorder.record(finished(), [])
    recorder.close()
    expect(kept.map(([, id]) => id)).toEqual(['r-1'])
  })
})

describe('waiting for a run', () => {
  it('ends with the first that fits', async () => {
    const { recorder } = open()
    recorder.record(finished({ operation: 'InitiateAuth' }), [])
    const waited = recorder.wait({ operation: 'InitiateAuth' }, 10_000)
    recorder.record(finished(), [])
    await turn()
    recorder.record(finished({ operation: 'InitiateAuth' }), [])
    expect((await waited).map(({ id }) => id)).toEqual(['r-3'])
  })

  it('tells at once what came after the run that it names, the oldest first', async () => {
    const { recorder } = open()
    for (let n = 0; n < 3; n++) recorder.record(finished(), [])
    expect((await recorder.wait({ after: 1 }, 10_000)).map(({ id }) => id)).toEqual(['r-2', 'r-3'])
  })

  it('ends with nothing once nobody has the patience', async () => {
    const { recorder } = open()
    expect(await recorder.wait({}, 0)).toEqual([])
    expect(await recorder.wait({}, 5)).toEqual([])
  })

  it('ends with nothing when the server ends, and does not begin again', async () => {
    const { recorder } = open()
    const waited = recorder.wait({}, 60_000)
    recorder.release()
    expect([await waited, await recorder.wait({}, 60_000)]).toEqual([[], []])
  })
})
