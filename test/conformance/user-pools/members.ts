import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

interface Shape {
  readonly $ref?: string
  readonly type?: string
  readonly properties?: Readonly<Record<string, Shape>>
  readonly items?: Shape
}

const { definitions, 'x-operations': operations } = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../../schemas/api/cognito-idp.json'), 'utf8'),
) as {
  readonly definitions: Readonly<Record<string, Shape>>
  readonly 'x-operations': Readonly<Record<string, { readonly output: string | null }>>
}
const shapeOf = (shape: Shape): Shape =>
  shape.$ref ? shapeOf(definitions[shape.$ref.split('/').pop() ?? ''] ?? {}) : shape

function below(shape: Shape, path: string, depth: number): readonly string[] {
  const { properties, items } = shapeOf(shape)
  if (items) return below(items, path, depth)
  return Object.entries(properties ?? {}).flatMap(([name, member]) => {
    const its = path ? `${path}.${name}` : name
    return depth === 0 ? [its] : [its, ...below(member, its, depth - 1)]
  })
}

/** The members that an answer may have, and the members of those. */
export const membersOf = (operation: string): readonly string[] =>
  below(definitions[operations[operation]?.output ?? ''] ?? {}, '', 1)

/** The members that an answer has. */
export function membersIn(answer: unknown, path = ''): readonly string[] {
  if (Array.isArray(answer)) return answer.flatMap((one) => membersIn(one, path))
  if (typeof answer !== 'object' || answer === null || answer instanceof Uint8Array || answer instanceof Date)
    return []
  return Object.entries(answer).flatMap(([name, value]) => {
    const its = path ? `${path}.${name}` : name
    return value === undefined ? [] : [its, ...membersIn(value, its)]
  })
}
