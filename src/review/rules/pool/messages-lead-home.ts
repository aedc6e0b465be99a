import { appsOf } from '../../lint/questions/apps.ts'
import { ownerOf } from '../../lint/questions/owner-of-host.ts'
import { sentTexts } from '../../lint/questions/messages.ts'
import { hostOf, isLocal } from '../../lint/questions/redirects.ts'
import type { Resource, Reviewed } from '../../lint/reviewed.ts'
import type { Rule } from '../../lint/rule.ts'

/**
 * Messages that lead people, or their codes, where they should not go. Of addresses without a code only the
 * scheme is looked at: whom else a mail may name nobody can tell.
 */
export const messagesLeadHome: Rule = {
  id: 'PW-POOL-030',
  severity: 'warning',
  score: 3.5,
  title: 'a message leads to a page that is not safe',
  why: 'A link by `http` can be changed on the way, and a code in a link goes to whoever runs the host that it names. Links in messages should be `https`, and those that carry `{####}` or `{username}` should lead to a host that the pool knows: its domain, where its clients are sent, or where its mail comes from.',
  source: 'OWASP ASVS 4.0 2.7 and 9.1',
  bad: `
signUp:
  selfService: true
  verify: [email]
  verification: { email: { subject: Welcome, body: 'Open http://shop.example.com/confirm?code={####}' } }
`,
  good: `
signUp:
  selfService: true
  verify: [email]
  verification: { email: { subject: Welcome, body: 'Open https://shop.example.com/confirm?code={####}' } }
clients:
  web: { oauth: { flows: [code], scopes: [openid], callbacks: ['https://shop.example.com/cb'] } }
`,
  *check(project) {
    for (const pool of project.all('pool'))
      for (const { path, text } of sentTexts(pool.says))
        for (const [address] of text.matchAll(/https?:\/\/[^\s"'<>]+/gi)) {
          const host = hostOf(address)
          const carried = ['{####}', '{username}'].find((word) => address.includes(word))
          const known = hostsOf(project, pool)
          const plain = /^http:/i.test(address) && !isLocal(address)
          const strange =
            carried !== undefined &&
            host !== undefined &&
            known.length > 0 &&
            !known.some((one) => ownerOf(one) === ownerOf(host))
          if (plain)
            yield {
              message: `the text leads to \`${address}\` by \`http\``,
              at: { resource: pool, path },
              help: 'write `https`',
            }
          else if (strange)
            yield {
              message: `the text sends \`${carried}\` to \`${host}\`, which the pool knows nothing of`,
              at: { resource: pool, path },
              help: `the hosts of the pool are ${known.map((one) => `\`${one}\``).join(', ')}`,
            }
        }
  },
}

/** The hosts that a pool's file names as its own. */
function hostsOf({ addresses }: Reviewed, pool: Resource<'pool'>): readonly string[] {
  const { domain, email } = pool.says
  const sender = /@([\w.-]+)/.exec(email?.from ?? '')?.[1]
  const pages = appsOf(pool).flatMap(({ says: { oauth } }) => [
    ...(oauth?.callbacks ?? []),
    ...(oauth?.logouts ?? []),
  ])
  return [
    ...new Set([
      ...(domain
        ? [
            domain.name.includes('.')
              ? domain.name
              : `${domain.name}.auth.${addresses.region}.amazoncognito.com`,
          ]
        : []),
      ...(sender ? [sender.toLowerCase()] : []),
      ...pages.flatMap((address) => (isLocal(address) ? [] : (hostOf(address) ?? []))),
    ]),
  ]
}
