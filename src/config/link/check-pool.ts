import { standardAttributes } from '../../model/standard-attributes.ts'
import type { PoolDocument } from '../made/documents.ts'
import type { Resource } from '../merge/resource.ts'
import { attributesOf, declaredAs } from './attributes.ts'
import { unresolved } from './check-references.ts'
import type { Tell } from './tell.ts'

/** Checks what parts of a pool ask of one another, and no schema can see. */
export function checkPool(pool: Resource, tell: Tell): void {
  const document = pool.value as PoolDocument
  checkSignIn(pool, document, tell)
  checkAttributes(pool, document, tell)
  checkProviders(pool, document, tell)
  checkMaps(pool, document, tell)
  checkLevels(pool, document, tell)
  const { domain } = document
  if (domain?.name.includes('.') && domain.certificate === undefined)
    tell(pool, ['domain', 'name'], {
      rule: 'PW-LINK-009',
      message: `\`${domain.name}\` is a custom domain, and those need a \`certificate\``,
      help: 'write `certificate:` with its ARN, or take a prefix without dots',
    })
}

function checkSignIn(pool: Resource, { signIn = {}, mfa = {}, recovery = [] }: PoolDocument, tell: Tell) {
  const codes = (signIn.factors ?? []).findIndex((factor) => factor === 'emailOtp' || factor === 'smsOtp')
  if (codes !== -1 && mfa.mode === 'required')
    tell(pool, ['signIn', 'factors', codes], {
      rule: 'PW-LINK-001',
      message: `\`${signIn.factors?.[codes]}\` is a first factor, and one-time codes cannot go with required MFA`,
      help: 'leave it out, or make MFA optional',
      related: [{ message: 'MFA is required here', resource: pool, path: ['mfa', 'mode'] }],
    })
  const mail = (mfa.factors ?? []).indexOf('email')
  if (mail !== -1 && mfa.mode !== 'off' && recovery[0] === 'email')
    tell(pool, ['mfa', 'factors', mail], {
      rule: 'PW-LINK-002',
      message:
        '`email` is a second factor, and also the first way to recover an account: one mailbox would be both',
      help: 'put another channel first under `recovery`',
      related: [{ message: 'recovery goes here first', resource: pool, path: ['recovery', 0] }],
    })
  const names = signIn.with ?? []
  if (names.includes('username') && names.length > 1)
    tell(pool, ['signIn', 'with'], {
      rule: 'PW-LINK-010',
      message: '`username` stands beside what takes its place',
      help: 'say `with: [username]` and name the others under `aliases`',
    })
  if ((signIn.aliases ?? []).length > 0 && names.some((name) => name !== 'username'))
    tell(
      pool,
      ['signIn', 'aliases'],
      {
        rule: 'PW-LINK-011',
        message: 'aliases stand beside a user name, and here people sign in without one',
        help: 'say `with: [username]`, or leave `aliases` out',
      },
      'key',
    )
}

function checkAttributes(pool: Resource, { attributes = {} }: PoolDocument, tell: Tell) {
  for (const [name, { required, type }] of Object.entries(attributes)) {
    const standard = standardAttributes.has(name)
    if (required && !standard)
      tell(pool, ['attributes', name, 'required'], {
        rule: 'PW-LINK-012',
        message: `\`${name}\` is a custom attribute, and only standard ones can be required`,
        help: 'let a preSignUp trigger refuse whoever lacks it',
      })
    if (type && standard)
      tell(pool, ['attributes', name, 'type'], {
        rule: 'PW-LINK-013',
        message: `\`${name}\` is a standard attribute and has its type`,
        help: 'leave `type` out',
      })
  }
}

/** Providers that nobody could tell from the pool itself, or from one another: Cognito refuses both. */
function checkProviders(pool: Resource, { identityProviders = {} }: PoolDocument, tell: Tell) {
  const leads = new Map<string, readonly [provider: string, index: number]>()
  for (const [provider, { identifiers = [] }] of Object.entries(identityProviders)) {
    if (provider.toLowerCase() === 'cognito')
      tell(
        pool,
        ['identityProviders', provider],
        {
          rule: 'PW-LINK-047',
          message: `\`${provider}\` is what the pool's own users are called among providers`,
          help: 'give the provider another name',
        },
        'key',
      )
    for (const [index, identifier] of identifiers.entries()) {
      // Somebody types it, or a mail address behind whose `@` it stands.
      const word = identifier.toLowerCase()
      const path = ['identityProviders', provider, 'identifiers', index] as const
      const first = leads.get(word)
      if (first)
        tell(pool, path, {
          rule: 'PW-LINK-048',
          message: `\`${identifier}\` leads to \`${first[0]}\` already`,
          help: 'leave it out of one of the two',
          related: [
            {
              message: 'it leads there',
              resource: pool,
              path: ['identityProviders', first[0], 'identifiers', first[1]],
            },
          ],
        })
      else leads.set(word, [provider, index])
    }
  }
}

function checkMaps(pool: Resource, document: PoolDocument, tell: Tell) {
  const known = [...attributesOf(document), 'username']
  for (const [provider, { map = {} }] of Object.entries(document.identityProviders ?? {}))
    for (const name of Object.keys(map)) {
      const path = ['identityProviders', provider, 'map', name]
      const said = declaredAs(document, name)
      const related = [
        { message: 'the attribute', resource: pool, path: ['attributes', name.replace(/^custom:/, '')] },
      ]
      if (!known.includes(name)) tell(pool, path, unresolved('attribute', name, known), 'key')
      else if (said?.mutable === false) {
        const message = `\`${name}\` never changes, and \`${provider}\` would set it at every sign-in`
        tell(pool, path, { rule: 'PW-LINK-006', message, help: 'leave it out of the map', related }, 'key')
      } else if (said?.adminOnly) {
        const message = `\`${name}\` is for administrators, and \`${provider}\` would set it`
        tell(pool, path, { rule: 'PW-LINK-007', message, help: 'leave it out of the map', related }, 'key')
      }
    }
}

/** Levels that nobody could tell apart, and what the lowest tier has not got: Cognito refuses both. */
function checkLevels(pool: Resource, { acr, sessions, tier }: PoolDocument, tell: Tell) {
  const names = ([1, 2, 3, 4] as const).map((level) => acr?.[`level${level}`] ?? `urn:cognito:loa:${level}`)
  for (const [index, name] of names.entries()) {
    const word = `level${index + 1}` as const
    if (names.indexOf(name) === names.lastIndexOf(name) || !acr?.[word as 'level1']) continue
    tell(pool, ['acr', word], {
      rule: 'PW-LINK-045',
      message: `\`${name}\` is what another level is called`,
      help: 'give each level a name of its own; one that has none is called `urn:cognito:loa:<level>`',
    })
    break
  }
  if (tier !== 'lite') return
  for (const [word, said] of [
    ['acr', acr],
    ['sessions', sessions?.track],
  ] as const)
    if (said)
      tell(
        pool,
        [word],
        {
          rule: 'PW-LINK-046',
          message: `the tier \`lite\` has no \`${word}\``,
          help: 'say `tier: essentials`, or leave it out',
        },
        'key',
      )
}
