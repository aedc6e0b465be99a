import type { Node } from 'acorn'
import { full } from 'acorn-walk'
import type { Rule } from '../../lint/rule.ts'

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
    const seen = new Set<string>()
    for (const trigger of project.all('trigger')) {
      const script = project.script(trigger)
      if (!script || seen.has(script.file)) continue
      seen.add(script.file)
      const codes = project
        .all('trigger')
        .some(
          (one) =>
            one.says.hooks.includes('createAuthChallenge') && project.script(one)?.file === script.file,
        )
      for (const { start, end } of draws(script.program))
        yield {
          message: codes
            ? 'a script that makes up challenges draws from `Math.random`, which can be foretold'
            : 'it draws from `Math.random`, which can be foretold',
          at: { script, start, end },
          help: 'draw from `crypto.randomInt`',
          ...(codes && { severity: 'warning' as const }),
        }
    }
  },
}

function draws(program: Node): readonly Node[] {
  const found: Node[] = []
  full(program, (plain) => {
    const { type, object, property } = plain as Any
    if (type !== 'MemberExpression') return
    const named = (node: unknown) => ((node as Any)['name'] ?? (node as Any)['value']) as unknown
    if (named(object) === 'Math' && named(property) === 'random') found.push(plain)
  })
  return found
}
