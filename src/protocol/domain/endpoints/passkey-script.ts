import { passkeyScript as script } from '../../login/passkeys/script.ts'
import type { DomainEndpoint } from '../endpoint.ts'

/** `GET /passkeys.js`: the script of the pages that ask for passkeys; 200. The pages add its version, so browsers keep it. */
export const passkeyScript: DomainEndpoint = {
  method: 'GET',
  path: '/passkeys.js',
  answer({ context }) {
    context.header('content-type', 'text/javascript; charset=utf-8')
    context.header('cache-control', 'public, max-age=31536000, immutable')
    context.header('x-content-type-options', 'nosniff')
    return context.body(script)
  },
}
