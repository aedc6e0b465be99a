import type { Context } from 'hono'
import type { Shown } from '../../engine/oauth/authenticate-client.ts'
import type { Texts } from '../../engine/sign-in/turn.ts'

type Read = Omit<Shown, 'pool'>

/** Reads who asks, by HTTP Basic or in the form (RFC 6749, section 2.3.1): nothing where it is neither, or both and they differ. */
export function readClient({ req }: Context, form: Texts): Read | undefined {
  const { client_id: clientId, client_secret: clientSecret } = form
  const header = req.header('authorization')
  if (header === undefined) return clientId ? { clientId, clientSecret } : undefined
  const encoded = /^Basic +([A-Za-z0-9+/]+=*) *$/i.exec(header)?.[1]
  const [id, ...secret] = Buffer.from(encoded ?? '', 'base64')
    .toString()
    .split(':')
  if (!id || !secret.length) return undefined
  const basic = { clientId: decoded(id), clientSecret: decoded(secret.join(':')) }
  // To prove it in two ways at once is not allowed.
  if (clientSecret !== undefined || (clientId !== undefined && clientId !== basic.clientId)) return undefined
  return basic
}

// Each half is encoded as a form is; ids and secrets of Cognito look the same either way, but for `+`.
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
