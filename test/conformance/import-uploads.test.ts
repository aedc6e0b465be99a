import { createHash } from 'node:crypto'
import { createServer, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Sha256 } from '@aws-crypto/sha256-js'
import { SignatureV4 } from '@smithy/signature-v4'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { longestFile } from '../../src/engine/imports/rules.ts'
import { silent } from '../../src/protocol/log.ts'
import { presignUpload } from '../../src/protocol/uploads/presign.ts'
import { isUpload, receiveUpload } from '../../src/protocol/uploads/receive-upload.ts'
import { importing } from '../operations/import-jobs.ts'

const encrypted = { 'x-amz-server-side-encryption': 'aws:kms' }
const lines: object[] = []
let made: Awaited<ReturnType<typeof importing>>
let url = ''
const server = createServer((request, response) => {
  const { pool, store, clock } = made
  void receiveUpload(request, response, {
    signing: { url, secret: 'uploads' },
    clock: { now: () => clock.at },
    log: { ...silent, warn: (facts, message) => void lines.push({ ...facts, message }) },
    pool: async (id) => (id === pool.id ? pool : undefined),
    job: (poolId, id) => store.importJob(poolId, id),
    begin: (id) => store.uploads.begin(id),
  })
})
beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())
beforeEach(async () => {
  made = await importing()
  lines.length = 0
})

/** A job, and the address for its file. */
async function place() {
  const { JobId } = await made.create()
  const job = await made.store.importJob(made.pool.id, JobId)
  if (!job) throw new Error('there is no job')
  return { job, address: presignUpload(made.pool, job, { url, secret: 'uploads' }) }
}
const put = (address: string, body: string, headers: object = encrypted, method = 'PUT') =>
  fetch(address, { method, ...(method === 'PUT' && { body }), headers: { ...headers } })
const kept = async (JobId: string) => {
  const job = await made.store.importJob(made.pool.id, JobId)
  return job?.upload && Buffer.concat(await Array.fromAsync(made.store.importFile(job))).toString()
}

describe('a file', () => {
  it('is taken at its address, and takes the place of an earlier one', async () => {
    const { job, address } = await place()
    expect(isUpload(new URL(address).pathname)).toBe(true)
    await put(address, 'first')
    const text = 'second'.repeat(200_000)
    const answer = await put(address, text)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('etag')).toBe(`"${createHash('md5').update(text).digest('hex')}"`)
    expect(answer.headers.get('x-amz-server-side-encryption')).toBe('aws:kms')
    expect(await answer.text()).toBe('')
    expect(await kept(job.id)).toBe(text)
    expect(lines).toEqual([])
  })

  it('is taken without the header that AWS wants, which is told', async () => {
    const { job, address } = await place()
    expect((await put(address, 'x', {})).status).toBe(200)
    expect(lines).toEqual([
      { import: job.id, message: expect.stringContaining('x-amz-server-side-encryption') },
    ])
  })

  it('counts only once it is whole', async () => {
    const { job, address } = await place()
    await put(address, 'first')
    const sent = httpRequest(address, {
      method: 'PUT',
      headers: { ...encrypted, 'content-length': 1_000_000 },
    })
    sent.on('error', () => undefined)
    sent.write(Buffer.alloc(600_000))
    await new Promise((later) => setTimeout(later, 50))
    sent.destroy()
    await new Promise((later) => setTimeout(later, 50))
    expect(await kept(job.id)).toBe('first')
  })
})

it('may be put by a page of any origin', async () => {
  const { address } = await place()
  const asked = await fetch(address, {
    method: 'OPTIONS',
    headers: {
      origin: 'https://console.example',
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'content-type,x-amz-server-side-encryption',
    },
  })
  expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([200, '*'])
  expect(asked.headers.get('access-control-allow-methods')).toBe('PUT')
  expect(asked.headers.get('access-control-allow-headers')).toContain('x-amz-server-side-encryption')
  for (const to of [address, address.replace('Expires=899', 'Expires=900')])
    expect((await put(to, 'x')).headers.get('access-control-allow-origin')).toBe('*')
})

