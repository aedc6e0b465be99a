import { isShallow, refNames } from '../../adapters/git/ref-names.ts'
import { nearest } from '../../config/nearest.ts'

/** What to do about a ref that a repository does not have. */
export async function refHelp(here: string, ref: string): Promise<string> {
  if (ref.startsWith('-')) return 'name a ref, a folder, or the URL of a server'
  const [shallow, known] = await Promise.all([isShallow(here), refNames(here)])
  // What follows a ref, as in `main~3`, says which commit is meant, and cannot be fetched by that name.
  const [name = ref, ...steps] = ref.split(/[~^:]|@\{/)
  if (steps.length && (name === 'HEAD' || known.includes(name)))
    return shallow
      ? 'the clone is shallow: git fetch --unshallow, or `fetch-depth: 0` of actions/checkout'
      : 'the history does not reach that far'
  if (name === 'HEAD') return 'the repository has no commit yet: compare with a folder'
  const meant = known.includes(`origin/${name}`) ? `origin/${name}` : nearest(name, known)
  const hash = /^[0-9a-f]{7,39}$/.test(name)
  const fetch = `git fetch origin${hash ? '' : ` ${name.replace(/^origin\//, '')}`}`
  const pipeline = shallow ? ', or `fetch-depth: 0` of actions/checkout' : ''
  return meant
    ? `did you mean \`${meant}\`? if not, fetch it: ${fetch}${pipeline}`
    : `it may have to be fetched: ${fetch}${pipeline}`
}
