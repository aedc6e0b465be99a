import { describe, expect, it, vi } from 'vitest'
import type { Inbox, Kept, Wanted } from '../../src/protocol/api/endpoint.ts'
import { silent } from '../../src/protocol/log.ts'
import { makePages } from '../../src/protocol/pages.ts'
import type { ImportJob, ImportLine } from '../../src/model/import-job.ts'
import type { IdentityPool } from '../../src/model/model.ts'
import type { UserPool } from '../../src/model/pool.ts'
import type { User } from '../../src/model/user.ts'
import type { RecordedRun } from '../../src/model/recorded-run.ts'

const token = 'a-token'
const shop = {
  id: 'us-east-1_Shop00001',
  name: 'shop',
  region: 'us-east-1',
  clients: [
    { id: 'c1', name: 'web' },
    { id: 'c2', name: 'server', secret: 'derived' },
  ],
} as unknown as UserPool

const visitors = { id: 'us-east-1:11111111-2222-4333-8444-555555555555', name: 'visitors' } as IdentityPool

const ana: User = {
  poolId: shop.id,
  username: 'ana',
  sub: 's-1',
  enabled: true,
  status: 'CONFIRMED',
  attributes: { email: 'ana@example.com' },
  createdAt: 0,
  modifiedAt: 0,
  password: { salt: 'salty', verifier: 'proof' },
}

const run: RecordedRun = {
  id: 'r-1',
  at: '2026-01-01T09:00:00.000Z',
  operation: 'SignUp',
  outcome: 'answered',
  took: 1,
  hooks: [],
  requestId: 'q',
  trace: [],
}
const sent = (id: number, more: Partial<Kept> = {}): Kept => ({
  id,
  at: 1_767_225_600_000 + id,
  medium: 'EMAIL',
  poolId: shop.id,
  username: 'ana',
  to: 'ana@example.com',
  text: `Your code is 00000${id}`,
  code: `00000${id}`,
  reason: 'SignUp',
  ...more,
})

function world(kept: Kept[] = []) {
  const ears = new Set<(message?: Kept) => void>()
  const fits = ({ poolId, username, to, after = 0 }: Wanted, message: Kept) =>
    message.id > after &&
    (!poolId || message.poolId === poolId) &&
    (!username || message.username === username) &&
    (!to || message.to === to)
  const inbox: Inbox = {
    list: (wanted, limit) =>
      kept
        .filter((message) => fits(wanted, message))
        .reverse()
        .slice(0, limit),
    wait: (wanted, timeout) =>
      new Promise((resolve) => {
        const end = (message?: Kept) => {
          if (message && !fits(wanted, message)) return
          ears.delete(end)
          clearTimeout(timer)
          resolve(message)
        }
        const timer = setTimeout(end, timeout)
        ears.add(end)
      }),
  }
  const app = makePages({
    documents: {
      pool: async (id) => (id === shop.id ? shop : undefined),
      identityPool: async (id) => (id === visitors.id ? visitors : undefined),
      issuer: ({ id }) => `https://cognito-idp.us-east-1.amazonaws.com/${id}`,
      url: 'http://localhost:9340',
      keys: async () => ({ keys: [] }),
      identityKeys: async (id) => ({ keys: [id] }),
      cache: 'no-cache',
    },
    log: silent,
    api: {
      token,
      told: {
        inbox,
        runs: { list: () => [], find: () => run, wait: async () => [run] },
        pools: async () => [shop],
        issuer: () => 'http://localhost:9340/us-east-1_Shop00001',
        made: async () => [],
        importLog: async (id) => (id === 'import-none' ? undefined : imported),
        project: () => served,
        user: async (_, name) => (name === 'ana' ? { user: ana, groups: ['admins'] } : undefined),
      },
    },
  })
  const ask = (path: string, headers: Record<string, string> = {}) =>
    app.request(`http://localhost:9340${path}`, {
      headers: { host: 'localhost:9340', authorization: `Bearer ${token}`, ...headers },
    })
  const send = (message: Kept) => {
    kept.push(message)
    for (const ear of ears) ear(message)
  }
  return { ask, send, ears }
}

const imported: { job: ImportJob; lines: ImportLine[] } = {
  job: {
    id: 'import-one',
    poolId: shop.id,
    name: 'all',
    roleArn: 'arn:aws:iam::123456789012:role/logs',
    status: 'Succeeded',
    createdAt: 0,
    imported: 1,
    skipped: 0,
    failed: 1,
    rows: 2,
  },
  lines: [{ line: 3, outcome: 'FAILED', reason: 'Invalid email address format.' }],
}

const served = {
  env: 'dev',
  files: [{ path: 'pools/shop.pool.yaml', text: 'clients: {}\n' }],
  scripts: [{ path: 'triggers/greet.js', text: 'export const handler = async (event) => event\n' }],
  documents: [],
}

const read = async <Body>(answer: Response | Promise<Response>) => (await (await answer).json()) as Body

