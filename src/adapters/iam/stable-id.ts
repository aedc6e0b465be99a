import { createHash } from 'node:crypto'
import { idLetters } from '../../model/access-key-id.ts'

/** The unique id of a role (`AROA`) or a user (`AIDA`): 17 letters and digits, always the same for one ARN. */
export const stableId = (prefix: 'AROA' | 'AIDA', arn: string) =>
  prefix +
  idLetters(
    createHash('sha256')
      .update(JSON.stringify([prefix, arn]))
      .digest(),
    17,
  )
