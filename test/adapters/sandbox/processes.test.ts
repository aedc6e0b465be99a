import { describe, expect, it } from 'vitest'
import type { Surroundings } from '../../../src/adapters/reach/reach.ts'
import { failureOf, project, type CallOptions } from './project.ts'

// Another machine may be busy with other tests.
const patiently: CallOptions = { timeout: 10_000 }
const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5))
}
const waits = (milliseconds: number) =>
  `exports.handler = async () => { await new Promise((resolve) => setTimeout(resolve, ${milliseconds})); return 'waited' }`
const spins = `exports.handler = async (event) => { const end = Date.now() + event.for; while (Date.now() < end); return event }`

describe('processes', () => {
  const { call, sandbox, write } = project({ children: 2, spare: false })
  write('triggers/echo.js', `exports.handler = async (event) => event`)
  write('triggers/waits.js', waits(1200))
  write('triggers/also-waits.js', waits(1200))
  write('triggers/spins.js', spins)
  write('triggers/also-spins.js', spins)
  for (const name of ['one', 'two', 'three', 'four']) write(`triggers/waits-long-${name}.js`, waits(7000))
  write('triggers/waits-briefly.js', waits(60))
  for (const depth of [0, 1, 2, 3, 4])
    write(
      `triggers/calls-${depth}.js`,
      `exports.handler = async (event, { poolwright }) => poolwright.api.AdminGetUser({})`,
    )
  write('triggers/third.js', `exports.handler = async () => 'third'`)

  it('are not started before they are needed', async () => {
    expect(sandbox.stats()).toEqual({ children: [], line: 0, started: 0, lost: 0 })
    await call('triggers/echo.js')
    expect(sandbox.stats().children).toMatchObject([{ state: 'ready', calls: 0, scripts: 1 }])
    expect(sandbox.stats().children[0]?.resident).toBeGreaterThan(20 * 1024 * 1024)
  })

  it('answer many calls at once, each its own', async () => {
    const answers = await Promise.all(Array.from({ length: 300 }, (_, n) => call('triggers/echo.js', { n })))
    expect(answers.map(({ value }) => value)).toEqual(Array.from({ length: 300 }, (_, n) => ({ n })))
  })

  it('have calls of one trigger at a time: one that comes while two others compute waits in line', async () => {
    while (sandbox.stats().children.filter(({ state }) => state === 'ready').length < 2)
      await Promise.all(
        ['triggers/waits.js', 'triggers/also-waits.js'].map((script) => call(script, {}, patiently)),
      )
    const first = call('triggers/spins.js', { for: 600 }, patiently)
    await until(() => sandbox.stats().children.some(({ calls }) => calls === 1))
    const second = call('triggers/also-spins.js', { for: 600 }, patiently)
    await until(() => sandbox.stats().children.filter(({ calls }) => calls === 1).length === 2)
    const third = call('triggers/third.js', {}, patiently)
    await until(() => sandbox.stats().line === 1)
    expect(sandbox.stats().started).toBe(2)
    expect((await third).value).toBe('third')
    await Promise.all([first, second])
  })

  it('are more than compute: triggers that only wait keep no other from running', async () => {
    const slow = ['one', 'two', 'three', 'four'].map((name) =>
      call(`triggers/waits-long-${name}.js`, {}, { timeout: 25_000 }),
    )
    let ended = 0
    for (const one of slow) void one.then(() => ended++)
    await until(() => sandbox.stats().children.filter(({ calls }) => calls === 1).length === 4)
    expect((await call('triggers/third.js', {}, patiently)).value).toBe('third')
    expect(ended).toBe(0)
    await Promise.all(slow)
  })

  it('have no more calls of a trigger than it says', async () => {
    let most = 0
    const watch = setInterval(() => {
      for (const { calls } of sandbox.stats().children) most = Math.max(most, calls)
    }, 5)
    await Promise.all(
      [1, 2, 3, 4, 5].map(() => call('triggers/waits-briefly.js', {}, { concurrency: 2, timeout: 5000 })),
    )
    clearInterval(watch)
    expect(most).toBe(2)
  })

  it('serve each trigger in its turn, however many calls of another stand in line', async () => {
    const crowd = Array.from({ length: 200 }, () =>
      call('triggers/spins.js', { for: 20 }, { timeout: 10_000 }),
    )
    let left = crowd.length
    for (const one of crowd) void one.then(() => left--)
    expect((await call('triggers/third.js', {}, { timeout: 10_000 })).value).toBe('third')
    expect(left).toBeGreaterThan(100)
    await Promise.all(crowd)
  })

  it('are found for calls that come of calls, however many of those wait', async () => {
    const chain = async (depth: number): Promise<unknown> => {
      const script = `triggers/calls-${depth}.js`
      const around: Surroundings = {
        env: {},
        secrets: {},
        reach: async (ask) => {
          await (depth < 4
            ? chain(depth + 1)
            : call('triggers/third.js', {}, { ...patiently, depth: depth + 1 }))
          return { kind: ask.kind, what: 'call', outcome: 'done', value: 'deep' }
        },
      }
      const api = { api: ['AdminGetUser'] }
      const { value } = await call(script, {}, { depth, around, capabilities: api, timeout: 28_000 })
      return value
    }
    const all = await Promise.all(Array.from({ length: 20 }, () => chain(0)))
    expect(all).toEqual(all.map(() => 'deep'))
  })

  it('end a call in time that waits for one which stands in line behind it', async () => {
    const only = { concurrency: 1, capabilities: { api: ['AdminGetUser'] }, timeout: 700 }
    const inner: Promise<unknown>[] = []
    const around: Surroundings = {
      env: {},
      secrets: {},
      reach: async ({ kind }) => {
        const behind = call('triggers/calls-0.js', {}, only)
        inner.push(behind.catch(() => undefined))
        const value = (await behind).value as string
        return { kind, what: 'call', outcome: 'done', value }
      },
    }
    const failed = await failureOf(call('triggers/calls-0.js', {}, { ...only, around }))
    expect(failed).toMatchObject({ failure: 'timeout' })
    await Promise.all(inner)
    expect(inner).toHaveLength(1)
    expect((await call('triggers/third.js', {}, { timeout: 10_000 })).value).toBe('third')
    expect(sandbox.stats().line).toBe(0)
  })

  it('let a trigger through that others would keep waiting', async () => {
    let more = true
    const busy = ['triggers/echo.js', 'triggers/waits.js'].flatMap((script) =>
      Array.from({ length: 4 }, async () => {
        while (more) await call(script, {}, { patience: 10_000 })
      }),
    )
    await until(() => sandbox.stats().children.filter(({ calls }) => calls > 1).length >= 2)
    expect((await call('triggers/third.js', {}, { patience: 10_000 })).value).toBe('third')
    more = false
    await Promise.all(busy)
  })
})

