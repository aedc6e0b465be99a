import type { Rule } from '../lint/rule.ts'
import * as client from './client/index.ts'
import * as file from './file/index.ts'
import * as idp from './idp/index.ts'
import * as iam from './iam/index.ts'
import * as identity from './id/index.ts'
import * as pool from './pool/index.ts'
import * as sec from './sec/index.ts'
import * as trig from './trig/index.ts'
import * as trust from './trust/index.ts'

/** Every rule, in the order of the ids. */
export const rules: readonly Rule[] = [client, file, iam, identity, idp, pool, sec, trig, trust]
  .flatMap((family): Rule[] => Object.values(family))
  .sort((one, other) => (one.id < other.id ? -1 : 1))