describe('documents of a pool', () => {
  it('names the issuer of its tokens and a place where its keys really are', async () => {
    const answer = await world().ask(`/${shop.id}/.well-known/openid-configuration`)
    expect(await answer.json()).toEqual({
      issuer: `https://cognito-idp.us-east-1.amazonaws.com/${shop.id}`,
      jwks_uri: `http://localhost:9340/${shop.id}/.well-known/jwks.json`,
      id_token_signing_alg_values_supported: ['RS256'],
      subject_types_supported: ['public'],
    })
    expect(answer.headers.get('cache-control')).toBe('no-cache')
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
  })

  it.each(['jwks.json', 'openid-configuration'])('refuses %s of a pool that is not there', async (name) => {
    const answer = await world().ask(`/us-east-1_Other/.well-known/${name}`)
    expect(answer.status).toBe(404)
    expect(await answer.json()).toEqual({ message: 'User pool us-east-1_Other does not exist.' })
  })

  it('does not say again what is no pool id', async () => {
    const answer = await world().ask('/%3Cscript%3E/.well-known/jwks.json')
    expect(await answer.json()).toEqual({ message: 'The pool does not exist.' })
  })
})

describe('documents of an identity pool', () => {
  it('names the issuer that identity pools have at AWS, and a place where its keys really are', async () => {
    const answer = await world().ask(`/${visitors.id}/.well-known/openid-configuration`)
    const said = await read<{ jwks_uri: string }>(answer)
    expect(said).toEqual({
      issuer: 'https://cognito-identity.amazonaws.com',
      jwks_uri: `http://localhost:9340/${visitors.id}/.well-known/jwks_uri`,
      id_token_signing_alg_values_supported: ['RS512'],
      subject_types_supported: ['public'],
    })
    const keys = await world().ask(new URL(said.jwks_uri).pathname)
    expect(await keys.json()).toEqual({ keys: [visitors.id] })
    expect(keys.headers.get('access-control-allow-origin')).toBe('*')
  })

  it('has its keys where user pools have theirs, too', async () => {
    const answer = await world().ask(`/${visitors.id}/.well-known/jwks.json`)
    expect(await answer.json()).toEqual({ keys: [visitors.id] })
  })

  it('refuses those of an identity pool that is not there', async () => {
    const answer = await world().ask('/us-east-1:00/.well-known/jwks_uri')
    expect(answer.status).toBe(404)
    expect(await answer.json()).toEqual({ message: 'Identity pool us-east-1:00 does not exist.' })
  })
})

describe('health', () => {
  it('needs no token and no loopback name', async () => {
    const answer = await world().ask('/_poolwright/health', { host: 'auth.example.com', authorization: '' })
    expect(await answer.json()).toEqual({ status: 'ok' })
  })
})

