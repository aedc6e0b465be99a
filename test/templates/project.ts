import { readFileSync } from 'node:fs'
import { templateFiles } from '../../src/adapters/disk/template-files.ts'
import { partOf } from '../../src/adapters/disk/project.ts'
import { packageFile } from '../../src/cli/init/package-file.ts'

/** The version that a project is made with. */
export const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }

/** What `init` makes of a template, and what of it is read as a project. */
export function projectOf(template: string) {
  const files = new Map([...templateFiles(template), ['package.json', packageFile(template, version)]])
  const of = (part: ReturnType<typeof partOf>) => [...files].filter(([path]) => partOf(path) === part)
  const yaml = of('file').map(([path, text]) => ({ path, text }))
  const environments = yaml.flatMap(({ path }) => /([^/]+)\.env\.yaml$/.exec(path)?.[1] ?? [])
  return { files, yaml, scripts: new Set(of('script').map(([path]) => path)), environments }
}
