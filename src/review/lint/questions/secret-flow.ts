import type { Node } from 'acorn'
import { full } from 'acorn-walk'
import type { Script } from '../script.ts'

/** What a script does with a secret by which others come to read it. */
export interface Leak {
  readonly how: 'written to the console' | 'thrown, and told to the caller' | 'put into the answer'
  readonly start: number
  readonly end: number
}

type Any = Node & Readonly<Record<string, unknown>>
/** How near a value is to a secret: what holds them all, or one itself. */
type Nearness = 'environment' | 'poolwright' | 'secrets' | 'secret'

/**
 * Where a script lets a secret out. A secret is what it finds in `context.poolwright.secrets`, or in variables of
 * its environment that are bound to one; it goes where a text goes that it is a part of, and not through functions
 * that make something else of it, such as a signature.
 */
export function leaksIn({ program }: Script, secretVariables: ReadonlySet<string>): readonly Leak[] {
  const reader = readerOf(program, secretVariables)
  const names = namesIn(program)
  const leaks: Leak[] = []
  const add = (how: Leak['how'], node: unknown) => {
    const { start, end } = node as Node
    if (reader.carries(node)) leaks.push({ how, start, end })
  }
  full(program, (plain) => {
    const node = plain as Any
    if (
      node.type === 'CallExpression' &&
      (isConsole(node['callee']) || names.log.has(nameOf(node['callee']) ?? ''))
    )
      for (const one of node['arguments'] as readonly Any[]) add('written to the console', one)
    if (node.type === 'ThrowStatement') {
      const { type, arguments: said } = node['argument'] as Any
      if (type === 'NewExpression' || type === 'CallExpression')
        for (const one of said as readonly Any[]) add('thrown, and told to the caller', one)
      else add('thrown, and told to the caller', node['argument'])
    }
    if (node.type === 'AssignmentExpression' && isAnswer(node['left'], names.answer))
      add('put into the answer', node['right'])
    if (node.type === 'CallExpression' && assigns(node['callee'])) {
      const [to, ...from] = node['arguments'] as readonly unknown[]
      if (isAnswer(to, names.answer)) for (const one of from) add('put into the answer', one)
    }
    if (/^(New|Call)Expression$/.test(node.type) && /Error$/.test(nameOf(node['callee']) ?? ''))
      for (const one of node['arguments'] as readonly Any[]) add('thrown, and told to the caller', one)
    if (node.type === 'Property' && nameOf(node['key']) === 'response')
      add('put into the answer', node['value'])
  })
  return leaks.filter(
    ({ start, end }, at) => leaks.findIndex((one) => one.start === start && one.end === end) === at,
  )
}

function readerOf(program: Node, secretVariables: ReadonlySet<string>) {
  const known = new Map<string, Nearness>()
  const step = (from: Nearness | undefined, key: string | undefined): Nearness | undefined => {
    if (from === 'secrets') return 'secret'
    if (from === 'environment') return secretVariables.has(key ?? '') ? 'secret' : undefined
    if (from === 'poolwright') return key === 'secrets' ? 'secrets' : undefined
    return key === 'poolwright' ? 'poolwright' : undefined
  }
  const nearnessOf = (node: unknown): Nearness | undefined => {
    const said = (node ?? {}) as Any
    switch (said.type) {
      case 'Identifier':
        return known.get(said['name'] as string)
      case 'MemberExpression':
        return isEnvironment(said)
          ? 'environment'
          : step(nearnessOf(said['object']), nameOf(said['property']))
      case 'ChainExpression':
      case 'ParenthesizedExpression':
        return nearnessOf(said['expression'])
      case 'AwaitExpression':
        return nearnessOf(said['argument'])
      case 'LogicalExpression':
        return nearnessOf(said['left']) ?? nearnessOf(said['right'])
      default:
        return undefined
    }
  }
  const carries = (node: unknown): boolean => {
    const said = (node ?? {}) as Any
    const any = (key: string) => ((said[key] ?? []) as readonly unknown[]).some(carries)
    switch (said.type) {
      case 'TemplateLiteral':
        return any('expressions')
      case 'BinaryExpression':
        return said['operator'] === '+' && (carries(said['left']) || carries(said['right']))
      case 'ConditionalExpression':
        return carries(said['consequent']) || carries(said['alternate'])
      case 'ArrayExpression':
        return any('elements')
      case 'ObjectExpression':
        return any('properties')
      case 'Property':
        // What only the verifying script is shown may be a secret.
        return nameOf(said['key']) !== 'privateChallengeParameters' && carries(said['value'])
      case 'SpreadElement':
        return carries(said['argument']) || nearnessOf(said['argument']) === 'secrets'
      case 'CallExpression':
        return keepsText(said['callee'], carries) && (any('arguments') || carries(object(said['callee'])))
      default: {
        const near = nearnessOf(said)
        return near === 'secret' || near === 'secrets'
      }
    }
  }
  const bind = (pattern: unknown, from: Nearness | undefined): void => {
    const said = (pattern ?? {}) as Any
    if (said.type === 'Identifier' && from) known.set(said['name'] as string, from)
    else if (said.type === 'AssignmentPattern') bind(said['left'], from)
    else if (said.type === 'ObjectPattern')
      for (const one of said['properties'] as readonly Any[])
        if (one.type === 'RestElement') bind(one['argument'], from)
        else bind(one['value'], step(from, nameOf(one['key'])))
  }
  // A name may be given to what a later one is made of: twice is enough for whatever people write.
  for (let round = 0; round < 2; round++)
    full(program, (plain) => {
      const node = plain as Any
      if (node.type === 'ImportSpecifier' && nameOf(node['imported']) === 'env')
        bind(node['local'], 'environment')
      if (node.type === 'VariableDeclarator' && node['init'])
        bind(node['id'], nearnessOf(node['init']) ?? (carries(node['init']) ? 'secret' : undefined))
      if (/Function/.test(node.type)) for (const one of node['params'] as readonly Any[]) bind(one, undefined)
    })
  return { carries }
}

