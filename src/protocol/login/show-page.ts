import { raw } from 'hono/html'
import type { Visit } from '../domain/visit.ts'
import { html, type Html } from './html.ts'
import { style, styleHash } from './style.ts'
import type { Words } from './words/words.ts'

/** One page: what stands in its title, and what in its card. */
export interface Page {
  readonly title: string
  readonly body: Html
  readonly status?: 200 | 400 | 500
}

// No `form-action`: browsers hold the whole chain of redirects after a form against it, and that of the last form
// leads to the app, and from there to wherever the app sends its own people.
const policy = `default-src 'none'; style-src ${styleHash}; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'`

/** Sends a page that nobody else may keep, frame, or learn the address of. */
export async function showPage(
  { context }: Visit,
  words: Words,
  { title, body, status = 200 }: Page,
): Promise<Response> {
  context.header('cache-control', 'no-store')
  context.header('vary', 'accept-language, cookie')
  context.header('referrer-policy', 'no-referrer')
  context.header('x-content-type-options', 'nosniff')
  context.header('x-frame-options', 'DENY')
  context.header('x-robots-tag', 'noindex')
  context.header('content-security-policy', policy)
  return context.html(
    await html`<!doctype html>
      <html lang="${words.language}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width" />
          <title>${title}</title>
          <link rel="icon" href="data:," />
          ${raw(`<style>${style}</style>`)}
        </head>
        <body>
          <main>
            <h1>${title}</h1>
            ${body}
          </main>
        </body>
      </html>`,
    status,
  )
}
