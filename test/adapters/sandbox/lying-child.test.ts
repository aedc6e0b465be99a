import { fileURLToPath } from 'node:url'
import { afterAll, expect, it, vi } from 'vitest'
import { failureOf, project } from './project.ts'

// Every process of this sandbox is one that a script has taken over.
vi.mock(import('../../../src/adapters/sandbox/host/start-process.ts'), async (actual) => {
  const { startProcess } = await actual()
  const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
  const reads = ['./', '../../../src/adapters/sandbox/', '../../../package.json'].map(here)
  return { startProcess: () => startProcess(here('./lying-child.ts'), reads) }
})
afterAll(() => void vi.restoreAllMocks())

const { call, sandbox, write } = project({ children: 1, spare: false })
write('triggers/any.js', 'exports.handler = async (event) => event')

it.each(['waiting', 'ask', 'resident'])(
  'a process that goes on saying `%s` is ended in time all the same, and its place is free',
  { timeout: 20_000 },
  async (lie) => {
    const { lost } = sandbox.stats()
    const failed = await failureOf(call('triggers/any.js', { lie }, { timeout: 300 }))
    expect(failed).toMatchObject({ failure: 'crashed' })
    await vi.waitUntil(() => sandbox.stats().lost === lost + 1, { timeout: 10_000 })
    expect(sandbox.stats().children).toEqual([])
  },
)

it('a process that has answered and goes on talking is ended', { timeout: 20_000 }, async () => {
  const { lost } = sandbox.stats()
  await call('triggers/any.js', { lie: 'reply' })
  await vi.waitUntil(() => sandbox.stats().lost === lost + 1, { timeout: 10_000 })
})
