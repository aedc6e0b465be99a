import type { Node } from 'acorn'
import { full } from 'acorn-walk'
import type { Script } from '../script.ts'

type Any = Node & Readonly<Record<string, unknown>>

/** Whether a script exports something of a name; nothing where that cannot be read off it. */
export function exportsName({ program }: Script, name: string): boolean | undefined {
  const body = program.body as unknown as readonly Any[]
  if (body.some(({ type }) => /^(Import|Export)/.test(type))) {
    if (body.some((one) => one.type === 'ExportNamedDeclaration' && namesOf(one).includes(name))) return true
    // A star may bring it; and where there are imports alone, the rest may be CommonJS, which bundlers take.
    if (body.some(({ type }) => type === 'ExportAllDeclaration')) return undefined
    if (body.some(({ type }) => /^Export/.test(type))) return false
  }
  let touched = false
  let named = false
  full(program, (plain) => {
    const node = plain as Any
    if (node.type === 'Identifier' && (node['name'] === 'exports' || node['name'] === 'module'))
      touched = true
    if (nameIn(node) === name) named = true
  })
  return touched ? named || undefined : false
}

/** The names that an export declares or lists. */
function namesOf({ declaration, specifiers }: Any): readonly (string | undefined)[] {
  const said = (declaration ?? undefined) as Any | undefined
  if (said?.type === 'VariableDeclaration')
    return (said['declarations'] as readonly Any[]).flatMap(({ id }) => bound(id as Any))
  if (said) return [nameIn(said['id'] as Any)]
  return (specifiers as readonly Any[]).map(({ exported }) => nameIn(exported as Any))
}

function bound(pattern: Any): readonly (string | undefined)[] {
  if (pattern.type !== 'ObjectPattern') return [nameIn(pattern)]
  return (pattern['properties'] as readonly Any[]).flatMap((one) =>
    one.type === 'Property' ? bound(one['value'] as Any) : bound(one['argument'] as Any),
  )
}

function nameIn({ type, name, value }: Any): string | undefined {
  if (type === 'Identifier') return name as string
  return type === 'Literal' ? String(value) : undefined
}
