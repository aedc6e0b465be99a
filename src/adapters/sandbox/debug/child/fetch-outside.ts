import type { WebRequest, WebResponse } from '../../../reach/reach.ts'
import type { Kit } from '../../child/inside/kit.ts'

const bodyless = new Set([204, 205, 304])

/** `fetch` by way of the process that started this one, which holds to the trigger's capabilities. */
export const fetchOutside =
  (kit: Pick<Kit, 'call'>): typeof fetch =>
  async (input, init) => {
    const request = new Request(input, init)
    const { method, url, redirect, signal } = request
    const body = request.body && Buffer.from(await request.arrayBuffer()).toString('latin1')
    const asked: WebRequest = { method, url, headers: [...request.headers], redirect, ...(body && { body }) }
    const given = new Promise<never>((_, reject) => {
      signal.throwIfAborted()
      signal.addEventListener('abort', () => reject(signal.reason))
    })
    const told = (await Promise.race([kit.call('fetch', asked), given])) as WebResponse
    const { status, statusText, headers, redirected } = told
    const bytes = bodyless.has(status) ? null : Buffer.from(told.body, 'latin1')
    const response = new Response(bytes, { status, statusText, headers: headers.map(([...pair]) => pair) })
    return Object.defineProperties(response, {
      url: { value: told.url },
      redirected: { value: redirected },
    })
  }