describe('a process that dies', () => {
  const { call, sandbox, write } = project({ children: 2, spare: true })
  write('triggers/spins.js', spins)
  write('triggers/waits.js', waits(1000))
  write('triggers/other.js', waits(1000))
  const busy = () => sandbox.stats().children.filter(({ calls }) => calls)
  const kill = () => {
    const [{ pid } = { pid: undefined }] = busy()
    process.kill(pid as number, 'SIGKILL')
  }

  it('fails the call that ran, and sends those again that had not begun', async () => {
    const ran = failureOf(call('triggers/spins.js', { for: 5000 }, { timeout: 8000 }))
    await until(() => busy().length === 1)
    const next = call('triggers/spins.js', { for: 1 }, { timeout: 8000 })
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(busy()).toMatchObject([{ calls: 2 }])
    kill()
    const failed = await ran
    expect([failed.failure, failed.message]).toEqual(['crashed', 'its process died'])
    expect(failed.place).toEqual({ file: 'triggers/spins.js', line: 1, column: 1 })
    expect((await next).value).toEqual({ for: 1 })
  })

  it('fails all calls that waited in it, and none of another trigger', async () => {
    await call('triggers/spins.js', { for: 1 }, { timeout: 8000 })
    await until(() => sandbox.stats().children.filter(({ state }) => state === 'ready').length >= 2)
    const other = call('triggers/other.js', {}, { timeout: 8000 })
    await until(() => busy().length === 1)
    const waiting = [1, 2].map(() => failureOf(call('triggers/waits.js', {}, { timeout: 8000 })))
    await until(() => busy().some(({ calls }) => calls === 2))
    await new Promise((resolve) => setTimeout(resolve, 150))
    const victim = busy().find(({ calls }) => calls === 2)
    process.kill(victim?.pid as number, 'SIGKILL')
    expect((await Promise.all(waiting)).map(({ failure }) => failure)).toEqual(['crashed', 'crashed'])
    expect((await other).value).toBe('waited')
  })

  it('is replaced by one that stood ready', async () => {
    await call('triggers/spins.js', { for: 1 }, { timeout: 8000 })
    await until(() => sandbox.stats().children.filter(({ state }) => state === 'ready').length >= 2)
    const { started } = sandbox.stats()
    const ran = failureOf(call('triggers/spins.js', { for: 5000 }, { timeout: 8000 }))
    await until(() => busy().length === 1)
    kill()
    await ran
    expect((await call('triggers/spins.js', { for: 1 })).value).toEqual({ for: 1 })
    expect(sandbox.stats().children.some(({ state }) => state === 'ready')).toBe(true)
    expect(sandbox.stats().started).toBeLessThanOrEqual(started + 1)
  })
})

