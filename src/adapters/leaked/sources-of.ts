import { resolve } from 'node:path'
import type { LeakedPasswords } from '../../model/leaked-passwords.ts'
import { fileSource } from './file-source.ts'
import type { Source } from './open-leaked.ts'
import { rangeSource } from './range-source.ts'

/** Everybody whom an environment names, the nearest first. Files lie in a project's folder. */
export const sourcesOf = (
  root: string,
  { files, ranges }: LeakedPasswords = { files: [] },
): readonly Source[] => [
  ...files.map((file) => fileSource(resolve(root, file))),
  ...(ranges ? [rangeSource(ranges)] : []),
]
