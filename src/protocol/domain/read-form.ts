import type { Context } from 'hono'
import type { Texts } from '../../engine/sign-in/turn.ts'
import { readParameters } from './visit.ts'

/** The longest form that anybody has reason to send, but for one that holds a SAML response. Bytes. */
const longest = 64 * 1024

/** Reads a form; nothing where it is none, is too long, or says something twice. */
export async function readForm({ req }: Context, most = longest): Promise<Texts | undefined> {
  const type = req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/x-www-form-urlencoded') return undefined
  if (Number(req.header('content-length') ?? 0) > most) return undefined
  const text = await req.text()
  if (text.length > most) return undefined
  const { query, twice } = readParameters(new URLSearchParams(text))
  return twice.length ? undefined : query
}
