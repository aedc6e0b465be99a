import type { Node } from 'acorn'
import { full } from 'acorn-walk'
import { modulesOf } from '../../lint/questions/script-modules.ts'
import type { Rule } from '../../lint/rule.ts'
import type { Script } from '../../lint/script.ts'

type Any = Node & Readonly<Record<string, unknown>>

/** Scripts that draw what others can foretell. */
export const noGuessableNumbers: Rule = {
  id: 'PW-TRIG-015',
  severity: 'info',
  score: 2,
  title: 'a script draws from `Math.random`, which can be foretold',
  why: 'Whoever has seen a few numbers of `Math.random` knows the next ones; a code or a token that is made of it can be guessed, and the same scenario never runs twice alike. Draw from `crypto.randomInt` or `crypto.getRandomValues`. What is graver: a script at `createAuthChallenge` that does so. Of the time nothing is told, since every script may ask what time it is.',
  source: 'CWE-338; OWASP Cryptographic Storage Cheat Sheet',
  bad: {
    'triggers/ask.trigger.yaml': 'script: ./ask.js\nhooks: [createAuthChallenge]\n',
    'triggers/ask.js': `
export const handler = async (event) => {
  const code = String(Math.floor(Math.random() * 1000000))
  event.response.privateChallengeParameters = { code }
  return event
}
`,
  },
  good: {
    'triggers/ask.trigger.yaml': 'script: ./ask.js\nhooks: [createAuthChallenge]\n',
    'triggers/ask.js': `
import { randomInt } from 'node:crypto'
export const handler = async (event) => {
  event.response.privateChallengeParameters = { code: String(randomInt(1000000)) }
  return event
}
`,
  },
  *check(project) {
    const drawn = new Map<string, { readonly script: Script; codes: boolean }>()
    for (const trigger of project.all('trigger'))
      for (const script of modulesOf(project, trigger)) {
        const known = drawn.get(script.file) ?? { script, codes: false }
        known.codes ||= trigger.says.hooks.includes('createAuthChallenge')
        drawn.set(script.file, known)
      }
    for (const { script, codes } of drawn.values())
      for (const { start, end } of draws(script.program))
        yield {
          message: codes
            ? 'a script that makes up challenges draws from `Math.random`, which can be foretold'
            : 'it draws from `Math.random`, which can be foretold',
          at: { script, start, end },
          help: 'draw from `crypto.randomInt`',
          ...(codes && { severity: 'warning' as const }),
        }
  },
}

/** Where `Math.random` is taken, by whatever name it goes from there. */
function draws(program: Node): readonly Node[] {
  const found: Node[] = []
  const others = new Set<string>()
  const isMath = (node: unknown): boolean => {
    const { type, object, property } = (node ?? {}) as Any
    const name = nameOf(node)
    if (type === 'Identifier') return name === 'Math' || others.has(name ?? '')
    return (
      type === 'MemberExpression' &&
      nameOf(property) === 'Math' &&
      /^(globalThis|global|self)$/.test(nameOf(object) ?? '')
    )
  }
  full(program, (plain) => {
    const { type, id, init } = plain as Any
    const name = nameOf(id)
    if (type === 'VariableDeclarator' && name !== undefined && isMath(init)) others.add(name)
  })
  full(program, (plain) => {
    const { type, object, property, id, init } = plain as Any
    if (type === 'MemberExpression' && isMath(object) && nameOf(property) === 'random') found.push(plain)
    if (type === 'VariableDeclarator' && isMath(init) && (id as Any).type === 'ObjectPattern')
      for (const one of (id as Any)['properties'] as readonly Any[])
        if (nameOf(one['key']) === 'random') found.push(one)
  })
  return found
}

function nameOf(node: unknown): string | undefined {
  const { type, name, value } = (node ?? {}) as Any
  if (type === 'Identifier') return name as string
  return type === 'Literal' ? String(value) : undefined
}
