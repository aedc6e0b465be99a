import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { load, type LoadInput } from '../../src/config/load.ts'

const root = resolve(import.meta.dirname, '../fixtures/shop')

/** The files of a project's folder as `load` takes them. */
export function projectIn(folder: string): Pick<LoadInput, 'files' | 'scripts'> {
  const paths = ['pools', 'triggers']
    .flatMap((part) => readdirSync(join(folder, part), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
  const yaml = (path: string) => path.endsWith('.yaml')
  return {
    files: paths.filter(yaml).map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') })),
    scripts: new Set(paths.filter((path) => !yaml(path))),
  }
}

/** The project of test/fixtures/shop, which has nearly everything that the language can say. */
export const shop = projectIn(root)

/** The shop with a few texts exchanged: by file, what stands there and what stands there instead. */
export function shopWith(
  edits: Readonly<Record<string, readonly (readonly [string, string])[]>>,
  more: Readonly<Record<string, string>> = {},
): Pick<LoadInput, 'files' | 'scripts'> {
  return projectWith(shop, edits, more)
}

/** A project with a few texts exchanged. */
export function projectWith(
  project: Pick<LoadInput, 'files' | 'scripts'>,
  edits: Readonly<Record<string, readonly (readonly [string, string])[]>>,
  more: Readonly<Record<string, string>> = {},
): Pick<LoadInput, 'files' | 'scripts'> {
  const files = project.files.map(({ path, text }) => {
    const changes = edits[path] ?? []
    return { path, text: changes.reduce((before, [from, to]) => exchange(path, before, from, to), text) }
  })
  const unknown = Object.keys(edits).filter((path) => !project.files.some((file) => file.path === path))
  if (unknown.length > 0) throw new Error(`the project has no ${unknown.join(', ')}`)
  return {
    scripts: project.scripts,
    files: [...files, ...Object.entries(more).map(([path, text]) => ({ path, text }))],
  }
}

function exchange(path: string, text: string, from: string, to: string): string {
  if (text.split(from).length !== 2) throw new Error(`${path} does not have \`${from}\` once`)
  return text.replace(from, () => to)
}

/** The model of a project that has no mistakes. */
export function modelOf(input: LoadInput) {
  const { model, findings } = load(input)
  if (!model)
    throw new Error(findings.map(({ at, message }) => `${at.file}:${at.line} ${message}`).join('\n'))
  return model
}

/** A project of a few files, and of scripts that are there. */
export const only = (files: Readonly<Record<string, string>>, scripts: readonly string[] = []) => ({
  files: Object.entries(files).map(([path, text]) => ({ path, text })),
  scripts: new Set(scripts),
})
