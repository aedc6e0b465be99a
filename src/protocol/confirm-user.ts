import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Context } from 'hono'
import { confirmByLink } from '../engine/messages/confirm-by-link.ts'
import { carryOut } from './aws-json/carry-out.ts'
import type { Served, Serving } from './aws-json/serving.ts'
import { plainPage } from './plain-page.ts'

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
  if (req.method === 'HEAD') return plainPage(context, 200, '', '')
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
    return plainPage(context, 200, 'Your account is confirmed', 'You can close this page and sign in.')
  if (result.fault.code === 'InternalErrorException')
    return plainPage(
      context,
      500,
      'Something went wrong',
      'It is on our side. Try the link again in a while.',
    )
  return plainPage(
    context,
    400,
    'This link cannot be used',
    'It is wrong, has expired, or was used before. If it was yours and you have used it, your account is confirmed: sign in. Otherwise ask for another.',
  )
}
