import { formatDuration, parseDuration } from '../../../config/duration.ts'
import { code } from '../code.ts'
import type { FactKind } from '../fact.ts'

/** How long somebody may be in a role at once, in milliseconds: `about` is the role. */
export const session: FactKind<number> = {
  kind: 'session',
  names: 'role',
  *of(project) {
    for (const resource of project.all('role'))
      yield {
        about: [resource.name],
        value: parseDuration(resource.says.maxSession ?? '1h'),
        at: { resource, path: ['maxSession'] },
      }
  },
  *tell({ about: [role = ''], before, after }) {
    const [was, is] = [before?.value ?? 0, after?.value ?? 0]
    yield {
      risk: 'limit-changed',
      sentence: `the longest session of the role ${code(role)} is now ${code(formatDuration(is))}, and was ${code(formatDuration(was))}`,
    }
  },
}
