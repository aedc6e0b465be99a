import { Fault } from '../../model/fault.ts'
import type { ListShape, RecordShape, Shape } from '../../schema/shape.ts'
import type { Service } from '../../schema/service-of.ts'
import type { Form } from './read-form.ts'

/**
 * The input of an operation, out of parameters such as `Tags.member.1.Key`: values of the JSON types that the
 * model says, which nothing has judged yet. Parameters that the model does not know are left. Throws
 * SerializationException where a parameter is of another kind than its shape.
 */
export function readInput(
  form: Form,
  operation: string,
  { inputOf, shapes }: Pick<Service, 'inputOf' | 'shapes'>,
): object {
  const shape = inputOf(operation)
  return shape?.kind === 'record' ? record(shape, tree(form), shapes) : {}
}

/** Parameters by the parts of their names. */
interface Node {
  value?: string
  readonly inside: Map<string, Node>
}
type Shapes = Readonly<Record<string, Shape>>

const deepest = 6

function tree(form: Form): Node {
  const root: Node = { inside: new Map() }
  for (const [name, value] of form) {
    const parts = name.split('.')
    if (parts.length > deepest) continue
    let here = root
    for (const part of parts) {
      const next = here.inside.get(part) ?? { inside: new Map() }
      here.inside.set(part, next)
      here = next
    }
    here.value = value
  }
  return root
}

function record({ members }: RecordShape, { inside }: Node, shapes: Shapes): object {
  return Object.fromEntries(
    Object.entries(members).flatMap(([member, name]) => {
      const node = inside.get(member)
      return node ? [[member, read(name, node, member, shapes)] as const] : []
    }),
  )
}

/** Numbers say the order, and not the place: members may come in any order, and some may be left out. */
function list({ of }: ListShape, { value, inside }: Node, path: string, shapes: Shapes): unknown[] {
  const { inside: numbered } = inside.get('member') ?? { inside: new Map<string, Node>() }
  // A list without members is said as an empty text.
  if (value) throw misread(path, 'a list')
  const at = [...numbered.keys()]
  if (at.some((number) => !/^[1-9]\d{0,4}$/.test(number)))
    throw misread(path, 'a list whose members are numbered from 1')
  return at
    .toSorted((one, other) => Number(one) - Number(other))
    .map((number) => read(of, numbered.get(number)!, `${path}.member.${number}`, shapes))
}

function read(name: string, node: Node, path: string, shapes: Shapes): unknown {
  const shape = shapes[name]
  if (!shape) throw new Error(`there is no shape ${name}`)
  if (shape.kind === 'list') return list(shape, node, path, shapes)
  if (shape.kind === 'record') {
    if (node.value) throw misread(path, 'a structure')
    return record(shape, node, shapes)
  }
  const { value, inside } = node
  if (value === undefined || inside.size) throw misread(path, `one value`)
  if (shape.kind === 'text') return value
  if (shape.kind === 'integer') return integer(value, path)
  // The model has none of any other kind.
  throw new Error(`a form cannot hold a ${shape.kind}`)
}

function integer(text: string, path: string): number {
  const number = /^-?\d{1,15}$/.test(text) ? Number(text) : undefined
  if (number === undefined) throw misread(path, 'an integer')
  return number
}

/** Names of parameters are told as far as the model has them, so that no stranger's text is repeated. */
const misread = (path: string, wanted: string) =>
  new Fault('SerializationException', `${path} is not ${wanted}.`)