describe('the guard of the API', () => {
  it.each([
    ['no token', { authorization: '' }, 401],
    ['a wrong token', { authorization: 'Bearer wrong' }, 401],
    ['a token of another scheme', { authorization: `Basic ${token}` }, 401],
    ['a name that only leads here', { host: 'rebound.example.com:9340' }, 403],
    ['a page of another origin', { origin: 'http://localhost:3000' }, 403],
    ['a request that another site caused', { 'sec-fetch-site': 'cross-site' }, 403],
  ])('refuses %s', async (_, headers, status) => {
    const answer = await world().ask('/_poolwright/api/inbox', headers)
    expect(answer.status).toBe(status)
    expect(await answer.json()).toMatchObject({ message: expect.any(String) })
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
  })

  it('takes the token in the address', async () => {
    const answer = await world().ask(`/_poolwright/api/inbox?token=${token}`, { authorization: '' })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  it('guards paths that do not exist', async () => {
    expect((await world().ask('/_poolwright/api/nothing', { authorization: '' })).status).toBe(401)
    expect((await world().ask('/_poolwright/api/nothing')).status).toBe(404)
  })

  it('is not there where nothing is told', async () => {
    const documents = {
      pool: async () => undefined,
      identityPool: async () => undefined,
      issuer: () => '',
      url: '',
      keys: async () => ({}),
      identityKeys: async () => ({}),
      cache: '',
    }
    const app = makePages({ documents, log: silent })
    expect((await app.request('/_poolwright/api/inbox')).status).toBe(404)
  })
})

describe('the inbox', () => {
  const three = () => [sent(1), sent(2, { to: '+4912345', username: 'bob', medium: 'SMS' }), sent(3)]

  it('shows the newest first', async () => {
    const { messages } = await read<{ messages: Kept[] }>(world(three()).ask('/_poolwright/api/inbox'))
    expect(messages.map(({ id }) => id)).toEqual([3, 2, 1])
    expect(messages[2]).toEqual({
      id: 1,
      at: '2026-01-01T00:00:00.001Z',
      medium: 'EMAIL',
      pool: shop.id,
      username: 'ana',
      to: 'ana@example.com',
      text: 'Your code is 000001',
      code: '000001',
      reason: 'SignUp',
    })
  })

  it.each([
    ['username=bob', '000002'],
    ['username=ana@example.com', '000003'],
    ['to=%2B4912345', '000002'],
    [`pool=${shop.id}`, '000003'],
    ['pool=shop&username=bob', '000002'],
    ['', '000003'],
  ])('gives the latest code by %s', async (query, code) => {
    const answer = await world(three()).ask(`/_poolwright/api/inbox/latest?${query}`)
    expect(await answer.json()).toMatchObject({ code })
  })

  it.each(['username=eve', 'pool=other', 'since=3'])('has no message by %s', async (query) => {
    expect((await world(three()).ask(`/_poolwright/api/inbox/latest?${query}`)).status).toBe(404)
  })

  it('waits for a message that fits, and lets others pass', async () => {
    const { ask, send, ears } = world()
    const waiting = ask('/_poolwright/api/inbox/wait?to=kim@example.com&timeout=20')
    await vi.waitFor(() => expect(ears.size).toBe(1))
    send(sent(1))
    send(sent(2, { to: 'kim@example.com' }))
    expect(await (await waiting).json()).toMatchObject({ id: 2 })
    expect(ears.size).toBe(0)
  })

  it('does not wait for what is there', async () => {
    expect(await (await world(three()).ask('/_poolwright/api/inbox/wait?timeout=0')).json()).toMatchObject({
      id: 3,
    })
  })

  it('waits by either name of somebody who signs in with an address', async () => {
    const { ask, send, ears } = world()
    const waiting = ask('/_poolwright/api/inbox/wait?username=kim@example.com&timeout=20')
    await vi.waitFor(() => expect(ears.size).toBe(2))
    send(sent(1, { username: 'f81d4fae', to: 'kim@example.com' }))
    expect(await (await waiting).json()).toMatchObject({ id: 1 })
  })

  it('waits no longer than it was told', async () => {
    expect((await world().ask('/_poolwright/api/inbox/wait?timeout=0.01')).status).toBe(404)
  })

  it.each(['-1', '301', 'long'])('refuses to wait for `%s` seconds', async (timeout) => {
    expect((await world().ask(`/_poolwright/api/inbox/wait?timeout=${timeout}`)).status).toBe(400)
  })
})

it('tells the ids of pools and clients, and no secret', async () => {
  expect(await (await world().ask('/_poolwright/api/pools')).json()).toEqual({
    pools: [
      {
        id: shop.id,
        name: 'shop',
        region: 'us-east-1',
        issuer: 'http://localhost:9340/us-east-1_Shop00001',
        clients: [
          { id: 'c1', name: 'web', secret: false },
          { id: 'c2', name: 'server', secret: true },
        ],
      },
    ],
  })
})

it('tells of whoever has a name, and nothing of their password', async () => {
  const { users } = await read<{ users: object[] }>(world().ask('/_poolwright/api/users?name=ana'))
  expect(users).toEqual([
    {
      pool: 'shop',
      poolId: shop.id,
      username: 'ana',
      sub: 's-1',
      enabled: true,
      status: 'CONFIRMED',
      attributes: { email: 'ana@example.com' },
      groups: ['admins'],
    },
  ])
  for (const query of ['name=eve', 'name=ana&pool=other', ''])
    expect(await read(world().ask(`/_poolwright/api/users?${query}`))).toEqual({ users: [] })
})

it('tells which rows of an import came to nothing', async () => {
  const { ask } = world()
  expect(await read(ask('/_poolwright/api/imports/import-one'))).toEqual({
    id: 'import-one',
    poolId: shop.id,
    name: 'all',
    status: 'Succeeded',
    imported: 1,
    skipped: 0,
    failed: 1,
    lines: imported.lines,
  })
  expect((await ask('/_poolwright/api/imports/import-none')).status).toBe(404)
})

it('describes every endpoint that answers, and no other', async () => {
  const { ask } = world([sent(1)])
  const { openapi, paths } = await read<{ openapi: string; paths: object }>(
    ask('/_poolwright/api/openapi.json'),
  )
  expect(openapi).toMatch(/^3\.1/)
  for (const path of Object.keys(paths)) expect((await ask(`/_poolwright/api${path}`)).status).toBe(200)
  expect(Object.keys(paths).sort()).toEqual([
    '/imports/{id}',
    '/inbox',
    '/inbox/latest',
    '/inbox/wait',
    '/pools',
    '/pools/made',
    '/project',
    '/runs',
    '/runs/wait',
    '/runs/{id}',
    '/users',
  ])
})

it('answers in JSON what is not there', async () => {
  const answer = await world().ask('/no/such/page')
  expect(answer.status).toBe(404)
  expect(answer.headers.get('content-type')).toContain('application/json')
})

it('tells the texts that the server runs with, to whoever has the token', async () => {
  const { ask } = world()
  expect(await read(ask('/_poolwright/api/project'))).toEqual(served)
  expect((await ask('/_poolwright/api/project', { authorization: 'Bearer guessed' })).status).toBe(401)
})
