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
  const text = await readText(req.raw.body, most)
  if (text === undefined) return undefined
  const { query, twice } = readParameters(new URLSearchParams(text))
  return twice.length ? undefined : query
}

/** Reads a body as it comes, and no further than it may go, whatever it said of its length. */
async function readText(body: Request['body'], most: number): Promise<string | undefined> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of body ?? []) {
    length += part.length
    if (length > most) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts).toString()
}
