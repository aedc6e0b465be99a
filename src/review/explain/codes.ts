import type { FaultCode } from '../../model/fault.ts'

/** The error codes that operations list and this release does not answer with: what they are about is not served. */
export type ListedCode =
  | 'DeviceKeyExistsException'
  | 'DuplicateProviderException'
  | 'EnableSoftwareTokenMFAException'
  | 'ForbiddenException'
  | 'InternalServerException'
  | 'InvalidEmailRoleAccessPolicyException'
  | 'InvalidOAuthFlowException'
  | 'InvalidSmsRoleAccessPolicyException'
  | 'InvalidSmsRoleTrustRelationshipException'
  | 'MFAMethodNotFoundException'
  | 'ManagedLoginBrandingExistsException'
  | 'ScopeDoesNotExistException'
  | 'ServiceQuotaExceededException'
  | 'SoftwareTokenMFANotFoundException'
  | 'TermsExistsException'
  | 'TierChangeNotAllowedException'
  | 'TooManyFailedAttemptsException'
  | 'UnsupportedIdentityProviderException'
  | 'UserPoolAddOnNotEnabledException'
  | 'UserPoolTaggingException'
  | 'WebAuthnChallengeNotFoundException'
  | 'WebAuthnClientMismatchException'
  | 'WebAuthnConfigurationMissingException'
  | 'WebAuthnCredentialNotSupportedException'
  | 'WebAuthnNotEnabledException'
  | 'WebAuthnOriginNotAllowedException'
  | 'WebAuthnRelyingPartyMismatchException'

