import { Unreadable } from '../../adapters/disk/unreadable.ts'

/** What each host reads, by its path from the root of a repository. */
export const ciFiles = {
  github: '.github/workflows/poolwright.yml',
  gitlab: '.gitlab-ci.yml',
} as const

/** Where the repository of a project is. */
export type CiHost = keyof typeof ciFiles

/** Whether there is such a host. */
export const isCiHost = (name: string): name is CiHost => Object.hasOwn(ciFiles, name)

/** What a template says of the root of a repository, and what it says of a folder in it. */
const moved: Readonly<Record<CiHost, (folder: string) => readonly (readonly [RegExp, string])[]>> = {
  github: (folder) => [[/^( +)with:\n(?= +fail-on:)/m, `$&$1  working-directory: ${folder}\n`]],
  gitlab: (folder) => [
    [/^( +POOLWRIGHT: npx .*)$/m, `$1 --cwd ${folder}`],
    [/find pools triggers test/, `find ${folder}/pools ${folder}/triggers ${folder}/test`],
  ],
}

/**
 * The workflow of a host for a project in a folder of its repository, `''` for the root. Throws `Unreadable` where
 * a shell would take the folder for something else.
 */
export function ciText(host: CiHost, template: string, folder: string): string {
  if (folder === '') return template
  if (!/^\w[\w./@+-]*$/.test(folder))
    throw new Unreadable(
      `the workflow cannot name the folder '${folder}'`,
      'letters, digits and . _ - / @ + are taken; print the workflow at the root of the repository and write the folder in',
    )
  return moved[host](folder).reduce((text, [what, by]) => {
    if (!what.test(text)) throw new Error(`the template for ${host} has no ${what}`)
    return text.replace(what, by)
  }, template)
}
