import { allApps, type App } from '../../lint/questions/apps.ts'
import { namesAuthority } from '../../lint/questions/authority-names.ts'
import { isProved, powersOf, type Power } from '../../lint/questions/powers.ts'
import { writableBy } from '../../lint/questions/writable-attributes.ts'
import type { Concern, Rule } from '../../lint/rule.ts'

/** App clients by which people choose what they may do. */
export const nobodyWritesPower: Rule = {
  id: 'PW-CLIENT-013',
  severity: 'error',
  score: 9,
  title: 'people may write the attribute that decides what they may do',
  why: 'An attribute that an identity pool reads to choose a role is a permission; whoever signs in by a client that may write it gives it to themselves. (Of one that becomes a principal tag, PW-ID-011 tells.) Take it out of `write`, and say `adminOnly: true`. An attribute that only looks like one, such as `custom:role`, is a warning: applications take it for what it says.',
  source: 'Cognito, role-based access control; Truesec, Amazon Cognito token security; CWE-269',
  bad: {
    'pools/shop.pool.yaml': `
attributes: { plan: {} }
clients:
  web: { auth: [srp, refresh], write: [email, custom:plan] }
`,
    'pools/shop.identity.yaml': `
providers:
  shop:
    type: pool
    clients: [web]
    roles:
      by: rules
      otherwise: deny
      rules: [{ claim: custom:plan, match: equals, value: gold, role: gold }]
`,
    'pools/gold.role.yaml': `
trust: { type: identityPool, pool: shop, as: authenticated }
allow: [{ do: s3:GetObject, on: 'arn:aws:s3:::shop-gold/*' }]
`,
  },
  good: {
    'pools/shop.pool.yaml': `
attributes: { plan: { adminOnly: true } }
clients:
  web: { auth: [srp, refresh], write: [email] }
`,
    'pools/shop.identity.yaml': `
providers:
  shop:
    type: pool
    clients: [web]
    roles:
      by: rules
      otherwise: deny
      rules: [{ claim: custom:plan, match: equals, value: gold, role: gold }]
`,
    'pools/gold.role.yaml': `
trust: { type: identityPool, pool: shop, as: authenticated }
allow: [{ do: s3:GetObject, on: 'arn:aws:s3:::shop-gold/*' }]
`,
  },
  *check(project) {
    const known = new Map(project.all('pool').map((pool) => [pool, powersOf(project, pool)]))
    for (const app of allApps(project)) {
      const powers = known.get(app.pool) ?? []
      for (const attribute of writableBy(app)) {
        const own = powers.filter((one) => one.attribute === attribute)
        const power = own.find(({ by }) => by === 'rule')
        if (power && !isProved(app.pool.says, attribute)) yield proved(app, attribute, power)
        // What becomes a principal tag is told where it does, with everybody who writes it.
        else if (own.length) continue
        else if (isSaid(app) && namesAuthority(attribute)) yield guessed(app, attribute)
      }
    }
  },
}

/** Whether somebody has decided what a client may write; where nobody has, PW-CLIENT-012 says so of all. */
const isSaid = ({ says, pool }: App) =>
  says.write !== undefined || Object.values(pool.says.attributes ?? {}).some(({ adminOnly }) => adminOnly)

/** Where a client says that it may write an attribute, or says nothing. */
const writtenBy = (app: App, attribute: string) => {
  const index = app.says.write?.indexOf(attribute)
  return index === undefined ? app.at('write') : app.at('write', index)
}

const proved = (app: App, attribute: string, { does, steps }: Power): Concern => ({
  message: `whoever signs in by \`${app.name}\` may write \`${attribute}\`, which ${does}`,
  at: writtenBy(app, attribute),
  help: helpFor(app, attribute),
  related: steps,
})

const guessed = (app: App, attribute: string): Concern => ({
  message: `whoever signs in by \`${app.name}\` may write \`${attribute}\`, which says what they are`,
  at: writtenBy(app, attribute),
  help: helpFor(app, attribute),
  severity: 'warning',
})

/** What a provider maps must stay writable, or no sign-in through it succeeds. */
function helpFor({ pool }: App, attribute: string): string {
  const [provider] =
    Object.entries(pool.says.identityProviders ?? {}).find(([, { map = {} }]) =>
      Object.hasOwn(map, attribute),
    ) ?? []
  return provider === undefined
    ? 'take it out of `write`, and say `adminOnly: true` of it'
    : `\`${provider}\` maps it, so that it must stay writable: let \`preTokenGeneration\` make the claim from what nobody can write`
}