describe('a call', () => {
  const { call, sandbox, write } = project({ children: 1, spare: false })
  write('triggers/waits.js', waits(400))
  write('triggers/spins.js', spins)
  const other: CallOptions = { timeout: 100, patience: 100 }

  it('that no process was free for fails as one that came too late', async () => {
    await sandbox.warm()
    const first = call('triggers/spins.js', { for: 500 })
    await until(() => sandbox.stats().children.some(({ calls }) => calls === 1))
    const failed = await failureOf(call('triggers/waits.js', {}, other))
    expect([failed.failure, failed.message]).toEqual(['timeout', 'it did not answer within 100 ms'])
    expect((await first).value).toEqual({ for: 500 })
  })

  it('may run as long as its stage may, if somebody waits for longer', async () => {
    const failed = await failureOf(call('triggers/spins.js', { for: 1000 }, { timeout: 100, patience: 3000 }))
    expect([failed.failure, failed.message]).toEqual(['timeout', 'it did not answer within 100 ms'])
  })
})

describe('a closed sandbox', () => {
  const { call, sandbox, write } = project({ children: 1, spare: false })

  it('ends its processes and refuses what is under way and what comes', async () => {
    write('triggers/waits.js', waits(5000))
    const under = failureOf(call('triggers/waits.js', {}, { timeout: 6000 }))
    await until(() => sandbox.stats().children.some(({ calls }) => calls === 1))
    const [{ pid } = { pid: undefined }] = sandbox.stats().children
    await sandbox.close()
    expect((await under).message).toBe('the sandbox is closed')
    expect((await failureOf(call('triggers/waits.js'))).message).toBe('the sandbox is closed')
    expect(sandbox.stats().children).toEqual([])
    const alive = () => {
      try {
        return process.kill(pid as number, 0)
      } catch {
        return false
      }
    }
    await until(() => !alive())
    await sandbox.close()
  })
})

describe('processes beyond the first', () => {
  const { call, sandbox, write } = project({ children: 2, spare: false, retireAfter: 400 })

  it('are ended when nothing needs them', async () => {
    write('triggers/waits.js', waits(100))
    write('triggers/also-waits.js', waits(100))
    while (sandbox.stats().children.length < 2)
      await Promise.all([call('triggers/waits.js'), call('triggers/also-waits.js')])
    await until(() => sandbox.stats().children.length === 1)
    expect((await call('triggers/waits.js')).value).toBe('waited')
  })
})
