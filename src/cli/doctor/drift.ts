import { join } from 'node:path'
import { countDrift } from '../../adapters/store/sqlite/count-drift.ts'
import { ok, warning, type Check } from '../doctor-check.ts'

/** Whether declared pools are as their files say, for a server that lets them drift. */
export const drift: Check = {
  name: 'drift',
  about: 'project',
  look({ root }) {
    const changes = countDrift(join(root, '.poolwright', 'data.sqlite'))
    if (!changes) return [ok('the API has changed nothing of what files declare')]
    const words = changes === 1 ? 'a change' : `${changes} changes`
    return [
      warning(
        `${words} by the API to declared pools ${changes === 1 ? 'is' : 'are'} kept, for servers with --allow-drift`,
        'see poolwright drift, and drop them by poolwright drift --drop',
      ),
    ]
  },
}
