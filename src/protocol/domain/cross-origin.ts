import type { Context } from 'hono'

/** What pages of any origin may read of an answer for programs. No cookie counts at these endpoints. */
export const readable = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'WWW-Authenticate,x-amz-cognito-request-id',
} as const

/** Answers a browser that asks what such a page may send. */
export const preflight = (context: Context) =>
  context.body(null, 204, {
    ...readable,
    'access-control-allow-methods': 'GET,POST,OPTIONS',
    'access-control-allow-headers': 'authorization,content-type,x-amz-user-agent',
    'access-control-max-age': '86400',
  })
