import { judgeFetch } from '../model/fetch-rule.ts'
import type { Fetch } from '../adapters/reach/fetch/open-fetch.ts'
import { addressOf, readRequest } from '../adapters/reach/fetch/read-request.ts'
import { Unreached, unreached } from '../adapters/reach/fetch/unreached.ts'
import type { WebResponse } from '../adapters/reach/reach.ts'
import type { JsonObject } from '../model/trigger.ts'

/** What a URL answers. */
export interface GivenAnswer {
  readonly status: number
  readonly json?: unknown
  readonly text?: string
}

/** `fetch` of a story, and what was asked of it in vain. */
export interface GivenFetch extends Pick<Fetch, 'fetch'> {
  /** Requests that nothing is given for, such as `GET https://example.com/v1/ana`, since it was last asked. */
  unanswered(): readonly string[]
}

/**
 * Answers scripts from what a story gives, by `METHOD URL`, and reaches nothing else. What is given without
 * a query answers every query. Capabilities count as they do outside of stories.
 */
export function givenFetch(given: Readonly<Record<string, GivenAnswer>> = {}): GivenFetch {
  const answers = new Map(Object.entries(given).map(([key, answer]) => [keyOf(key), answer]))
  let missed: string[] = []
  const answer = (method: string, url: URL): WebResponse => {
    const whole = `${method} ${url.origin}${url.pathname}${url.search}`
    const found = answers.get(whole) ?? answers.get(`${method} ${url.origin}${url.pathname}`)
    if (!found) {
      missed.push(whole)
      throw new Unreached('ERR_NOT_GIVEN', `the story gives no answer to ${method} ${addressOf(url)}`)
    }
    return responseOf(found, url)
  }
  return {
    async fetch(input, { rules, size, trigger }) {
      let what = 'a request that cannot be read'
      try {
        const { method, url } = readRequest(input, size)
        what = `${method} ${addressOf(url)}`
        if (!judgeFetch(rules, method, url).declared)
          throw new Unreached(
            'ERR_NOT_DECLARED',
            `${what} is not among the capabilities of trigger \`${trigger}\``,
          )
        const value = answer(method, url)
        return { kind: 'fetch', what, outcome: `${value.status}`, value: value as unknown as JsonObject }
      } catch (error) {
        const { code, message } = unreached(error, 'the server')
        const shown = { name: 'TypeError', message: `fetch failed: ${message}`, code }
        return { kind: 'fetch', what, outcome: code, error: shown }
      }
    },
    unanswered() {
      const taken = missed
      missed = []
      return taken
    },
  }
}

function keyOf(key: string): string {
  const [method = '', text = ''] = key.split(' ')
  if (!URL.canParse(text)) return key
  const { origin, pathname, search } = new URL(text)
  return `${method} ${origin}${pathname}${search}`
}

function responseOf({ status, json, text }: GivenAnswer, url: URL): WebResponse {
  const said = json === undefined ? text : JSON.stringify(json)
  const type = json === undefined ? 'text/plain;charset=UTF-8' : 'application/json'
  return {
    status,
    statusText: '',
    url: url.href,
    redirected: false,
    headers: said === undefined ? [] : [['content-type', type]],
    body: Buffer.from(said ?? '').toString('latin1'),
  }
}
