import type { Plugin } from 'esbuild'

/**
 * Makes aws-jwt-verify fetch the keys of a pool by `fetch`. Only this file of it is replaced: its other
 * form, for browsers, verifies nothing without waiting.
 */
export const jwtVerifyOverFetch: Plugin = {
  name: 'aws-jwt-verify over fetch',
  setup(build) {
    build.onLoad({ filter: /[\\/]aws-jwt-verify[\\/]dist[\\/](esm|cjs)[\\/]https-node\.js$/ }, () => ({
      // In the package's own folder, for its errors are its own classes. It is read in either module system.
      contents: `
        import { FetchError, NonRetryableFetchError } from './error.js'
        import { jwtFetch } from 'stand-in:jwt-fetch'
        export const fetch = jwtFetch({ FetchError, NonRetryableFetchError })`,
    }))
    build.onResolve({ filter: /^stand-in:jwt-fetch$/ }, () => ({ path: 'jwt-fetch', namespace: 'stand-in' }))
  },
}
