import { describe, expect, it } from 'vitest'
import { dialectOf } from '../../../src/protocol/gate/dialects.ts'

const home = { account: '123456789012', region: 'eu-west-1', now: 0 }
const behind = { partitionKey: async () => undefined }
const request = (line: string) => {
  const [method = '', path = ''] = line.split(' ')
  const signature = { signedAt: '20260102T000000Z' }
  return { method, path, query: '', headers: {}, body: Buffer.alloc(0), signature }
}

describe('a request of an API', () => {
  const api = dialectOf({ type: 'executeApi', api: 'a1b2c3', stage: 'prod', routes: [] })
  const of = 'arn:aws:execute-api:eu-west-1:123456789012:a1b2c3/prod'

  it.each([
    ['GET /', [`${of}/GET/`]],
    ['GET /orders/7', [`${of}/GET/orders/7`]],
    ['DELETE /orders/a%20b', [`${of}/DELETE/orders/a b`]],
    ['GET /orders/', [`${of}/GET/orders`, `${of}/GET/orders/`]],
  ])('%s is asked for as %o', async (line, resources) => {
    const { asked } = await api.read(request(line), home, behind)
    expect(asked).toEqual(resources.map((resource) => ({ action: 'execute-api:Invoke', resource })))
  })
})

describe('a request of plain HTTP', () => {
  const http = dialectOf({
    type: 'http',
    service: 'shop',
    routes: [
      {
        method: 'GET',
        segments: ['orders', '{id}'],
        auth: 'iam',
        action: 'shop:Get',
        resource: 'arn:aws:shop:::{id}',
      },
      {
        method: 'GET',
        segments: ['files', '{rest+}'],
        auth: 'iam',
        action: 'shop:Read',
        resource: 'arn:aws:shop:::f/{rest}',
      },
    ],
  })

  it.each([
    ['GET /orders/7', 'shop:Get', 'arn:aws:shop:::7'],
    ['GET /orders/%7Bid%7D', 'shop:Get', 'arn:aws:shop:::{id}'],
    ['GET /orders/$&', 'shop:Get', 'arn:aws:shop:::$&'],
    ['GET /files/a/b', 'shop:Read', 'arn:aws:shop:::f/a/b'],
  ])('%s is asked for as its route says', async (line, action, resource) => {
    expect((await http.read(request(line), home, behind)).asked).toEqual([{ action, resource }])
  })

  it.each(['GET /elsewhere', 'POST /orders/7', 'GET /orders', 'get /orders/7'])(
    '%s is not found',
    async (line) => {
      await expect(async () => http.read(request(line), home, behind)).rejects.toMatchObject({ status: 404 })
    },
  )
})
