import { appsOf, isMachine } from '../../lint/questions/apps.ts'
import { writableBy } from '../../lint/questions/writable-attributes.ts'
import type { Rule } from '../../lint/rule.ts'

/** Pools that ask of everybody what nobody may say. */
export const requiredIsWritable: Rule = {
  id: 'PW-POOL-022',
  severity: 'warning',
  score: 3,
  title: 'an attribute is required that no client may write',
  why: 'Whoever signs up must give every required attribute, and the client must be let write it: where none is, every sign-up fails, and where no provider maps it either, so does every first sign-in through one. Let a client write the attribute, or do not require it; that it is required can never be changed.',
  source: 'Cognito, attributes and their permissions',
  bad: `
attributes: { email: { required: true }, given_name: { required: true } }
signUp: { selfService: true, verify: [email] }
clients:
  web: { write: [email] }
`,
  good: `
attributes: { email: { required: true }, given_name: { required: true } }
signUp: { selfService: true, verify: [email] }
clients:
  web: { write: [email, given_name] }
`,
  *check(project) {
    for (const pool of project.all('pool')) {
      const apps = appsOf(pool).filter((app) => !isMachine(app))
      if (pool.says.signUp?.selfService === false || apps.length === 0) continue
      const written = new Set(apps.flatMap(writableBy))
      const mapped = new Set(
        Object.values(pool.says.identityProviders ?? {}).flatMap(({ map = {} }) => Object.keys(map)),
      )
      for (const [name, { required }] of Object.entries(pool.says.attributes ?? {})) {
        if (!required || written.has(name) || mapped.has(name)) continue
        const guarded = pool.says.attributes?.[name]?.adminOnly
        const [app] = apps
        yield {
          message: `\`${name}\` is required, and no client of \`${pool.name}\` may write it: nobody can sign up`,
          at: { resource: pool, path: ['attributes', name, 'required'] },
          help: guarded ? 'leave `adminOnly` or `required` out' : `add \`${name}\` to \`write\` of a client`,
          ...(app &&
            !guarded && { related: [{ message: `what \`${app.name}\` may write`, at: app.at('write') }] }),
        }
      }
    }
  },
}
