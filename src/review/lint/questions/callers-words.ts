import type { Node } from 'acorn'
import { full } from 'acorn-walk'
import type { JsonObject } from '../../../model/trigger.ts'
import type { Reviewed } from '../reviewed.ts'
import type { Script } from '../script.ts'
import type { BoundHook } from './bound-hooks.ts'
import { modulesOf } from './script-modules.ts'

type Any = Node & Readonly<Record<string, unknown>>

/** What a script looks for in what the caller says of a request, and what it compares that with. */
export interface CallersWords {
  readonly names: readonly string[]
  readonly values: readonly string[]
}

const sayings = ['clientMetadata', 'validationData']

/** What the scripts of a hook look for in `clientMetadata` and `validationData`, as far as it can be read off them. */
export function callersWords(project: Reviewed, { stages }: BoundHook): CallersWords {
  const scripts = stages.flatMap(({ trigger }) => (trigger ? modulesOf(project, trigger) : []))
  const all = [...new Map(scripts.map((script) => [script.file, script])).values()].map(wordsIn)
  const distinct = (of: keyof CallersWords) => [...new Set(all.flatMap((words) => words[of]))].slice(0, 20)
  return { names: distinct('names'), values: distinct('values') }
}

/** What a caller may say so that each of those is there: first what it is compared with. */
export const wordsToSay = ({ names, values }: CallersWords): readonly JsonObject[] =>
  names.length
    ? [...new Set([...values, 'true', '1'])]
        .slice(0, 8)
        .map((value) => Object.fromEntries(names.map((name) => [name, value])))
    : []

function wordsIn({ program }: Script): CallersWords {
  const own = new Set(sayings)
  const names: string[] = []
  const values: string[] = []
  const isSaying = (node: unknown): boolean => own.has(lastNameOf(node) ?? '')
  const take = (pattern: unknown): void => {
    const said = pattern as Any
    if (said.type === 'AssignmentPattern') take(said['left'])
    if (said.type !== 'ObjectPattern') return
    for (const one of said['properties'] as readonly Any[]) names.push(nameOf(one['key']) ?? '')
  }
  full(program, (plain) => {
    const { type, id, init, key, value } = plain as Any
    if (type === 'VariableDeclarator' && isSaying(init)) {
      own.add(nameOf(id) ?? '')
      take(id)
    }
    if (type === 'Property' && sayings.includes(nameOf(key) ?? '')) {
      own.add(nameOf(value) ?? '')
      take(value)
    }
  })
  own.delete('')
  const isSaid = (node: unknown) =>
    names.includes(nameOf(bare(node)) ?? '') ||
    (bare(node).type === 'MemberExpression' && isSaying(bare(node)['object']))
  full(program, (plain) => {
    const { type, object, property, left, right } = plain as Any
    if (type === 'MemberExpression' && isSaying(object)) names.push(nameOf(property) ?? '')
    if (type !== 'BinaryExpression') return
    for (const [one, other] of [
      [left, right],
      [right, left],
    ])
      if (isSaid(one) && bare(other).type === 'Literal') values.push(String(bare(other)['value']))
  })
  return { names: names.filter(Boolean), values }
}

/** What is meant, without what only says that it may not be there, or what stands in for it. */
function bare(node: unknown): Any {
  const said = (node ?? {}) as Any
  if (said.type === 'ChainExpression') return bare(said['expression'])
  return said.type === 'LogicalExpression' ? bare(said['left']) : said
}

const lastNameOf = (node: unknown) => {
  const said = bare(node)
  return nameOf(said.type === 'MemberExpression' ? said['property'] : said)
}

function nameOf(node: unknown): string | undefined {
  const { type, name, value } = (node ?? {}) as Any
  if (type === 'Identifier') return name as string
  return type === 'Literal' ? String(value) : undefined
}
