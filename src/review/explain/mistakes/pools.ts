import type { LinkRule } from '../../../config/link/rules.ts'

/** What can be wrong within a pool, an identity pool or a provider: combinations that Cognito refuses. */
export const ofPools = {
  'PW-LINK-001':
    'A one-time code by mail or text as the first factor and required MFA cannot go together: Cognito refuses the pool. Leave the codes out of `signIn.factors`, or make MFA optional.',
  'PW-LINK-002':
    'Whoever reads somebody’s mail would have the second factor and the way to a new password at once; Cognito refuses it. Put another channel first under `recovery`.',
  'PW-LINK-003':
    'With rotation a refresh token is used by GetTokensFromRefreshToken alone, and Cognito refuses the flow `refresh` beside it.',
  'PW-LINK-004':
    '`client_credentials` and `clientToken` are for machines, the other grants for people, and Cognito lets a client have one sort. Give the machine a client of its own.',
  'PW-LINK-005':
    'A machine proves itself by its secret, and without one `client_credentials` and `clientToken` are refused. Say `secret: true`.',
  'PW-LINK-006':
    'A provider sets mapped attributes at every sign-in, and one that cannot change makes all but the first fail. Leave it out of the map, or make it mutable in a new pool.',
  'PW-LINK-007': 'The attribute is for administrators, and the map would let the provider set it.',
  'PW-LINK-008':
    'A client lists under `write` an attribute that no client may write: one for administrators, or one that Cognito sets itself.',
  'PW-LINK-009':
    'A name with dots is a domain of your own, and needs a certificate of ACM in us-east-1; one without is a prefix of Cognito’s.',
  'PW-LINK-010':
    '`with: [email]` takes the place of user names, and `username` beside it means nothing. Say `with: [username]` and `aliases: [email]` if both are to work.',
  'PW-LINK-011': 'Aliases are other names for a user name, and this pool has none.',
  'PW-LINK-012':
    'Cognito requires standard attributes only. Let a PreSignUp trigger refuse whoever lacks a custom one.',
  'PW-LINK-013': 'A standard attribute has the type that OpenID Connect gives it, and takes no other.',
  'PW-LINK-014': 'Tokens and sessions have bounds in Cognito, and the finding names them.',
  'PW-LINK-045':
    'Tokens say by the name of a level how strongly somebody signed in, and nobody could tell two levels of one name apart; Cognito refuses them. The names that a pool does not change count as well.',
  'PW-LINK-046':
    'Names of levels and tracked sessions are had from `tier: essentials` on, and Cognito refuses them in `lite`.',
  'PW-LINK-047':
    'Clients and the API call the pool’s own users `COGNITO` among providers: who came from a provider of that name could be told from nobody. Cognito refuses it.',
  'PW-LINK-048':
    'People name their company or their mail domain, whose case does not count, and are sent to its provider. One that leads to two would send them to whichever comes first; Cognito refuses it.',
  'PW-LINK-049':
    'Colours are six or eight hexadecimal figures, radii 0 to 100 pixels; a picture is one of its kind, in base64, and there is one for each place and colour mode. Pages could show nothing of anything else.',
  'PW-LINK-020':
    'The identity pool would hand out a role that does not let itself be assumed for it: whoever signs in gets InvalidIdentityPoolConfigurationException in place of credentials.',
  'PW-LINK-021':
    'Principal tags travel by `sts:TagSession`. A role whose trust does not allow it cannot be assumed at all once tags are mapped.',
  'PW-LINK-024': 'The step is about a user pool, and the scenario does not name one.',
  'PW-LINK-025':
    'The provider names a file of metadata that is not there. Its path begins at the folder of the provider’s own file.',
  'PW-LINK-026':
    'The file holds no EntityDescriptor of a SAML 2.0 identity provider with a certificate and a place to send people to.',
  'PW-LINK-027':
    'Tokens name their issuer by an `https` URL without query or fragment, to the letter as its discovery document has it.',
  'PW-LINK-028':
    '`serve` asks no machine that is not on the public internet, so that nobody can use it to reach what is behind a firewall.',
} satisfies Partial<Record<LinkRule, string>>
