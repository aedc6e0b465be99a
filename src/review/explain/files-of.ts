import type { Example } from '../lint/rule.ts'

/** The files of an example by their paths, without empty lines around them. */
export const filesOf = (example: Example): readonly (readonly [path: string, text: string])[] =>
  Object.entries(typeof example === 'string' ? { 'pools/shop.pool.yaml': example } : example).map(
    ([path, text]) => [path, text.replaceAll(/^\n+|\s+$/g, '')],
  )
