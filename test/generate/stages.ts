import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { format, resolveConfig } from 'prettier'
import type { Made } from './main.ts'

const suffix = '.trigger.yaml'

/** Puts the files of ready-made triggers where they can be read without a disk. */
export async function make(): Promise<Made> {
  const folder = resolve(import.meta.dirname, '../../stages')
  const texts = readdirSync(folder)
    .filter((file) => file.endsWith(suffix))
    .sort()
    .map((file) => [file.slice(0, -suffix.length), readFileSync(resolve(folder, file), 'utf8')] as const)
  const text = `// Made by \`npm run generate\` from stages/*${suffix}. Do not edit.

/** The file of each trigger that ships with the product, by its name. */
export const stageTexts: Readonly<Record<string, string>> = ${JSON.stringify(Object.fromEntries(texts))}
`
  const options = { ...(await resolveConfig(import.meta.filename)), parser: 'typescript' }
  return new Map([['src/config/made/stages.ts', await format(text, options)]])
}
