/** What a browser may read of every answer of the Cognito API, whichever page asks. */
export const readable = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date',
} as const

/** What a browser may send to it: the answer to a preflight. Headers are those that SDKs send. */
export const preflight = {
  ...readable,
  'access-control-allow-methods': 'GET,HEAD,POST,OPTIONS',
  'access-control-allow-headers': [
    'amz-sdk-invocation-id',
    'amz-sdk-request',
    'authorization',
    'cache-control',
    'content-type',
    'x-amz-content-sha256',
    'x-amz-date',
    'x-amz-security-token',
    'x-amz-target',
    'x-amz-user-agent',
    'x-amzn-trace-id',
  ].join(','),
  'access-control-max-age': '86400',
} as const
