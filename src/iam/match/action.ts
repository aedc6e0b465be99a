import { pattern, type Match } from './pattern.ts'
import { piecesOf } from './template.ts'

/** Compares an action in lower case with a pattern such as `s3:Get*`; letter case does not count. */
export const actionPattern = (written: string): Match =>
  pattern(piecesOf(written.toLowerCase(), { variables: false, wild: true }))
