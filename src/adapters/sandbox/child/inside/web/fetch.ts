import type { WebRequest, WebResponse } from '../../../../reach/reach.ts'
import type { Kit } from '../kit.ts'
import type { RequestOptions } from './request.ts'

/** Requests to the world outside, as far as the trigger may make any. */
export function fetch(kit: Kit) {
  const { Request } = kit.part('web:request')
  const { answerOf } = kit.part('web:response')
  const { take } = kit.part('web:body')

  const ask = (request: InstanceType<typeof Request>) =>
    new Promise<WebResponse>((resolve, reject) => {
      const { method, url, redirect, signal } = request
      if (signal.aborted) return reject(signal.reason)
      let giveUp = () => {}
      const abort = () => {
        giveUp()
        reject(signal.reason)
      }
      signal.addEventListener('abort', abort, { once: true })
      const send = async () => {
        const bytes = await take(request)
        const headers: [string, string][] = [...request.headers]
        if (!request.headers.has('accept')) headers.push(['accept', '*/*'])
        if (!request.headers.has('user-agent')) headers.push(['user-agent', 'node'])
        const asked: WebRequest = {
          method,
          url,
          headers,
          redirect,
          ...(bytes.length && { body: kit.toText(bytes) }),
        }
        if (signal.aborted) throw signal.reason
        return (await kit.call('fetch', asked, (forget) => void (giveUp = forget))) as WebResponse
      }
      send()
        .then(resolve, reject)
        .finally(() => signal.removeEventListener('abort', abort))
    })

  return {
    fetch: async function fetch(input: unknown, init: RequestOptions = {}) {
      try {
        return answerOf(await ask(new Request(input, init)))
      } catch (error) {
        if (!(error instanceof Error) || error instanceof TypeError || error.name !== 'TypeError') throw error
        // Anew, for its stack leads to the script.
        const { code } = error as { code?: string }
        throw Object.assign(new TypeError(error.message, { cause: error }), code !== undefined && { code })
      }
    },
  }
}
