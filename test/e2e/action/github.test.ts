import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { Away, openGitHub, Refused } from '../../../action/github.ts'

const undo: (() => unknown)[] = []
afterEach(async () => {
  for (const one of undo.splice(0)) await one()
})

/** An API whose answers stand in line; `asked` keeps what it was asked, `waited` how long we did not ask, in seconds. */
async function api(...answers: readonly ((outgoing: ServerResponse, url: string) => unknown)[]) {
  const asked: { method?: string; url?: string; token?: string }[] = []
  const waited: number[] = []
  const left = [...answers]
  const server = createServer((incoming: IncomingMessage, outgoing) => {
    asked.push({
      ...(incoming.method && { method: incoming.method }),
      ...(incoming.url && { url: incoming.url }),
      ...(incoming.headers.authorization && { token: incoming.headers.authorization }),
    })
    incoming.resume().on('end', () => (left.shift() ?? ok([]))(outgoing, url))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  undo.push(() => new Promise((done) => (server.closeAllConnections(), server.close(done))))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const pause = async (milliseconds: number) => void waited.push(Math.round(milliseconds / 1000))
  return {
    asked,
    waited,
    github: openGitHub({ url, graphql: `${url}/graphql`, token: 'ghs_secret', pause }),
    url,
  }
}

const ok =
  (body: unknown, headers: Record<string, string> = {}) =>
  (outgoing: ServerResponse) =>
    outgoing.writeHead(200, headers).end(JSON.stringify(body))
const fails =
  (status: number, headers: Record<string, string> = {}, message = 'no') =>
  (outgoing: ServerResponse) =>
    outgoing.writeHead(status, headers).end(JSON.stringify({ message }))
const hangsUp = (outgoing: ServerResponse) => outgoing.destroy()

describe('the API of GitHub', () => {
  it.each([
    ['a gateway that fails', [fails(502), fails(503)], [1, 2]],
    ['a connection that breaks', [hangsUp], [1]],
    ['too many requests, as long as it says', [fails(429, { 'retry-after': '7' })], [7]],
    ['a secondary limit', [fails(403, {}, 'You have exceeded a secondary rate limit')], [1]],
  ])('is asked again after %s', async (_, answers, seconds) => {
    const { github, waited, asked } = await api(...answers, ok([1]))
    expect(await github.all('/x')).toEqual([1])
    expect(waited).toEqual(seconds)
    expect(asked).toHaveLength(answers.length + 1)
  })

  it.each([
    ['what may not be', [fails(403)], Refused, '403 no'],
    ['what is not there', [fails(404)], Refused, '404 no'],
    ['what would take too long', [fails(429, { 'retry-after': '3600' })], Away, '429 no'],
    ['what goes on failing', Array.from({ length: 4 }, () => fails(500)), Away, '500 no'],
  ])('is not asked again for %s', async (_, answers, kind, words) => {
    const { github, asked } = await api(...answers)
    const error = await github.all('/x').catch((one: unknown) => one)
    expect(error).toBeInstanceOf(kind)
    expect((error as Error).message).toBe(words)
    expect(asked).toHaveLength(answers.length)
  })

  it('waits until a limit that is used up begins anew', async () => {
    const reset = String(Math.floor(Date.now() / 1000) - 5)
    const { github, waited } = await api(
      fails(403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset }),
    )
    await github.all('/x')
    expect(waited).toEqual([0])
  })

  it('makes nothing twice that may have been made', async () => {
    const { github, asked } = await api(hangsUp)
    await expect(github.ask('POST', '/x', {})).rejects.toBeInstanceOf(Away)
    expect(asked).toHaveLength(1)
  })

  it('has nothing against taking away what is gone', async () => {
    const { github, asked } = await api(fails(502), fails(404))
    await github.ask('DELETE', '/x')
    expect(asked).toHaveLength(2)
  })

  it('reads every page, and none of another server', async () => {
    const next = (to: string) => ({ link: `<${to}>; rel="next", <https://x.test/last>; rel="last"` })
    const { github, asked } = await api(
      (outgoing, url) => ok([1], next(`${url}/x?page=2`))(outgoing),
      ok([2], next('http://127.0.0.1:9/x?page=3')),
    )
    expect(await github.all('/x')).toEqual([1, 2])
    expect(asked.map(({ url }) => url)).toEqual(['/x?per_page=100', '/x?page=2'])
  })

  it('is told who asks', async () => {
    const { github, asked } = await api(ok({ data: { viewer: { login: 'github-actions[bot]' } } }))
    expect(await github.viewer()).toBe('github-actions[bot]')
    expect(asked).toEqual([{ method: 'POST', url: '/graphql', token: 'Bearer ghs_secret' }])
  })
})
