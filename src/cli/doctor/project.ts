import { counted } from '../../review/reporter.ts'
import { ok, warning, wrong, type Check } from '../doctor-check.ts'

/** Whether there is a project, and whether all of it can be read. */
export const project: Check = {
  name: 'files',
  about: 'project',
  look({ root, project: read, loaded, env }) {
    if (!read)
      return [
        warning(
          `there is no project in ${root} that can be read`,
          'poolwright validate says why; --cwd names another folder',
        ),
      ]
    const errors = loaded?.findings.filter(({ severity }) => severity === 'error') ?? []
    const [first] = errors
    if (first)
      return [
        wrong(
          `${counted(errors.length, 'mistake')}, the first at ${first.at.file}:${first.at.line}`,
          'see it explained: poolwright validate',
        ),
      ]
    const where = loaded?.model?.env ?? env
    return [
      ok(
        `${counted(read.files.length, 'file')} without a mistake${where === undefined ? '' : ` in ${where}`}`,
      ),
    ]
  },
}
