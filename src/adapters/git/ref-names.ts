import { gitText } from './git.ts'

/** More than these nobody looks through for one that was meant. */
const most = 5000

/** The branches and tags of a repository, the newest first. */
export async function refNames(here: string): Promise<readonly string[]> {
  const args = ['for-each-ref', '--sort=-creatordate', `--count=${most}`, '--format=%(refname:short)']
  return (await gitText({ cwd: here, args, what: here })).split('\n').filter(Boolean)
}

/** Whether a clone has only the last commits. */
export const isShallow = async (here: string): Promise<boolean> =>
  (await gitText({ cwd: here, args: ['rev-parse', '--is-shallow-repository'], what: here })) === 'true'
