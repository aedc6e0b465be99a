import type { Json, JsonObject } from '../../../model/trigger.ts'
import type { Reviewed } from '../../lint/reviewed.ts'
import { code, valueWords } from '../code.ts'
import type { FactKind, Sides, Told } from '../fact.ts'
import { listed } from '../../lint/questions/listed.ts'

/** A gate, and where it leads: `about` is its name. */
export const gate: FactKind<JsonObject> = {
  kind: 'gate',
  names: 'gate',
  whole: true,
  *of({ all, model }) {
    for (const resource of all('gate')) {
      const found = model.gates.find(({ name }) => name === resource.name)
      if (!found) continue
      const { to, port, jwt, speaks } = found
      const { routes: _, ...rest } = speaks as unknown as JsonObject
      const tokens = jwt ? { poolId: jwt.poolId, clientIds: [...jwt.clientIds].sort() } : null
      yield {
        about: [resource.name],
        value: { to, port, jwt: tokens, ...prefixed(rest) },
        at: { resource, path: [] },
      }
    }
  },
  *tell({ about: [name = ''], before, after }, sides) {
    const whose = `the gate ${code(name)}`
    if (!after) yield { risk: 'client-breaking', sentence: `${whose} is gone` }
    else if (!before)
      yield newGate(name, `${whose} is new, and leads to ${valueWords(after.value['to'])}`, sides)
    else
      for (const part of Object.keys({ ...before.value, ...after.value })) {
        const [was, is] = [before.value[part], after.value[part]]
        if (JSON.stringify(was) === JSON.stringify(is)) continue
        if (part === 'jwt') {
          const [old = ''] = sides.renames.before('gate', [name])
          const [then, now] = [tokensOf(sides.before, old), tokensOf(sides.after, name)]
          yield { risk: tokensRisk(was, is), sentence: `${now} now pass ${whose}, and ${then} did` }
        } else
          yield {
            risk: part === 'port' ? 'client-breaking' : 'access-unknown',
            sentence: `${code(part)} of ${whose} is now ${inWords(is)}, and was ${inWords(was)}`,
          }
      }
  },
}

const prefixed = (said: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(said).map(([key, value]) => [`speaks.${key}`, value]))

const inWords = (value: Json | undefined) =>
  typeof value === 'object' && value !== null ? code(JSON.stringify(value)) : valueWords(value)

/** Without it nobody came to what it leads to: whom it lets in without asking IAM, it lets in anew. */
function newGate(name: string, sentence: string, { after: { model } }: Sides): Told {
  const speaks = model.gates.find((one) => one.name === name)?.speaks
  const routes = speaks && 'routes' in speaks ? speaks.routes : []
  const passed = (auth: string) =>
    routes.filter((one) => one.auth === auth).map((one) => `${one.method} /${one.segments.join('/')}`)
  const [open, tokens] = [passed('none'), passed('jwt')]
  const words = [
    ...(open.length ? [`anybody can now ask for ${listed(open, 3)}`] : []),
    ...(tokens.length ? [`whoever has a token can now ask for ${listed(tokens, 3)}`] : []),
  ]
  return words.length
    ? { risk: 'access-widened', sentence: `${words.join(', and ')}: ${sentence}` }
    : { risk: 'resource-added', sentence }
}

/** Whose tokens a gate takes, by the names of the project. */
function tokensOf(side: Reviewed, gate: string): string {
  const said = side.find('gate', gate)?.says.jwt
  if (!said) return 'no tokens'
  return `tokens of ${listed(said.clients, 4)} of ${code(said.pool)}`
}

/** Whether tokens count now that did not. */
function tokensRisk(was: Json | undefined, is: Json | undefined) {
  const [then, now] = [was, is] as readonly ({ poolId: string; clientIds: readonly string[] } | null)[]
  if (!now) return 'client-breaking'
  const more = !then || then.poolId !== now.poolId || now.clientIds.some((id) => !then.clientIds.includes(id))
  return more ? 'access-widened' : 'client-breaking'
}
