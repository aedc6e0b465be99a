import type { Node } from 'acorn'
import { ancestor } from 'acorn-walk'
import type { Script } from '../script.ts'

/** A text in a script, and the name that it is given. */
export interface NamedLiteral {
  readonly name: string
  readonly text: string
  readonly start: number
  readonly end: number
}

type Any = Node & Readonly<Record<string, unknown>>

/** The texts of a script that something is named by: a variable, a property, a parameter, what is assigned. */
export function namedLiterals(script: Script): readonly NamedLiteral[] {
  const all = known.get(script) ?? literalsIn(script)
  known.set(script, all)
  return all
}

/** By scripts, of which each environment has the same. */
const known = new WeakMap<Script, readonly NamedLiteral[]>()

function literalsIn({ program }: Script): readonly NamedLiteral[] {
  const found: NamedLiteral[] = []
  const add = (text: unknown, node: Node, ancestors: readonly Node[]) => {
    const name = typeof text === 'string' ? nameOf(ancestors as readonly Any[]) : undefined
    if (name !== undefined) found.push({ name, text: text as string, start: node.start, end: node.end })
  }
  ancestor(program, {
    Literal: (node, _state, ancestors) => add(node.value, node, ancestors),
    BinaryExpression: (node, _state, ancestors) => {
      // Of a part of a longer one nothing is said by itself.
      if (ancestors.at(-2)?.type !== 'BinaryExpression') add(joined(node as never), node, ancestors)
    },
    TemplateLiteral: (node, _state, ancestors) => {
      if (node.quasis.length === 1) add(node.quasis[0]?.value.cooked, node, ancestors)
    },
  })
  return found
}

/** What several texts are together, where nothing else stands among them. */
function joined(node: Any): string | undefined {
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? node['value'] : undefined
  if (node.type !== 'BinaryExpression' || node['operator'] !== '+') return undefined
  const [left, right] = [joined(node['left'] as Any), joined(node['right'] as Any)]
  return left === undefined || right === undefined ? undefined : left + right
}

/** What a value is called: by whatever is nearest around it and names it. */
function nameOf(ancestors: readonly Any[]): string | undefined {
  for (let at = ancestors.length - 2; at >= 0; at--) {
    const outer = ancestors[at] as Any
    const inner = ancestors[at + 1]
    switch (outer.type) {
      case 'VariableDeclarator':
        return outer['init'] === inner ? text(outer['id']) : undefined
      case 'Property':
      case 'PropertyDefinition':
        return outer['value'] === inner ? text(outer['key']) : undefined
      case 'AssignmentExpression':
      case 'AssignmentPattern':
        return outer['right'] === inner ? text(outer['left']) : undefined
      case 'LogicalExpression': {
        // What stands in for a variable that is not set.
        const name = outer['right'] === inner ? text(outer['left']) : undefined
        if (name !== undefined) return name
        break
      }
      case 'ConditionalExpression':
      case 'ParenthesizedExpression':
        break
      default:
        return undefined
    }
  }
  return undefined
}

function text(node: unknown): string | undefined {
  const { type, name, value, property } = (node ?? {}) as Any
  if (type === 'Identifier' || type === 'PrivateIdentifier') return name as string
  if (type === 'Literal') return String(value)
  return type === 'MemberExpression' ? text(property) : undefined
}
