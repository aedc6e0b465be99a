import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { ok, warning, type Check } from '../doctor-check.ts'

const form = /^#\s*(?:yaml-language-server:\s*)?\$schema\s*[=:]\s*(\S+)/m

/** Whether editors find the schemas that files name in a comment. */
export const schemaLines: Check = {
  name: 'schemas',
  about: 'project',
  look({ root, project }) {
    if (!project) return []
    const named = project.files.flatMap(({ path, text }) => {
      const [, schema] = form.exec(text.slice(0, 2_000)) ?? []
      return schema && !/^[a-z]+:\/\//i.test(schema) ? [{ path, schema }] : []
    })
    const lost = named.filter(({ path, schema }) => !existsSync(resolve(root, dirname(path), schema)))
    const [first] = lost
    if (first)
      return [
        warning(
          `${lost.length} of ${named.length} files name a schema that is not there, such as ${first.path}: ${first.schema}`,
          'install the package where the line says, or mend the line: it ends in poolwright/schemas/config/<kind>.schema.json',
        ),
      ]
    return [ok(named.length ? `every schema that ${named.length} files name is there` : 'no file names one')]
  },
}