/** What causes each error code of the API, and what to do about it. */
export const codes: Readonly<Record<FaultCode | ListedCode, string>> = {
  access_denied:
    'Whoever was to sign in has turned back, at the sign-in page or at the identity provider. Offer to begin again.',
  invalid_client:
    'The token endpoint does not know the client, or the client has a secret and did not prove it: by HTTP Basic, or as `client_secret` in the form.',
  invalid_grant:
    'The code was used, is older than five minutes, belongs to another client or was shown without its `code_verifier`; or the refresh token was revoked or is over. Sign in again.',
  invalid_request:
    'A parameter of the OAuth request is missing, said twice, or has a value that it cannot have, such as a `code_challenge_method` other than S256.',
  invalid_scope:
    'A scope is asked for that the pool does not have, or `email`, `phone` or `profile` without `openid`.',
  invalid_token:
    'The access token at `/oauth2/userInfo` is over, was revoked, or is not of this pool; or it lacks the scope `openid`.',
  login_required:
    'The app asked with `prompt=none`, and nobody is signed in at the pool’s pages in this browser. Ask again without it.',
  server_error: 'The authorization endpoint failed, or a trigger did. The log of the server tells why.',
  unauthorized_client:
    'The client may not use this OAuth flow, or the `redirect_uri` at the token endpoint is not the one that the code was given for.',
  unsupported_grant_type:
    'The token endpoint takes `authorization_code`, `refresh_token` and `client_credentials`.',
  unsupported_token_type:
    'Only refresh tokens can be revoked, and with them the access tokens that they gave.',
  AccessDeniedException:
    'The policies of whoever signed the request do not allow it, or one denies it. `poolwright can <who> <action> <resource>` names the statement.',
  AliasExistsException:
    'Another user has this e-mail address or telephone number as a verified alias. Unless the call says `ForceAliasCreation`, the alias stays with its first owner.',
  CodeDeliveryFailureException:
    'The message with the code could not be sent: a custom sender failed, or mail and texts are not set up in the pool.',
  CodeMismatchException:
    'The code is not the one that was sent last to this user for this purpose. Wrong attempts are counted; a new code makes the older ones worthless.',
  ConcurrentModificationException:
    'Somebody else changed the same resource meanwhile. Read it again, and repeat.',
  DeveloperUserAlreadyRegisteredException:
    'The developer’s name for the user belongs to another identity of the pool. MergeDeveloperIdentities joins the two.',
  DeviceKeyExistsException: 'A device with this key is already remembered for the user.',
  DuplicateProviderException: 'The pool has an identity provider of this name.',
  EnableSoftwareTokenMFAException:
    'The code of the authenticator app is not right, so that it was not enabled.',
  ExpiredCodeException:
    'The code is too old, was used, or none was ever sent: Cognito tells these apart from a wrong code and not from each other.',
  ExpiredTokenException:
    'The credentials with which the request was signed, or the token in it, are over. Get new ones.',
  ExpiredTradeInTokenException: 'The token that was to be traded in is over.',
  ExternalServiceException:
    'The identity provider whose token came with the request could not be asked, for its keys or its metadata.',
  FeatureUnavailableInTierException:
    'The pool’s tier does not have this: password history, access-token customisation and passkeys need `essentials`, threat protection needs `plus`.',
  ForbiddenException: 'A web ACL that stands before the pool refused the request.',
  GroupExistsException: 'The pool has a group of this name.',
  IDPCommunicationError:
    'STS could not reach the identity provider, to fetch its keys. The call may be repeated.',
  IDPRejectedClaim:
    'The identity provider does not, or no longer, stand by the token: it is over, or was revoked.',
  IncompleteSignatureException:
    'The request says that it is signed and lacks a part of a signature: a header, a scope, a date.',
  InternalErrorException:
    'A defect on the side of the server. What happened stands in its log, under the id of the request.',
  InternalServerException: 'A defect on the side of the server.',
  InvalidAuthorizationMessageException: 'The encoded message was not made by STS for this account.',
  InvalidEmailRoleAccessPolicyException:
    'Cognito may not send mail from the identity of SES that the pool names.',
  InvalidIdentityPoolConfigurationException:
    'The identity pool has no role for this identity, or the role does not trust the pool: its trust must name the pool by `aud` and, for those who signed in, `amr`. `poolwright roles <user>` tells which role it would be and what stands in the way.',
  InvalidIdentityToken:
    'The web identity token or the SAML assertion cannot be believed: its signature, its audience, its issuer or its form.',
  InvalidLambdaResponseException:
    'A trigger answered what Cognito does not take: no event, or a field of another type. `poolwright runs show` tells which stage, and what was wrong.',
  InvalidOAuthFlowException: 'The client allows no such grant.',
  InvalidParameterException:
    'A member of the request is missing, of the wrong form, or does not go with another one or with the pool’s settings. The message names it.',
  InvalidParameterValue: 'A parameter of STS has a value that it does not take. The message names it.',
  InvalidPasswordException:
    'The password does not meet the policy of the pool. The message names the first rule that it breaks.',
  InvalidSignatureException:
    'The signature does not fit the request: another secret key, another region or service in its scope, a proxy that changed a header or the path, or a clock that is off.',
  InvalidSmsRoleAccessPolicyException: 'The role that the pool names for texts may not publish to SNS.',
  InvalidSmsRoleTrustRelationshipException:
    'The role that the pool names for texts does not trust Cognito, or asks for another external id.',
  InvalidUserPoolConfigurationException:
    'The pool lacks what the flow needs: a custom sign-in without its triggers, for instance.',
  JWTPayloadSizeExceededException: 'The token that was asked for would have more claims than it may hold.',
  LimitExceededException:
    'Too much of something: attempts with a code or a password for one user, messages sent to him, or resources of a kind. Attempts are counted per user and forgotten after a while.',
  MFAMethodNotFoundException: 'The user has no such second factor.',
  MalformedPolicyDocument: 'A session policy is not JSON, or not of the grammar of IAM.',
  ManagedLoginBrandingExistsException: 'The client has a branding already.',
  MissingAuthenticationTokenException: 'The operation needs a signature, and the request has none.',
  NotAuthorizedException:
    'The password is wrong or the user unknown, which are not told apart; the token is over, revoked or of another client; the secret hash is wrong or missing; the user is disabled; or the client does not allow the flow. The message tells which of these, as far as Cognito does.',
  OperationNotEnabledException: 'The operation is not enabled for this account or pool.',
  OutboundWebIdentityFederationDisabledException: 'The account does not let STS issue web identity tokens.',
  PackedPolicyTooLarge: 'Session policies and tags together are larger than a session may carry.',
  PasswordHistoryPolicyViolationException:
    'The password is one of the last that the user had, and the pool refuses so many.',
  PasswordResetRequiredException:
    'An administrator asked for a new password: the user goes through ForgotPassword first.',
  PreconditionNotMetException:
    'The resource is not in the state that the operation needs: an import of users starts once, with its file there, in a pool that verifies an address, and while no other is under way.',
  RefreshTokenReuseException:
    'The refresh token was exchanged for another one already. Whoever shows an old one may have stolen it.',
  RegionDisabledException: 'STS is not activated in this region for the account.',
  ResourceConflictException: 'A login of the request belongs to another identity.',
  ResourceNotFoundException:
    'No pool, client, group, provider, device or identity has this id or name here. Ids of declared pools hang on the account, the region and the file’s name.',
  ScopeDoesNotExistException: 'No resource server declares the scope.',
  SerializationException:
    'The body is not JSON of the shape of the operation: a number where a text belongs, for instance.',
  ServiceQuotaExceededException: 'The account has as many as it may have.',
  SessionDurationEscalationException: 'The token was asked to live longer than the session that asks.',
  SoftwareTokenMFANotFoundException:
    'The user has no authenticator app set up, or the pool does not know them as a factor.',
  TermsExistsException: 'The client has terms of this name already.',
  TierChangeNotAllowedException: 'The pool uses what the other tier does not have.',
  TooManyFailedAttemptsException: 'The user gave too many wrong answers. It is forgotten after a while.',
  TooManyRequestsException:
    'More requests of this kind than the service takes at once. Wait, and repeat with growing pauses.',
  UnauthorizedException: 'The request is not authorized.',
  UnexpectedLambdaException:
    'A trigger could not be invoked, or died: it threw nothing that is meant for the caller, took too long, or used too much memory.',
  UnknownOperationException:
    'There is no such operation, or this release does not serve it. `docs/operations.md` lists those that are.',
  UnrecognizedClientException:
    'Nobody here knows the access key or the session token with which the request is signed.',
  UnsupportedIdentityProviderException: 'The client does not allow the provider.',
  UnsupportedOperationException:
    'The pool or the client is not set up for the operation: refresh by it where tokens rotate, for instance.',
  UnsupportedTokenTypeException: 'Only refresh tokens are revoked.',
  UnsupportedUserStateException:
    'The user is in a state in which this cannot be done: an invitation is sent again only to whoever has not yet used it.',
  UserImportInProgressException:
    'An import of users is under way, and its pool stays as it is until then. Wait, or stop it by StopUserImportJob.',
  UserLambdaValidationException:
    'A trigger threw an error, which is how it refuses: `<Hook> failed with error <message>.` has its message. `poolwright runs show` has its line.',
  UserNotConfirmedException:
    'The account has not been confirmed: ConfirmSignUp, or AdminConfirmSignUp, comes first.',
  UserNotFoundException:
    'No user has this name. Operations that anybody may call say so only where the client does not hide who has an account.',
  UserPoolAddOnNotEnabledException: 'Threat protection is off in the pool.',
  UserPoolTaggingException: 'A tag of the pool cannot be set.',
  UsernameExistsException:
    'The pool has a user of this name; where people sign in by e-mail or telephone, of this address or number.',
  WebAuthnChallengeNotFoundException: 'The registration of a passkey was not begun, or took too long.',
  WebAuthnClientMismatchException: 'The passkey was registered with another client.',
  WebAuthnConfigurationMissingException: 'The pool does not say under which domain passkeys are registered.',
  WebAuthnCredentialNotSupportedException: 'The authenticator is of a kind that the pool does not take.',
  WebAuthnNotEnabledException: 'Passkeys are no factor of the pool.',
  WebAuthnOriginNotAllowedException:
    'The page that registers the passkey is not under the pool’s relying party.',
  WebAuthnRelyingPartyMismatchException: 'The passkey is for another relying party than the pool’s.',
}
