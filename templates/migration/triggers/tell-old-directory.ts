import type { PostAuthenticationHandler } from 'poolwright'

/** Tells the old directory that somebody signs in here now, so that the account there can be closed. */
export const handler: PostAuthenticationHandler<{ url: string }> = async (event, { poolwright }) => {
  const id = event.request.userAttributes['custom:member_no']
  if (!id || (await poolwright.kv.get(id))) return event
  const answer = await fetch(poolwright.with.url, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${poolwright.secrets['old-directory-token']}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ id }),
  })
  if (!answer.ok) throw new Error(`the old directory answers ${answer.status}`)
  await poolwright.kv.set(id, true)
  return event
}
