import { readdirSync, readFileSync } from 'node:fs'
import { load } from '../../src/config/load.ts'
import type { SourceFile } from '../../src/config/source.ts'
import { shop } from '../config/shop.ts'

const folder = new URL('iam/', import.meta.url)

/** The scenarios of IAM, by the names of their files. */
export const files: readonly SourceFile[] = readdirSync(folder)
  .filter((file) => file.endsWith('.scenario.yaml'))
  .sort()
  .map((file) => ({
    path: `test/scenarios/iam/${file}`,
    text: readFileSync(new URL(file, folder), 'utf8'),
  }))

/** The shop with a scenario of the name `story`, and what is found in it. */
export function withStory(text: string) {
  const file = { path: 'test/story.scenario.yaml', text }
  const loaded = load({ ...shop, files: [...shop.files, file], env: 'dev' })
  return { ...loaded, story: loaded.model?.scenarios.find(({ name }) => name === 'story') }
}
