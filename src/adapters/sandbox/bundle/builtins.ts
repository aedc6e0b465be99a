/**
 * The built-in modules of Node that a script may import, and what they export there: the part that
 * scripts of pools use and that needs no disk, network or process.
 */
export const builtins: Readonly<Record<string, readonly string[]>> = {
  buffer: ['Buffer', 'atob', 'btoa'],
  crypto: [
    'createHash',
    'createHmac',
    'getRandomValues',
    'hash',
    'randomBytes',
    'randomFillSync',
    'randomInt',
    'randomUUID',
    'timingSafeEqual',
    'webcrypto',
  ],
  process: ['env', 'argv', 'platform', 'arch', 'version', 'versions', 'release', 'cwd', 'nextTick'],
  timers: ['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'clearImmediate'],
  'timers/promises': ['setTimeout', 'setImmediate'],
  url: ['URL', 'URLSearchParams'],
  util: ['format', 'inherits', 'inspect', 'promisify', 'TextDecoder', 'TextEncoder'],
}
