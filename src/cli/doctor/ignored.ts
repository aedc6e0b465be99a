import { gitText } from '../../adapters/git/git.ts'
import { counted } from '../../review/reporter.ts'
import { ok, warning, wrong, type Check } from '../doctor-check.ts'

/** Whether git leaves alone what a server keeps: keys and users are in it. */
export const ignored: Check = {
  name: '.gitignore',
  about: 'project',
  async look({ root }) {
    const ask = (...args: string[]) => gitText({ cwd: root, args, what: root }).catch(() => undefined)
    if ((await ask('rev-parse', '--git-dir')) === undefined) return []
    const kept = await ask('ls-files', '--', '.poolwright')
    if (kept)
      return [
        wrong(
          `git keeps ${counted(kept.split('\n').length, 'file')} of .poolwright, in which keys and users are`,
          'git rm -r --cached .poolwright, and then make keys anew: they are in the history',
        ),
      ]
    const leaves = await ask('check-ignore', '--no-index', '--', '.poolwright/seal.key')
    return [
      leaves === undefined
        ? warning('git does not leave .poolwright alone', 'add a line to .gitignore: .poolwright/')
        : ok('git leaves .poolwright alone'),
    ]
  },
}
