import { givenTo } from '../../lint/questions/given-roles.ts'
import { everyGrantOf } from '../../lint/questions/grants.ts'
import { holdersOf } from '../../lint/questions/holders.ts'
import { isNarrowed } from '../../lint/questions/narrowed.ts'
import { isOpen } from '../../lint/questions/patterns.ts'
import { isEveryAction } from '../../lint/questions/whole-services.ts'
import type { Rule } from '../../lint/rule.ts'

/** Identity pools whose users are whoever somebody says. */
export const fewVouchForUsers: Rule = {
  id: 'PW-ID-013',
  severity: 'error',
  score: 7,
  title: 'more than one backend may vouch for users of the developer provider',
  why: 'Whoever may call `GetOpenIdTokenForDeveloperIdentity` becomes every user of the developer provider, by writing their name. Only the backend that checks who people are should be able to, and only for its identity pool: name the ARN of the pool, and keep the action out of roles that people get.',
  source: 'Amazon Cognito Developer Guide, "Developer-authenticated identities"',
  bad: {
    'pools/shop.identity.yaml': 'developerProvider: login.shop.example\n',
    'pools/backend.iam-user.yaml': `
allow: [{ do: cognito-identity:GetOpenIdTokenForDeveloperIdentity, on: '*' }]
`,
  },
  good: {
    'pools/shop.identity.yaml': 'developerProvider: login.shop.example\n',
    'pools/backend.iam-user.yaml': `
allow: [{ do: cognito-identity:GetOpenIdTokenForDeveloperIdentity, on: $(identity.shop.arn) }]
`,
  },
  *check(project) {
    const identity = project.all('identity').find(({ says }) => says.developerProvider !== undefined)
    if (!identity) return
    const related = [
      { message: 'users are vouched for here', at: { resource: identity, path: ['developerProvider'] } },
    ]
    for (const holder of holdersOf(project)) {
      const { resource } = holder
      for (const { said, has, statement } of everyGrantOf(holder)) {
        // Of who may do everything this is the least.
        if (isEveryAction(said.text) || !has(action)) continue
        const people = resource.kind === 'role' ? givenTo(project, resource) : undefined
        const open = statement.resources.find(({ text }) => isOpen(text, action, project.model))
        if (people)
          yield {
            message: `people who get the role \`${resource.name}\` can become every user of \`${identity.name}\``,
            at: said.at,
            help: `leave \`${action}\` to the backend`,
            related: [...related, { message: 'people get the role here', at: people.at }],
          }
        else if ((open || statement.butResources) && !isNarrowed(statement))
          yield {
            message: `\`${resource.name}\` can become every user of every identity pool with a developer provider`,
            at: open?.at ?? statement.at,
            help: `allow it on \`$(identity.${identity.name}.arn)\` only`,
            related,
            severity: 'warning',
          }
      }
    }
  },
}

const action = 'cognito-identity:GetOpenIdTokenForDeveloperIdentity'
