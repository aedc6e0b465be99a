import { pictureCalled } from '../../login/look/pictures.ts'
import type { DomainEndpoint } from '../endpoint.ts'

/**
 * `GET /assets/{file}`: a picture of the pool's branding: 200 with its bytes, which the name stands for, so that
 * browsers keep them; 404 where no branding has it. One that could hold scripts (SVG) is shown by pages alone: opened by
 * itself it is a file to keep, and wherever it is shown it runs and fetches nothing.
 */
export const picture: DomainEndpoint = {
  method: 'GET',
  path: '/assets/:file',
  answer({ context, pool }) {
    const found = pictureCalled(pool, context.req.param('file') ?? '')
    if (!found) return context.notFound()
    context.header('content-type', found.type)
    context.header('cache-control', 'public, max-age=31536000, immutable')
    context.header('x-content-type-options', 'nosniff')
    context.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    context.header('content-disposition', 'attachment')
    return context.body(new Uint8Array(found.bytes))
  },
}
