import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A comment as the stand-in keeps it. */
export interface KeptComment {
  readonly id: number
  readonly user: { readonly login: string } | null
  body: string
  readonly html_url: string
}

/** What somebody asked the stand-in. */
export interface Request {
  readonly method: string
  readonly path: string
  readonly authorization?: string
}

/** An answer that a test gives instead of the usual one. */
export type Instead = (request: Request) => { status: number; headers?: Record<string, string> } | undefined

const perPage = 2

/** The part of GitHub's API that a review writes to, on a socket of this machine. Lists have two entries a page. */
export async function standIn(instead: Instead = () => undefined) {
  const comments: KeptComment[] = []
  let labels: string[] = []
  const requests: Request[] = []
  const add = (body: string, login: string | null = bot) => {
    const id = 100 + comments.length + requests.length
    const comment = {
      id,
      user: login === null ? null : { login },
      body,
      html_url: `https://github.test/c/${id}`,
    }
    comments.push(comment)
    return comment
  }
  const page = (all: readonly unknown[], query: URLSearchParams, path: string) => {
    const at = Number(query.get('page') ?? 1)
    const more = all.length > at * perPage
    return {
      body: all.slice((at - 1) * perPage, at * perPage),
      ...(more && { link: `<${url()}${path}?per_page=100&page=${at + 1}>; rel="next"` }),
    }
  }

  function answer(method: string, { pathname, searchParams }: URL, said: unknown): Answer {
    const { body = '', labels: named = [] } = said as { body?: string; labels?: string[] }
    const [, id] = /^\/repos\/a\/b\/issues\/comments\/(\d+)$/.exec(pathname) ?? []
    const one = comments.findIndex((comment) => comment.id === Number(id))
    const label = decodeURIComponent(/^\/repos\/a\/b\/issues\/7\/labels\/(.+)$/.exec(pathname)?.[1] ?? '')
    const route = `${method} ${id ? 'comment' : label ? 'label' : pathname}`
    const found = comments[one]
    switch (route) {
      case 'POST /graphql':
        return { body: { data: { viewer: { login: bot } } } }
      case 'GET /repos/a/b/issues/7/comments':
        return page(comments, searchParams, pathname)
      case 'POST /repos/a/b/issues/7/comments':
        return { status: 201, body: add(body) }
      case 'PATCH comment':
        if (found) found.body = body
        return { body: found }
      case 'DELETE comment':
        comments.splice(one, 1)
        return { status: 204 }
      case 'GET /repos/a/b/issues/7/labels':
        return page(
          labels.map((name) => ({ name })),
          searchParams,
          pathname,
        )
      case 'POST /repos/a/b/issues/7/labels':
        labels.push(...named)
        return { body: [] }
      case 'DELETE label':
        labels = labels.filter((name) => name !== label)
        return { body: [] }
      default:
        return { status: 404, body: { message: 'Not Found' } }
    }
  }

  const server = createServer((incoming, outgoing) => {
    void read(incoming).then((text) => {
      const to = new URL(incoming.url ?? '/', 'http://stand-in')
      const { method = '', headers } = incoming
      const request = {
        method,
        path: to.pathname,
        ...(headers.authorization && { authorization: headers.authorization }),
      }
      requests.push(request)
      const other = instead(request)
      if (other) return outgoing.writeHead(other.status, other.headers).end('{"message":"not now"}')
      const { status = 200, body, link } = answer(method, to, text ? JSON.parse(text) : {})
      outgoing.writeHead(status, { 'content-type': 'application/json', ...(link && { link }) })
      return outgoing.end(body === undefined ? undefined : JSON.stringify(body))
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: url(),
    comments,
    labels: () => labels,
    setLabels: (names: readonly string[]) => void (labels = [...names]),
    add,
    requests,
    writes: () => requests.filter(({ method, path }) => method !== 'GET' && path !== '/graphql'),
    stop: () => new Promise<unknown>((done) => (server.closeAllConnections(), server.close(done))),
  }
}

interface Answer {
  readonly status?: number
  readonly body?: unknown
  readonly link?: string
}

const bot = 'github-actions[bot]'

async function read(incoming: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of incoming) text += String(part)
  return text
}
