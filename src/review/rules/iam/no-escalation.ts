import { demands, isLike } from '../../lint/questions/asks.ts'
import { escalations, type Escalation } from '../../lint/questions/escalations.ts'
import { everyGrantOf, type Grant } from '../../lint/questions/grants.ts'
import { holdersOf } from '../../lint/questions/holders.ts'
import { isNarrowed } from '../../lint/questions/narrowed.ts'
import { placeKey } from '../../lint/questions/open-grants.ts'
import { fits, isOpen } from '../../lint/questions/patterns.ts'
import { isEverything } from '../../lint/questions/whole-services.ts'
import { whose } from '../../lint/questions/whose.ts'
import type { Reviewed } from '../../lint/reviewed.ts'
import type { Rule } from '../../lint/rule.ts'

/** Sets of actions by which somebody can make themselves an administrator. */
export const noEscalation: Rule = {
  id: 'PW-IAM-004',
  severity: 'error',
  score: 8.5,
  title: 'somebody may give themselves more than they have',
  why: 'Some actions, alone or together, let whoever has them act as any role or user: by writing policies, by passing roles to code of their own, or by changing code that has a role. Such a policy is as wide as the widest role of the account. Name the roles that may be passed, and to which service; leave the writing of policies to those who deploy, within a boundary.',
  source:
    'Rhino Security Labs, "AWS IAM Privilege Escalation"; pathfinding.cloud; PMapper; Cloudsplaining; Checkov CKV_AWS_286; Trivy AWS-0342',
  bad: {
    'pools/deployer.iam-user.yaml': `
allow:
  - { do: [lambda:CreateFunction, lambda:InvokeFunction], on: '$(arn lambda:function:shop-*)' }
  - { do: iam:PassRole, on: '*' }
`,
  },
  good: {
    'pools/deployer.iam-user.yaml': `
allow:
  - { do: [lambda:CreateFunction, lambda:InvokeFunction], on: '$(arn lambda:function:shop-*)' }
  - do: iam:PassRole
    on: $(role.worker.arn)
    condition: { StringEquals: { iam:PassedToService: lambda.amazonaws.com } }
`,
    'pools/worker.role.yaml': 'trust: { type: service, service: lambda.amazonaws.com }\n',
  },
  *check(project) {
    const seen = new Set<string>()
    for (const { resource, ...holder } of holdersOf(project)) {
      const grants = everyGrantOf({ resource, ...holder })
      const ways = escalations.flatMap((way) => {
        const found = grantsFor(project, way, grants)
        return found ? [{ way, found }] : []
      })
      for (const [key, same] of Map.groupBy(ways, ({ found }) => placeKey(found[0]!.statement.at))) {
        const [{ way, found }] = same as [(typeof same)[number]]
        // That any role may be passed goes without saying where it is said what for.
        const others = same.filter((one) => one.way.needs.length > 1 || one.way.needs[0] !== 'iam:PassRole')
        const more = Math.max(others.length, 1) - 1
        const [first, ...rest] = found as [Grant, ...Grant[]]
        if (seen.has(key)) continue
        seen.add(key)
        yield {
          message: `${whose(resource)} can ${way.does} (${way.documented})${more ? `, and has ${more} more such ways` : ''}: ${way.needs.map((need) => `\`${need}\``).join(' and ')}`,
          at: first.said.at,
          help: way.passedTo
            ? 'name the roles that may be passed, and the service under `iam:PassedToService`'
            : 'name what may be changed, or leave it to those who deploy',
          ...(rest.length && {
            related: rest.map(({ said }) => ({ message: `\`${said.text}\` is allowed here`, at: said.at })),
          }),
        }
      }
    }
  },
}

/** What allows each action that a way needs; nothing, where one is missing, or is allowed on something of one's own only. */
function grantsFor(
  project: Reviewed,
  { needs, passedTo }: Escalation,
  grants: readonly Grant[],
): readonly Grant[] | undefined {
  const found: Grant[] = []
  for (const [place, action] of needs.entries()) {
    const grant = grants.find(
      (one) => one.has(action) && (place > 0 || isOpenTo(project, one, action, passedTo)),
    )
    if (!grant) return undefined
    found.push(grant)
  }
  return found
}

function isOpenTo(project: Reviewed, grant: Grant, action: string, passedTo: string | undefined) {
  const { statement } = grant
  const { resources, butResources, conditions } = statement
  // Of who may do everything, another rule tells.
  if (isEverything(grant)) return false
  // What is left out is little beside what is not, unless it is all.
  if (resources.some(({ text }) => isOpen(text, action, project.model)) === butResources) return false
  const services = conditions.filter(
    (asks) => asks.key.text.toLowerCase() === 'iam:passedtoservice' && demands(asks),
  )
  if (action !== 'iam:PassRole' || !services.length) return !isNarrowed(statement)
  const service = passedTo ?? whicheverService
  return services.every((asks) =>
    asks.values.some(({ text }) => (isLike(asks) ? fits(text, service) : text === service)),
  )
}

/** A service that there is not, which only a pattern that means all stands for. */
const whicheverService = '\ue000.amazonaws.com'
