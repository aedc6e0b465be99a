import { createHash } from 'node:crypto'
import type { Context } from 'hono'

const style =
  'body{font:1rem/1.5 system-ui,sans-serif;margin:15vh auto;max-width:32rem;padding:0 1rem;color:#1b1b1b;background:#fff}' +
  '@media(prefers-color-scheme:dark){body{color:#eee;background:#1b1b1b}}'
const styleHash = createHash('sha256').update(style).digest('base64')
const policy = (forms: 'none' | 'self') =>
  `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action '${forms}'; frame-ancestors 'none'`

/**
 * A page of our own words alone: nothing that a caller has said stands in it. With a button it sends an empty
 * form to the address at which it is shown.
 */
export function plainPage(
  context: Context,
  status: 200 | 400 | 500,
  title: string,
  words: string,
  button?: string,
): Response {
  context.header('cache-control', 'no-store')
  context.header('referrer-policy', 'no-referrer')
  context.header('x-content-type-options', 'nosniff')
  context.header('x-robots-tag', 'noindex')
  context.header('content-security-policy', policy(button === undefined ? 'none' : 'self'))
  const form = button === undefined ? '' : `<form method="post"><button>${button}</button></form>`
  return context.html(
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style><h1>${title}</h1><p>${words}</p>${form}</html>\n`,
    status,
  )
}
