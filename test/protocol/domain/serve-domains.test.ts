import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { serveDomains } from '../../../src/protocol/domain/serve-domains.ts'
import { silent } from '../../../src/protocol/log.ts'
import { app } from '../../engine/oauth/app.ts'

it('says on a page that something went wrong on our side, and only to the log what', async () => {
  const { ports, pool } = await app()
  const secret = 'what nobody outside may read'
  const store = {
    ...ports.store,
    browserSession: () => Promise.reject(new Error(secret)),
  }
  const told: object[] = []
  const server = new Hono()
  serveDomains(server, {
    ports: (caller) => ({
      ...ports,
      caller,
      store,
      pools: { ...ports.pools, byDomain: async () => pool },
    }),
    log: { ...silent, error: (fields) => void told.push(fields) },
    scriptLog: silent,
  })
  const query = new URLSearchParams({
    client_id: pool.clients[0]?.id ?? '',
    response_type: 'code',
    redirect_uri: 'https://app.example.com/callback',
  })
  const cookie = `cognito=sso${'a'.repeat(25)}.${'b'.repeat(43)}`
  const answer = await server.request(`http://localhost/shop/oauth2/authorize?${query}`, {
    headers: { cookie },
  })
  const html = await answer.text()
  expect(answer.status).toBe(500)
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(html).toContain('Something went wrong on our side')
  expect(html).not.toContain(secret)
  expect(told).toEqual([
    { incident: expect.any(String), error: expect.objectContaining({ message: secret }) },
  ])
})
