import { createServer, type AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { portState } from '../../../src/adapters/machine/port-state.ts'

const server = createServer()
afterEach(() => new Promise((done) => server.close(done)))
const listening = () =>
  new Promise<number>((done) => {
    server.listen({ host: '127.0.0.1', port: 0 }, () => done((server.address() as AddressInfo).port))
  })

it('knows a port that somebody has, and lets go of one that nobody has', async () => {
  const port = await listening()
  expect(await portState('127.0.0.1', port)).toBe('taken')
  await new Promise((done) => server.close(done))
  expect(await portState('127.0.0.1', port)).toBe('free')
  expect(await portState('127.0.0.1', port)).toBe('free')
})

it('knows an address that this machine does not have', async () => {
  expect(await portState('192.0.2.1', 9340)).toBe('absent')
})
