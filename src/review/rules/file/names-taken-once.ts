import type { Resource, Reviewed } from '../../lint/reviewed.ts'
import type { Place, Rule } from '../../lint/rule.ts'

/** Two files that would make one thing of AWS. */
export const namesTakenOnce: Rule = {
  id: 'PW-FILE-005',
  severity: 'warning',
  title: 'two files give their resource the same name in AWS',
  why: 'A domain prefix is taken once in a region, and the name of a role or the URL of a provider once in an account: the second one is refused, or takes the place of the first. Give each its own.',
  source: 'Quotas and names of Amazon Cognito and of IAM',
  bad: {
    'pools/shop.pool.yaml': 'domain: { name: shop }\n',
    'pools/staff.pool.yaml': 'domain: { name: shop }\n',
  },
  good: {
    'pools/shop.pool.yaml': 'domain: { name: shop }\n',
    'pools/staff.pool.yaml': 'domain: { name: shop-staff }\n',
  },
  *check(project) {
    const taken = new Map<string, { readonly what: string; readonly at: Place }>()
    for (const { what, name, at } of names(project)) {
      const key = `${what} ${name.toLowerCase()}`
      const other = taken.get(key)
      if (!other) taken.set(key, { what, at })
      else
        yield {
          message: `\`${at.resource.name}\` and \`${other.at.resource.name}\` have one ${what}, \`${name}\``,
          at,
          help: 'give one of them another',
          related: [{ message: 'it is taken here', at: other.at }],
        }
    }
  },
}

interface Named {
  readonly what: string
  readonly name: string
  readonly at: Place
}

const names = (project: Reviewed): readonly Named[] => [
  ...project.all('pool').flatMap((pool) => {
    const name = pool.says.domain?.name
    return name === undefined ? [] : [{ what: 'domain', name, at: place(pool, 'domain', 'name') }]
  }),
  ...project.all('role').map((role) => {
    const made = project.model.roles.find(({ name }) => name === role.name)
    const name = made?.properties.RoleName ?? role.name
    return { what: 'role name', name, at: place(role, 'aws', 'RoleName') }
  }),
  ...project.all('oidc-provider').map((provider) => ({
    what: 'URL',
    name: provider.says.url.replace(/\/$/, ''),
    at: place(provider, 'url'),
  })),
]

const place = (resource: Resource, ...path: readonly string[]): Place => ({ resource, path })
