import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** What one generator makes: texts by their paths from the project's folder. */
export type Made = ReadonlyMap<string, string>

const here = import.meta.dirname
export const root = resolve(here, '../..')

/** Runs every generator beside this file; each exports `make`. */
export async function makeAll(): Promise<Made> {
  const all = new Map<string, string>()
  for (const file of readdirSync(here).sort()) {
    if (file === 'main.ts') continue
    const { make } = (await import(resolve(here, file))) as { make?: () => Promise<Made> }
    if (make) for (const [path, text] of await make()) all.set(path, text)
  }
  return all
}

if (import.meta.main)
  for (const [path, text] of await makeAll()) {
    mkdirSync(dirname(resolve(root, path)), { recursive: true })
    writeFileSync(resolve(root, path), text)
  }