const object = (node: unknown) => (node as Any)['object']

function nameOf(node: unknown): string | undefined {
  const { type, name, value } = (node ?? {}) as Any
  if (type === 'Identifier') return name as string
  return type === 'Literal' ? String(value) : undefined
}

/** `process.env`, where a script finds its variables. */
const isEnvironment = (node: Any): boolean =>
  nameOf(node['property']) === 'env' && lastNameOf(node['object']) === 'process'

/** A name, be it of a part of something: `console`, `globalThis.console`. */
const lastNameOf = (node: unknown) =>
  nameOf((node as Any | undefined)?.type === 'MemberExpression' ? (node as Any)['property'] : node)

const isConsole = (node: unknown) => {
  const callee = node as Any
  if (callee.type !== 'MemberExpression') return false
  const whose = lastNameOf(callee['object']) ?? ''
  return whose === 'console' || (/^std(out|err)$/.test(whose) && nameOf(callee['property']) === 'write')
}

const assigns = (node: unknown) =>
  (node as Any).type === 'MemberExpression' &&
  nameOf((node as Any)['object']) === 'Object' &&
  nameOf((node as Any)['property']) === 'assign'

/** Names that a script gives to a way to write to the console, and to its answer. */
function namesIn(program: Node) {
  const [log, answer] = [new Set<string>(), new Set<string>()]
  full(program, (plain) => {
    const { type, id, init } = plain as Any
    if (type !== 'VariableDeclarator' || !init) return
    const name = nameOf(id)
    const parts = (id as Any).type === 'ObjectPattern' ? ((id as Any)['properties'] as readonly Any[]) : []
    const isPartOf = (node: unknown) => (node as Any).type === 'MemberExpression'
    if (name !== undefined && isPartOf(init) && isConsole(init)) log.add(name)
    if (name !== undefined && isPartOf(init) && lastNameOf(init) === 'response') answer.add(name)
    for (const { key, value } of parts) {
      if (lastNameOf(init) === 'console') log.add(nameOf(value) ?? '')
      if (nameOf(key) === 'response') answer.add(nameOf(value) ?? '')
    }
  })
  return { log, answer }
}

/** Whether a call gives back the text that it is given, or most of it. */
function keepsText(node: unknown, carries: (node: unknown) => boolean): boolean {
  const callee = node as Any
  if (callee.type === 'Identifier')
    return ['String', 'encodeURIComponent', 'btoa'].includes(nameOf(callee) ?? '')
  if (callee.type !== 'MemberExpression') return false
  const [whose, does] = [nameOf(callee['object']), nameOf(callee['property']) ?? '']
  if (whose === 'JSON') return does === 'stringify'
  if (whose === 'Buffer') return does === 'from'
  return (
    carries(callee['object']) &&
    /^(toString|concat|trim|slice|padEnd|padStart|toLowerCase|toUpperCase|at)$/.test(does)
  )
}

/** Whether something is a part of the answer that others read: all but what only the verifying script is shown. */
function isAnswer(node: unknown, names: ReadonlySet<string>): boolean {
  let here = node as Any
  let answer = false
  while (here.type === 'MemberExpression') {
    const name = nameOf(here['property'])
    if (name === 'privateChallengeParameters') return false
    answer ||= name === 'response'
    here = here['object'] as Any
  }
  return answer || names.has(nameOf(here) ?? '')
}
