import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { scriptTexts } from '../lint/script-texts.ts'
import { ok, warning, type Check } from '../doctor-check.ts'

/** Packages whose types scripts ask for, and what brings them. */
const packages = [
  { from: 'poolwright', brings: 'poolwright' },
  { from: 'aws-lambda', brings: '@types/aws-lambda' },
] as const

/** Whether editors find the types that scripts ask for. */
export const editorTypes: Check = {
  name: 'types',
  about: 'project',
  look({ project }) {
    if (!project) return []
    const texts = [...scriptTexts(project).values()]
    const asked = packages.filter(({ from }) => {
      const form = new RegExp(`(?:from|import\\()\\s*['"]${from}['"]`)
      return texts.some((text) => form.test(text))
    })
    const lost = asked.filter(({ brings }) => !isInstalled(project.root, brings))
    if (lost.length)
      return lost.map(({ from, brings }) =>
        warning(
          `scripts ask for types of \`${from}\`, which is not installed`,
          `npm install --save-dev ${brings}`,
        ),
      )
    return [ok(asked.length ? 'all that scripts ask for are there' : 'no script asks for any')]
  },
}

/** Where TypeScript looks: in the folders from the project's upwards, and in the package itself. */
function isInstalled(root: string, name: string): boolean {
  for (let folder = root; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'node_modules', name, 'package.json'))) return true
    if (nameIn(join(folder, 'package.json')) === name) return true
    if (folder === dirname(folder)) return false
  }
}

function nameIn(file: string): unknown {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { readonly name?: unknown }).name
  } catch {
    return undefined
  }
}
