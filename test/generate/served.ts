import { format, resolveConfig } from 'prettier'
import * as served from '../../src/operations/user-pools/index.ts'
import type { Made } from './main.ts'

/** The names of the operations that are served, for those who may not know the operations themselves. */
export async function make(): Promise<Made> {
  const names = Object.keys(served).sort()
  const text = `// Made by \`npm run generate\` from src/operations. Do not edit.

/** Every operation of user pools that this release answers. */
export const servedOperations: readonly string[] = ${JSON.stringify(names)}
`
  const options = { ...(await resolveConfig(import.meta.filename)), parser: 'typescript' }
  return new Map([['src/config/made/served.ts', await format(text, options)]])
}
