import type { Json, JsonObject } from '../../../model/trigger.ts'
import { code, valueWords } from '../code.ts'
import type { FactKind } from '../fact.ts'

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
  *tell({ about: [name = ''], before, after }) {
    const whose = `the gate ${code(name)}`
    if (!after) yield { risk: 'client-breaking', sentence: `${whose} is gone` }
    else if (!before)
      yield {
        risk: 'resource-added',
        sentence: `${whose} is new, and leads to ${valueWords(after.value['to'])}`,
      }
    else
      for (const part of Object.keys({ ...before.value, ...after.value })) {
        const [was, is] = [before.value[part], after.value[part]]
        if (JSON.stringify(was) === JSON.stringify(is)) continue
        yield {
          risk: part === 'jwt' ? tokensRisk(was, is) : part === 'port' ? 'client-breaking' : 'access-unknown',
          sentence: `${code(part)} of ${whose} is now ${inWords(is)}, and was ${inWords(was)}`,
        }
      }
  },
}

const prefixed = (said: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(said).map(([key, value]) => [`speaks.${key}`, value]))

const inWords = (value: Json | undefined) =>
  typeof value === 'object' && value !== null ? code(JSON.stringify(value)) : valueWords(value)

/** Whether tokens count now that did not. */
function tokensRisk(was: Json | undefined, is: Json | undefined) {
  const [then, now] = [was, is] as readonly ({ poolId: string; clientIds: readonly string[] } | null)[]
  if (!now) return 'client-breaking'
  const more = !then || then.poolId !== now.poolId || now.clientIds.some((id) => !then.clientIds.includes(id))
  return more ? 'access-widened' : 'client-breaking'
}
