import { kinds, type Kind } from '../model/model.ts'
import { nearest } from './nearest.ts'
import type { Slip } from './parse.ts'

/** What a file's name tells: `<name>.<kind>.yaml`. */
export interface Title {
  readonly kind: Kind | undefined
  readonly name: string
  /** Why the name cannot be used. */
  readonly slip?: Slip
}

const form = /^(?<name>.+)\.(?<kind>[^.]+)\.yaml$/
const nameable = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/

/** The kind and name of a file, whatever folder it is in. */
export function titleOf(path: string): Title {
  const base = path.slice(path.lastIndexOf('/') + 1)
  const { name = base, kind: word = '' } = form.exec(base)?.groups ?? {}
  const kind = kinds.find((each) => each === word)
  const slip = (message: string, help: string): Slip => ({
    rule: 'PW-FILE-016',
    message,
    help,
    start: 0,
    end: 0,
  })
  if (!kind)
    return { kind, name, slip: slip(`the name \`${base}\` tells no kind of file`, meaning(base, name, word)) }
  if (nameable.test(name)) return { kind, name }
  const help = 'letters, digits, `.`, `_` and `-`, beginning with a letter or a digit, 128 at most'
  return { kind, name, slip: slip(`\`${name}\` cannot be the name of a ${kind}`, help) }
}

function meaning(base: string, name: string, word: string): string {
  const meant = word && nearest(word, kinds)
  if (meant) return `did you mean \`${name}.${meant}.yaml\`?`
  return base.endsWith('.yml')
    ? `did you mean \`${base.replace(/yml$/, 'yaml')}\`?`
    : `name it <name>.<kind>.yaml, where the kind is one of ${kinds.join(', ')}`
}
