import { createHash, randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Context } from 'hono'
import { confirmByLink } from '../engine/messages/confirm-by-link.ts'
import { carryOut } from './aws-json/carry-out.ts'
import type { Served, Serving } from './aws-json/serving.ts'

/** What a link that is followed needs of the rest of the server. */
export type Confirming = Pick<Serving, 'ports' | 'log' | 'scriptLog' | 'onRun' | 'secure'>

/** Input and account are those of the operation that does the same by a code. */
const served: Served = {
  service: 'cognito-idp',
  name: 'ConfirmSignUp',
  access: 'client',
  flow: confirmByLink,
  output: () => ({}),
}

const parameters = { client_id: 'ClientId', user_name: 'Username', confirmation_code: 'ConfirmationCode' }

/**
 * `GET /confirmUser?client_id=…&user_name=…&confirmation_code=…`: where the link in a mail leads, as at a
 * domain of Cognito's (guide: "Verifying contact information at sign-up"). It confirms the account as
 * ConfirmSignUp does and answers with a page: 200, or 400 where the link is wrong, used or too old, which is
 * all that is said. Whoever only looks, by HEAD, changes nothing.
 */
export const confirmUser = (confirming: Confirming) => async (context: Context) => {
  const { req } = context
  if (req.method === 'HEAD') return page(context, 200, '', '')
  const asked = Object.entries(parameters).map(([from, to]) => [to, req.query(from) ?? ''])
  const { incoming } = (context.env ?? {}) as { incoming?: IncomingMessage }
  const ip = incoming?.socket.remoteAddress?.replace(/^::ffff:(?=[\d.]+$)/, '')
  const userAgent = req.header('user-agent')
  const ports = confirming.ports({
    requestId: randomUUID(),
    ...(ip && { ip }),
    ...(userAgent && { userAgent }),
    ...(confirming.secure !== undefined && { secure: confirming.secure }),
  })
  const result = await carryOut(served, ports, confirming, () => ({ body: Object.fromEntries(asked) }))
  if ('output' in result)
    return page(context, 200, 'Your account is confirmed', 'You can close this page and sign in.')
  if (result.fault.code === 'InternalErrorException')
    return page(context, 500, 'Something went wrong', 'It is on our side. Try the link again in a while.')
  return page(
    context,
    400,
    'This link cannot be used',
    'It is wrong, has expired, or was used before. If it was yours and you have used it, your account is confirmed: sign in. Otherwise ask for another.',
  )
}

const style =
  'body{font:1rem/1.5 system-ui,sans-serif;margin:15vh auto;max-width:32rem;padding:0 1rem;color:#1b1b1b;background:#fff}' +
  '@media(prefers-color-scheme:dark){body{color:#eee;background:#1b1b1b}}'
const styleHash = createHash('sha256').update(style).digest('base64')
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

/** A page of our own words alone: nothing that a caller has said stands in it. */
function page(context: Context, status: 200 | 400 | 500, title: string, words: string): Response {
  context.header('cache-control', 'no-store')
  context.header('referrer-policy', 'no-referrer')
  context.header('x-content-type-options', 'nosniff')
  context.header('x-robots-tag', 'noindex')
  context.header('content-security-policy', policy)
  return context.html(
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style><h1>${title}</h1><p>${words}</p></html>\n`,
    status,
  )
}
