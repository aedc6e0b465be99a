import { Unreadable } from '../../adapters/disk/unreadable.ts'
import { defaultBase } from '../../adapters/git/default-base.ts'
import { gitText } from '../../adapters/git/git.ts'
import { ok, warning, type Check } from '../doctor-check.ts'

/** Whether `plan` finds what a change is to be compared with. */
export const git: Check = {
  name: 'git',
  about: 'project',
  async look({ root, variables }) {
    const ask = (...args: string[]) => gitText({ cwd: root, args, what: root })
    try {
      await ask('--version')
    } catch {
      return [warning('there is no git on this machine', '`plan` needs it to compare commits')]
    }
    try {
      await ask('rev-parse', '--git-dir')
    } catch {
      return [warning('the project is in no repository', '`plan` compares commits: git init')]
    }
    try {
      const { words } = await defaultBase(root, variables)
      return [ok(`\`plan\` compares with ${words}`)]
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      return [warning(error.message, error.help)]
    }
  },
}
