import { describe, expect, it } from 'vitest'
import type { GateRoute } from '../../../src/model/gate.ts'
import { pathSegments, routeOf } from '../../../src/protocol/gate/routes.ts'

const routes = [
  'GET /orders',
  'GET /orders/{id}',
  'ANY /orders/{id}',
  'GET /orders/new',
  'GET /files/{rest+}',
  'GET /{any+}',
  'GET /{any}/b/c',
  'GET /a/{rest+}',
].map((key): GateRoute => {
  const [method = '', path = ''] = key.split(' ')
  return { method, segments: path.split('/').slice(1), auth: 'none', action: key }
})

describe('a route', () => {
  it.each<[string, string | undefined, Record<string, string>?]>([
    ['GET /orders', 'GET /orders', {}],
    ['GET /orders/7', 'GET /orders/{id}', { id: '7' }],
    ['DELETE /orders/7', 'ANY /orders/{id}', { id: '7' }],
    ['GET /orders/new', 'GET /orders/new', {}],
    ['GET /orders/', 'GET /orders', {}],
    ['GET /orders/7/', 'GET /orders/{id}', { id: '7' }],
    ['GET /x/b/c', 'GET /{any}/b/c', { any: 'x' }],
    ['GET /a/b/c', 'GET /{any}/b/c', { any: 'a' }],
    ['GET /a/b/d', 'GET /a/{rest+}', { rest: 'b/d' }],
    ['GET /', 'GET /{any+}', { any: '' }],
    ['GET /files/a/b%20c', 'GET /files/{rest+}', { rest: 'a/b c' }],
    ['GET /elsewhere', 'GET /{any+}', { any: 'elsewhere' }],
    ['POST /orders', undefined],
  ])('of %s is %s', (line, key, names) => {
    const [method = '', path = ''] = line.split(' ')
    const found = routeOf(routes, method, pathSegments(path))
    expect([found?.route.action, found?.names]).toEqual([key, names])
  })

  it.each([
    '/a/../b',
    '/a/%2E%2e/b',
    '/a/.',
    '/a%2fb',
    '/a%5cb',
    '/a\\b',
    '/a%00',
    '/a%0d%0ab',
    '/%ff',
    '/%',
    '/a%zz',
    '//',
    '//a',
    '/a//b',
    '/a//',
    '/a;x=1',
    '/a/..;/b',
  ])('is not looked for under %s', (path) => {
    expect(() => pathSegments(path)).toThrow('Bad Request')
  })
})
