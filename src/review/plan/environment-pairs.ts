import { titleOf } from '../../config/title.ts'
import type { VersionTexts } from './read-version.ts'

/** An environment in which two versions are compared. */
export interface EnvironmentPair {
  /** `''` where none is declared. */
  readonly name: string
  /** What it is called in each version; nothing where that declares none. */
  readonly before?: string
  readonly after?: string
}

/** The environments of two versions, those to compare and those that only one has. */
export interface Environments {
  readonly pairs: readonly EnvironmentPair[]
  /** New ones: there is nothing to compare them with. */
  readonly come: readonly string[]
  readonly gone: readonly string[]
}

/** Every environment that a version declares, by the names of its files. */
export const environmentsOf = ({ files }: Pick<VersionTexts, 'files'>): readonly string[] =>
  files.flatMap(({ path }) => {
    const { kind, name } = titleOf(path)
    return kind === 'env' ? [name] : []
  })

/** Which environments of two versions are compared with each other; of all, where not one is asked for. */
export function environmentPairs(
  before: Pick<VersionTexts, 'files'>,
  after: Pick<VersionTexts, 'files'>,
  only?: string,
): Environments {
  const wanted = (name: string) => only === undefined || name === only
  const [were, are] = [environmentsOf(before), environmentsOf(after)]
  if (!were.length && !are.length) return { pairs: [{ name: '' }], come: [], gone: [] }
  const both = are.filter((name) => were.includes(name)).map((name) => ({ name, before: name, after: name }))
  const come = are.filter((name) => !were.includes(name))
  const gone = were.filter((name) => !are.includes(name))
  const [first] = come
  const [last] = gone
  // One that is called otherwise now is no new one.
  if (first !== undefined && last !== undefined && come.length === 1 && gone.length === 1) {
    const pairs = [...both, { name: first, before: last, after: first }]
    return {
      pairs: pairs.filter((pair) => wanted(pair.name)),
      come: [],
      gone: gone.filter(() => wanted(first)),
    }
  }
  // A version that declares none is the same in all that the other one has.
  const alone = [
    ...(were.length ? [] : come.map((name) => ({ name, after: name }))),
    ...(are.length ? [] : gone.map((name) => ({ name, before: name }))),
  ]
  return {
    pairs: [...both, ...alone].filter(({ name }) => wanted(name)),
    come: were.length ? come.filter(wanted) : [],
    gone: gone.filter(wanted),
  }
}
