import { nearest } from '../nearest.ts'
import type { Environment } from './environment.ts'
import type { Slip } from './interpolate.ts'

/** What may be asked of each kind of thing. */
export const members: Readonly<Record<string, readonly string[]>> = {
  pool: ['id', 'arn', 'issuer'],
  client: ['id'],
  identity: ['id', 'arn'],
  role: ['arn'],
  policy: ['arn'],
  trigger: ['arn'],
}
/** Functions of the environment itself. */
export const plain = ['account', 'region', 'env']
const heads = [...plain, 'param', ...Object.keys(members), 'arn', 'session']

const hint = (name: string, names: readonly string[], otherwise: string) => {
  const meant = nearest(name, names)
  return meant ? `did you mean \`${meant}\`?` : otherwise
}

/** No environment is chosen. */
export const noEnvironment: Slip = {
  rule: 'PW-VAR-002',
  message: '`$(env)` has no value: no environment is chosen',
  help: 'choose one with --env',
}

/** An interpolation that leads back to itself. */
export const circle = (round: readonly string[]): Slip => ({
  rule: 'PW-VAR-003',
  message: `interpolations lead in a circle: ${round.map((key) => `\`${key}\``).join(' → ')}`,
})

/** An interpolation that leads through too many others. */
export const endless: Slip = {
  rule: 'PW-VAR-003',
  message: 'interpolations lead through more than 32 others',
}

/** A function of scenarios, elsewhere. */
export const misplaced = (expression: string): Slip => ({
  rule: 'PW-VAR-001',
  message: `\`$(${expression})\` is known in scenarios only: it is of the person signed in at that step`,
})

/** A name that nothing declares. */
export const unresolved = (what: string, name: string, names: readonly string[]): Slip => ({
  rule: 'PW-REF-001',
  message: `nothing declares the ${what} \`${name}\``,
  help: hint(name, names, `declared are: ${names.join(', ') || 'none'}`),
})

/** A parameter that the environment has not. */
export const unknownParam = (name: string, { name: env, params }: Environment): Slip => ({
  rule: 'PW-VAR-002',
  message: env
    ? `the environment \`${env}\` has no parameter \`${name}\``
    : `\`$(param.${name})\` has no value: no environment is chosen`,
  help: env
    ? hint(name, Object.keys(params), `add it under \`params\` in \`${env}.env.yaml\``)
    : 'choose one with --env',
})

/** Something that cannot be asked of a resource. */
export const unknownMember = (head: string, rest: string, asked: readonly string[]): Slip => {
  const dot = rest.lastIndexOf('.')
  const form = asked.map((one) => `\`$(${head}.<name>.${one})\``).join(' or ')
  if (dot === -1)
    return {
      rule: 'PW-VAR-001',
      message: `\`$(${head}.${rest})\` does not say what it asks for`,
      help: `write ${form}`,
    }
  const [name, what] = [rest.slice(0, dot), rest.slice(dot + 1)]
  const message = `nothing called \`${what}\` can be asked of \`${head}.${name}\``
  return { rule: 'PW-VAR-001', message, help: hint(what, asked, `write ${form}`) }
}
const forms: Readonly<Record<string, string>> = {
  param: '`$(param.<name>)`',
  client: '`$(client.<pool>.<name>.id)`',
  arn: '`$(arn <service>:<resource>)`',
}

/** No function, or not its form. */
export function malformed(expression: string, head: string): Slip {
  const known = heads.includes(head)
  const form =
    forms[head] ?? (plain.includes(head) ? `\`$(${head})\`` : `\`$(${head}.<name>.${members[head]?.[0]})\``)
  return {
    rule: 'PW-VAR-001',
    message: known
      ? `\`$(${expression})\` is not of the form ${form}`
      : `there is no function \`$(${expression})\``,
    help: known ? `write ${form}` : hint(head, heads, 'a `$(` that is meant as text is written `$$(`'),
  }
}
