import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import type { UserPool } from '../../src/model/pool.ts'
import type { RecordedRun, RunFilter, RunLine } from '../../src/model/recorded-run.ts'
import { runLineSchema, runSchema } from '../../src/protocol/api/shown-run.ts'
import { silent } from '../../src/protocol/log.ts'
import { makePages } from '../../src/protocol/pages.ts'

const shop = {
  id: 'us-east-1_Shop00001',
  name: 'shop',
  region: 'us-east-1',
  clients: [],
} as unknown as UserPool
const line: RunLine = {
  id: 'r-7',
  at: '2026-01-01T09:00:00.000Z',
  operation: 'SignUp',
  outcome: 'answered',
  took: 4.2,
  hooks: [{ hook: 'PreSignUp', triggerSource: 'PreSignUp_SignUp', triggers: ['a'], outcome: 'answered' }],
}
const whole: RecordedRun = {
  ...line,
  requestId: 'q',
  trace: [
    {
      step: 'SignUp',
      at: 0,
      took: 4,
      gave: ['user'],
      inside: [],
      hook: {
        hook: 'PreSignUp',
        triggerSource: 'PreSignUp_SignUp',
        version: 'V1_0',
        event: {},
        stages: [
          {
            trigger: 'a',
            outcome: 'failed',
            ignored: true,
            error: { type: 'Error', message: 'no', place: { file: 'a.ts', line: 1, column: 2 } },
            logs: [{ level: 'log', text: 'x' }],
            calls: [{ kind: 'fetch', what: 'GET https://x.test/', at: 1, took: 2, outcome: '200' }],
            took: 1,
            cpu: 0.5,
            heap: 1024,
          },
        ],
      },
    },
  ],
}

function world() {
  const asked: unknown[] = []
  const app = makePages({
    documents: {
      pool: async () => undefined,
      identityPool: async () => undefined,
      issuer: () => '',
      url: 'http://localhost:9340',
      keys: async () => ({ keys: [] }),
      identityKeys: async () => ({ keys: [] }),
      cache: 'no-cache',
    },
    log: silent,
    api: {
      token: 'a-token',
      told: {
        inbox: { list: () => [], wait: async () => undefined },
        runs: {
          list: (filter, limit) => (asked.push([filter, limit]), [line]),
          find: (id) => (['last', 'r-7', '7'].includes(id) ? whole : undefined),
          wait: async (filter: RunFilter, timeout) => (asked.push([filter, timeout]), timeout ? [line] : []),
        },
        pools: async () => [shop],
        issuer: () => '',
        made: async () => [],
        importLog: async () => undefined,
        project: () => ({ files: [], scripts: [], documents: [] }),
        user: async () => undefined,
      },
    },
  })
  const ask = async (path: string, authorization = 'Bearer a-token') => {
    const answer = await app.request(`http://localhost:9340/_poolwright/api${path}`, {
      headers: { host: 'localhost:9340', authorization },
    })
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }
  return { ask, asked }
}
const ajv = new Ajv({ formats: { 'date-time': true } })

describe('the runs of a server', () => {
  it('are listed, a hundred unless told', async () => {
    const { ask, asked } = world()
    expect(await ask('/runs')).toEqual({ status: 200, body: { runs: [line] } })
    await ask(
      '/runs?pool=shop&user=ana&operation=SignUp&hook=preSignUp&trigger=a&outcome=refused&after=r-3&limit=5',
    )
    expect(asked).toEqual([
      [{}, 100],
      [
        {
          pool: shop.id,
          user: 'ana',
          operation: 'SignUp',
          hook: 'preSignUp',
          trigger: 'a',
          outcome: 'refused',
          after: 3,
        },
        5,
      ],
    ])
  })

  it.each(['last', 'r-7', '7'])('tell everything of %s', async (id) => {
    expect(await world().ask(`/runs/${id}`)).toEqual({ status: 200, body: JSON.parse(JSON.stringify(whole)) })
  })

  it('are waited for', async () => {
    const { ask, asked } = world()
    expect(await ask('/runs/wait?after=r-6&timeout=2')).toEqual({ status: 200, body: { runs: [line] } })
    expect(asked).toEqual([[{ after: 6 }, 2000]])
    expect(await ask('/runs/wait?timeout=0')).toMatchObject({ status: 404, body: { error: 'not_found' } })
  })

  it.each([
    ['/runs?limit=0', 400],
    ['/runs?limit=1001', 400],
    ['/runs?limit=many', 400],
    ['/runs?after=yesterday', 400],
    ['/runs/wait?after=yesterday', 400],
    ['/runs/wait?timeout=301', 400],
    ['/runs/r-8', 404],
  ])('refuse %s with %i', async (path, status) => {
    expect((await world().ask(path)).status).toBe(status)
  })

  it.each(['/runs', '/runs/last', '/runs/wait'])('need the token at %s', async (path) => {
    expect((await world().ask(path, 'Bearer another')).status).toBe(401)
  })

  it('are as the OpenAPI document says', async () => {
    const { body } = await world().ask('/openapi.json')
    const { paths } = body as { paths: Record<string, { get: { parameters: unknown[] } }> }
    expect(Object.keys(paths)).toEqual(expect.arrayContaining(['/runs', '/runs/wait', '/runs/{id}']))
    expect(paths['/runs/{id}']?.get.parameters).toEqual([
      expect.objectContaining({ name: 'id', in: 'path', required: true }),
    ])
    expect(ajv.validate(runLineSchema, line)).toBe(true)
    expect(ajv.validate(runSchema, whole)).toBe(true)
    expect(ajv.validate(runSchema, { ...whole, trace: [{}] })).toBe(false)
  })
})
