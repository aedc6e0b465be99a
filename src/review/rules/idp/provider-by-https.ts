import { ownerOf } from '../../lint/questions/owner-of-host.ts'
import { detailAt, ownDetails, providersOf, type Provider } from '../../lint/questions/providers.ts'
import { hostOf, isLocal, isUnder } from '../../lint/questions/redirects.ts'
import type { Concern, Rule } from '../../lint/rule.ts'

const endpoints = /^(authorize_url|token_url|attributes_url|jwks_uri)$/
/** Owners who keep keys and tokens under another name than their issuer. */
const kin = [
  ['google.com', 'googleapis.com'],
  ['microsoftonline.com', 'microsoft.com'],
]

/** Identity providers in whose place somebody else can answer. */
export const providerByHttps: Rule = {
  id: 'PW-IDP-002',
  severity: 'error',
  score: 7,
  title: 'somebody else can answer in the place of an identity provider',
  why: 'Whoever answers where a pool fetches keys and tokens signs in as anybody of that provider. Its addresses must be `https`, except on your own machine in an environment that is not `protected`, and belong to whoever is named as issuer. The issuer is written as its discovery document has it, without the path of that document.',
  source: 'OpenID Connect Core 1.0 16; OpenID Connect Discovery 1.0 4.3; RFC 9700 4.4',
  bad: `
identityProviders:
  Corp:
    type: oidc
    issuer: https://login.corp.example
    clientId: shop
    aws: { ProviderDetails: { jwks_uri: http://login.corp.example/keys } }
  Other: { type: oidc, issuer: https://id.example/.well-known/openid-configuration, clientId: shop }
clients:
  web: { providers: [Corp, Other] }
`,
  good: `
identityProviders:
  Corp: { type: oidc, issuer: https://login.corp.example, clientId: shop }
clients:
  web: { providers: [Corp] }
`,
  mended: `
identityProviders:
  Corp:
    type: oidc
    issuer: https://login.corp.example
    clientId: shop
    aws: { ProviderDetails: { jwks_uri: https://login.corp.example/keys } }
  Other: { type: oidc, issuer: https://id.example, clientId: shop }
clients:
  web: { providers: [Corp, Other] }
`,
  *check(project) {
    for (const provider of project.all('pool').flatMap(providersOf)) {
      yield* addressesIn(provider, project.protected)
      yield* endpointsIn(provider, project.protected)
    }
  },
}

function* addressesIn({ pool, name, says, at }: Provider, strict: boolean): Iterable<Concern> {
  if (says.type === 'saml') {
    const { url } = says.metadata
    if (url !== undefined && isOpen(url, strict))
      yield {
        message: `the metadata of \`${name}\` are fetched from \`${url}\`, where anybody can answer`,
        at: at('metadata', 'url'),
        help: 'write `https`',
      }
  } else if (says.type === 'oidc') {
    const { issuer } = says
    if (isOpen(issuer, strict))
      yield {
        message: `the issuer of \`${name}\` is \`${issuer}\`, where anybody can answer`,
        at: at('issuer'),
        help: 'write `https`',
      }
    else if (issuer.includes('/.well-known/'))
      yield {
        message: `the issuer of \`${name}\` is the address of its discovery document, and no token says that`,
        at: at('issuer'),
        help: `write \`${bare(issuer)}\``,
        fix: {
          title: 'leave the path of the document out',
          resource: pool,
          edits: [{ path: at('issuer').path, value: bare(issuer) }],
        },
      }
  }
}

const bare = (issuer: string) => issuer.slice(0, issuer.indexOf('/.well-known/'))

function* endpointsIn(provider: Provider, strict: boolean): Iterable<Concern> {
  const { name, says } = provider
  const issuer = says.type === 'oidc' ? hostOf(says.issuer) : undefined
  for (const [key, address] of ownDetails(provider)) {
    if (!endpoints.test(key)) continue
    const host = hostOf(address)
    const at = detailAt(provider, key)
    if (isOpen(address, strict))
      yield {
        message: `\`${key}\` of \`${name}\` is \`${address}\`, where anybody can answer`,
        at,
        help: 'write `https`',
        // The issuer is asked by `https` already, at the very host.
        ...(host === issuer &&
          /^https:\/\/[^/:]+(\/|$)/i.test(says.type === 'oidc' ? says.issuer : '') &&
          /^http:\/\/[^/:]+\//i.test(address) && {
            fix: {
              title: 'write `https`',
              resource: provider.pool,
              edits: [{ path: at.path, value: address.replace(/^http:/i, 'https:') }],
            },
          }),
      }
    else if (issuer !== undefined && host !== undefined && !isKin(issuer, host))
      yield {
        message: `\`${key}\` of \`${name}\` is at \`${host}\`, and its issuer at \`${issuer}\``,
        at,
        help: 'leave it out: the discovery document of the issuer says it',
        related: [{ message: 'the issuer', at: provider.at('issuer') }],
        severity: 'warning',
      }
  }
}

/** Whether somebody else can answer there: by `http`, and on the own machine where that is no excuse. */
const isOpen = (address: string, strict: boolean) => /^http:/i.test(address) && (strict || !isLocal(address))

const isKin = (one: string, other: string) =>
  ownerOf(one) === ownerOf(other) ||
  kin.some((names) => names.some((name) => isUnder(one, name)) && names.some((name) => isUnder(other, name)))