it('has an address that is signed as an SDK would sign it', async () => {
  const { job, address } = await place()
  const signer = new SignatureV4({
    service: 's3',
    region: made.pool.region,
    credentials: { accessKeyId: 'AKIAUSERIMPORTUPLOAD', secretAccessKey: 'uploads' },
    sha256: Sha256,
    uriEscapePath: false,
  })
  const { hostname, port, pathname, searchParams, host } = new URL(address)
  const asked = { protocol: 'http:', method: 'PUT', hostname, port: Number(port), path: pathname, query: {} }
  const signed = await signer.presign(
    { ...asked, headers: { host, ...encrypted, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } },
    {
      expiresIn: 899,
      signingDate: new Date(job.createdAt),
      unhoistableHeaders: new Set([...Object.keys(encrypted), 'x-amz-content-sha256']),
      unsignableHeaders: new Set(['x-amz-content-sha256']),
    },
  )
  expect(Object.fromEntries(searchParams)).toEqual(signed.query)
})

describe('is refused', () => {
  const refusedAs = async (answer: Response) => [
    answer.status,
    /<Code>(.*?)<\/Code>/.exec(await answer.text())?.[1],
  ]
  const mismatch = [403, 'SignatureDoesNotMatch']
  const denied = [403, 'AccessDenied']
  const changed = (address: string, change: (of: URLSearchParams) => void) => {
    const other = new URL(address)
    change(other.searchParams)
    return other.href
  }

  it.each<[string, (address: string) => string, unknown[]]>([
    ['unsigned', (address) => address.split('?')[0] ?? '', denied],
    ['of an unknown job', (address) => address.replace(/import-\w+\?/, 'import-none?'), mismatch],
    ['of an unknown pool', (address) => address.replace(/us-east-1_\w+\//, 'us-east-1_none/'), mismatch],
    ['of another account', (address) => address.replace('123456789012/', '999999999999/'), mismatch],
    ['good for longer', (address) => address.replace('Expires=899', 'Expires=9999'), mismatch],
    ['that lacks something', (address) => changed(address, (of) => of.delete('X-Amz-Date')), mismatch],
    ['that says more', (address) => changed(address, (of) => of.set('x', 'y')), mismatch],
    ['that says something twice', (address) => `${address}&X-Amz-Expires=899`, mismatch],
    ['signed by nobody', (address) => address.replace(/Signature=\w{4}/, 'Signature=0000'), mismatch],
    ['of another path', (address) => address.replace('/import-', '/x/import-'), mismatch],
  ])('an address %s', async (_, change, expected) => {
    const { job, address } = await place()
    expect(await refusedAs(await put(change(address), 'x'))).toEqual(expected)
    expect(await kept(job.id)).toBeUndefined()
  })

  it('an address that has expired, with the moments of it', async () => {
    const { address } = await place()
    made.clock.at += 900_000
    const answer = await put(address, 'x')
    expect(answer.headers.get('content-type')).toBe('application/xml')
    expect(await answer.text()).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?>\n<Error><Code>AccessDenied<\/Code><Message>Request has expired<\/Message><X-Amz-Expires>899<\/X-Amz-Expires><Expires>2026-01-01T09:14:59.000Z<\/Expires><ServerTime>2026-01-01T09:15:00.000Z<\/ServerTime><RequestId>[\w-]+<\/RequestId><HostId>[\w-]+<\/HostId><\/Error>$/,
    )
  })

  it('another method, or another encryption', async () => {
    const { address } = await place()
    expect(await refusedAs(await put(address, '', encrypted, 'GET'))).toEqual(mismatch)
    const other = { 'x-amz-server-side-encryption': 'AES256' }
    expect(await refusedAs(await put(address, 'x', other))).toEqual(mismatch)
  })

  it('a file of a job that has begun', async () => {
    const { job, address } = await place()
    await put(address, made.file())
    await made.call('StartUserImportJob', { ...made.own, JobId: job.id })
    await made.settled()
    expect(await refusedAs(await put(address, 'x'))).toEqual(denied)
  })

  const raw = (address: string, headers: Record<string, string | number>) =>
    new Promise<unknown[]>((done, fail) => {
      const sent = httpRequest(
        address,
        { method: 'PUT', headers: { ...encrypted, ...headers } },
        (response) => {
          response.setEncoding('utf8').on('data', (text: string) => {
            done([response.statusCode, /<Code>(.*?)<\/Code>/.exec(text)?.[1]])
            sent.destroy()
          })
        },
      )
      sent.on('error', fail)
      sent.write('x')
    })

  it('a file that is too long, before it comes', async () => {
    const { address } = await place()
    expect(await raw(address, { 'content-length': longestFile + 1 })).toEqual([400, 'EntityTooLarge'])
  })

  it('a file of which nobody says how long it is', async () => {
    const { address } = await place()
    expect(await raw(address, { 'transfer-encoding': 'chunked' })).toEqual([411, 'MissingContentLength'])
  })
})
