import { explain } from '../iam/explain.ts'
import type { Signer } from '../model/session.ts'
import { requestContext } from '../protocol/iam/request-context.ts'
import type { Story } from './open-story.ts'
import type { Seen } from './seen.ts'
import type { Scene } from './step.ts'
import { tellDecision } from './tell-decision.ts'
import type { Expect } from './tell-seen.ts'

/** How what credentials may do differs from what a step says they can and cannot, and by which statements. */
export function tellPowers(
  { can = [], cannot = [] }: Pick<Expect, 'can' | 'cannot'>,
  { signer, session = {} }: Seen,
  { ports }: Story,
  at: Scene['at'],
): readonly string[] {
  const tell = (key: 'can' | 'cannot', wanted: readonly string[]) =>
    wanted.flatMap((line, index) => {
      const place = at('expect', key, index)
      const where = place ? ` (${place.file}:${place.line})` : ''
      if (!signer) return [`${key}: there are no credentials to do \`${line}\` with${where}`]
      const [action = '', resource = ''] = resolved(line, session).split(' ')
      const explained = ask(signer, action, resource)
      if ((explained.decision === 'allow') === (key === 'can')) return []
      return [
        `${key}: \`${action} ${resource}\`${where}`,
        ...tellDecision({ decision: key === 'can' ? 'allow' : 'implicitDeny' }, explained),
      ]
    })
  const ask = (who: Signer, action: string, resource: string) =>
    explain(ports.iam.policiesOf(who), {
      principal: who.principal,
      action,
      resource,
      context: { ...requestContext(ports, who, true), ...who.context },
    })
  return [...tell('can', can), ...tell('cannot', cannot)]
}

/** A line with what is known of the session in it; what is not known stays as it is written. */
const resolved = (line: string, session: Readonly<Record<string, string>>) =>
  line.replaceAll(/\$\(session\.([A-Za-z]+)\)/g, (whole, name: string) => session[name] ?? whole)
