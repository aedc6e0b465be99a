import { setTimeout as sleep } from 'node:timers/promises'

/** The API of GitHub, as far as it is needed. */
export interface GitHub {
  /** What it answers, as JSON; nothing, where it says nothing. Throws `Refused`, or `Away`. */
  readonly ask: (method: string, path: string, body?: object) => Promise<unknown>
  /** Every page of a list. */
  readonly all: (path: string) => Promise<readonly unknown[]>
  /** The name under which the token writes. */
  readonly viewer: () => Promise<string>
}

/** It says no, and will go on to. */
export class Refused extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** It does not answer, or has no time for us. */
export class Away extends Error {}

/** Where it is, and who asks. */
export interface Reached {
  readonly url: string
  readonly graphql: string
  readonly token: string
  /** Waits; a test waits for nothing. */
  readonly pause?: (milliseconds: number) => Promise<unknown>
}

const most = { tries: 4, pages: 50, wait: 60_000, answer: 20_000 } as const

/** Opens the API. What fails in passing is asked again a few times; comments are made once. */
export function openGitHub({ url, graphql, token, pause = sleep }: Reached): GitHub {
  const headers = {
    accept: 'application/vnd.github+json',
    authorization: `Bearer ${token}`,
    'user-agent': 'poolwright',
    'x-github-api-version': '2022-11-28',
  }

  async function fetched(method: string, to: string, body?: object): Promise<Response> {
    for (let attempt = 1; ; attempt++) {
      const answer = await fetch(to, {
        method,
        headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
        ...(body && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(most.answer),
      }).catch((error: unknown) => error as Error)
      if (answer instanceof Response && answer.ok) return answer
      // Somebody else was quicker, or we were, and did not hear of it.
      if (answer instanceof Response && answer.status === 404 && method === 'DELETE') return answer
      const wait = answer instanceof Response ? await waitOf(answer, attempt) : 1000 * 2 ** (attempt - 1)
      // What was made although nobody heard of it would be made twice.
      const passing = answer instanceof Response && (answer.status === 429 || answer.status === 403)
      if (wait === undefined || wait > most.wait || attempt === most.tries || (method === 'POST' && !passing))
        throw await refusal(answer)
      await pause(wait)
    }
  }

  const json = async (answer: Response): Promise<unknown> =>
    answer.status === 204 ? undefined : answer.json().catch(() => undefined)

  return {
    ask: async (method, path, body) => json(await fetched(method, `${url}${path}`, body)),
    async all(path) {
      const found: unknown[] = []
      let next: string | undefined = `${url}${path}${path.includes('?') ? '&' : '?'}per_page=100`
      for (let page = 0; next !== undefined && page < most.pages; page++) {
        const answer: Response = await fetched('GET', next)
        const listed = await json(answer)
        if (Array.isArray(listed)) found.push(...(listed as unknown[]))
        next = nextOf(answer, url)
      }
      return found
    },
    async viewer() {
      const answer = await fetched('POST', graphql, { query: '{ viewer { login } }' })
      const { data } = (await json(answer)) as { data?: { viewer?: { login?: string } } }
      return data?.viewer?.login ?? ''
    },
  }
}

/** How long to wait until it is worth asking again; nothing, where it never will be. */
async function waitOf(answer: Response, attempt: number): Promise<number | undefined> {
  const { status, headers } = answer
  const backoff = 1000 * 2 ** (attempt - 1)
  if (status >= 500) return backoff
  if (status !== 429 && status !== 403) return undefined
  const after = headers.get('retry-after')
  if (after !== null && /^\d+$/.test(after)) return Number(after) * 1000
  if (headers.get('x-ratelimit-remaining') === '0')
    return Math.max(0, Number(headers.get('x-ratelimit-reset')) * 1000 - Date.now())
  const limited =
    status === 429 ||
    /secondary rate/i.test(
      await answer
        .clone()
        .text()
        .catch(() => ''),
    )
  return limited ? backoff : undefined
}

async function refusal(answer: Response | Error): Promise<Error> {
  if (!(answer instanceof Response)) return new Away(`it does not answer: ${answer.message}`)
  const { message } = ((await answer.json().catch(() => ({}))) ?? {}) as { message?: unknown }
  const words = `${answer.status}${typeof message === 'string' ? ` ${message.slice(0, 300)}` : ''}`
  return answer.status >= 500 || answer.status === 429 ? new Away(words) : new Refused(answer.status, words)
}

/** The next page; never one of another server, which would be sent the token. */
function nextOf({ headers }: Response, url: string): string | undefined {
  const [, next] = /<([^>]+)>;[^,]*rel="next"/.exec(headers.get('link') ?? '') ?? []
  return next !== undefined && URL.canParse(next) && new URL(next).origin === new URL(url).origin
    ? next
    : undefined
}
