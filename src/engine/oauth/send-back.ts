import type { Authorization } from '../../model/authorization.ts'
import type { Texts } from '../sign-in/turn.ts'
import { inAscii } from './app-address.ts'
import type { SentBack } from './read-authorization.ts'

/**
 * The address that takes a browser back to its app, with what it is told: behind `?` of a code, behind `#` of
 * tokens. The app's own address stays letter by letter, as it was registered, as far as a header can say them.
 */
export function addressOf({ redirectUri, responseType, state }: SentBack['to'], told: Texts): string {
  const said = new URLSearchParams({ ...told, ...(state !== undefined && { state }) })
  const own = inAscii(redirectUri)
  if (responseType === 'token') return `${own}#${said}`
  return `${own}${own.includes('?') ? '&' : '?'}${said}`
}

/** The address by which an app hears that its request was refused. */
export const refusalOf = ({
  to,
  error,
  description,
}: Omit<SentBack, 'to'> & { readonly to: SentBack['to'] | Authorization }): string =>
  addressOf(to, { error, ...(description && { error_description: description }) })
