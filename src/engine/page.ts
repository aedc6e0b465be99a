import { Fault } from '../model/fault.ts'

/** The most that any list gives at once, unless its operation says otherwise. */
export const pageSize = 60

/** What a caller hands back for the next page: opaque there, the last name here. */
export const writeToken = (last: string) => Buffer.from(last, 'utf8').toString('base64')

/** The name after which a page begins. Only a token of our own is taken. */
export function readToken(token: string | undefined): string | undefined {
  if (token === undefined) return undefined
  const last = Buffer.from(token, 'base64').toString('utf8')
  if (!last || writeToken(last) !== token)
    throw new Fault('InvalidParameterException', 'Invalid pagination token.')
  return last
}

/** A page of a list that is at hand, in the order of its names. */
export function page<Item>(
  all: readonly Item[],
  name: (item: Item) => string,
  { limit = pageSize, token }: { readonly limit?: number | undefined; readonly token?: string | undefined },
): { readonly items: readonly Item[]; readonly next: string | undefined } {
  const after = readToken(token)
  const sorted = [...all].sort((one, other) => (name(one) < name(other) ? -1 : 1))
  const rest = after === undefined ? sorted : sorted.filter((item) => name(item) > after)
  // AWS takes a limit of 0 for none.
  const items = rest.slice(0, limit || pageSize)
  const last = items.at(-1)
  return { items, next: rest.length > items.length && last ? writeToken(name(last)) : undefined }
}
