/**
 * The refusals a caller can meet. A fault is part of the product's contract: its code is what an
 * SDK switches on. A broken invariant is not a fault; let it crash as an ordinary `Error`.
 */

/** Every code the engine may refuse with, and the sentence Cognito says by default. */
export const faults = {
  AliasExistsException: 'An account with the given email already exists.',
  CodeDeliveryFailureException: 'Unable to deliver the verification code.',
  CodeMismatchException: 'Invalid verification code provided, please try again.',
  ExpiredCodeException: 'Invalid code provided, please request a code again.',
  FeatureUnavailableInTierException: 'This feature is not available in the tier of the user pool.',
  GroupExistsException: 'A group with the name already exists.',
  InternalErrorException: 'Something went wrong on our side.',
  InvalidLambdaResponseException: 'Unrecognizable lambda output',
  InvalidParameterException: 'A parameter is invalid.',
  InvalidPasswordException: 'Password did not conform with policy: Password not long enough',
  InvalidUserPoolConfigurationException: 'Custom auth lambda trigger is not configured for the user pool.',
  LimitExceededException: 'Attempt limit exceeded, please try after some time.',
  NotAuthorizedException: 'Incorrect username or password.',
  OperationNotEnabledException: 'The operation is not enabled.',
  PasswordHistoryPolicyViolationException: 'Password has previously been used.',
  PasswordResetRequiredException: 'Password reset required for the user',
  RefreshTokenReuseException: 'Refresh token has been reused',
  ResourceNotFoundException: 'The requested resource does not exist.',
  TooManyRequestsException: 'Rate exceeded',
  UnauthorizedException: 'The request is not authorized.',
  UnexpectedLambdaException: 'The function could not be invoked.',
  UnsupportedOperationException: 'The operation is not supported.',
  UnsupportedTokenTypeException: 'Unsupported token type',
  UnsupportedUserStateException: 'The user is in a state that does not allow this.',
  UserLambdaValidationException: 'A trigger refused the request.',
  UserNotConfirmedException: 'User is not confirmed.',
  UserNotFoundException: 'User does not exist.',
  UsernameExistsException: 'User already exists',
  // Of user pools again; those sentences that the guide does not print are unverified.
  DeviceKeyExistsException: 'Device already exists.',
  DuplicateProviderException: 'The provider already exists.',
  EnableSoftwareTokenMFAException: 'Code mismatch and fail enable Software Token MFA',
  ForbiddenException: 'The request is not allowed.',
  InternalServerException: 'Something went wrong on our side.',
  InvalidEmailRoleAccessPolicyException: 'The role may not send mail.',
  InvalidOAuthFlowException: 'The OAuth flow is not valid.',
  InvalidSmsRoleAccessPolicyException: 'Role does not have permission to publish with SNS',
  InvalidSmsRoleTrustRelationshipException:
    'Role does not have a trust relationship allowing Cognito to assume the role',
  MFAMethodNotFoundException: 'The user has no such second factor.',
  ManagedLoginBrandingExistsException: 'The client has a branding style already.',
  PreconditionNotMetException: 'A precondition is not met.',
  ScopeDoesNotExistException: 'Invalid scope requested',
  ServiceQuotaExceededException: 'The quota is exceeded.',
  SoftwareTokenMFANotFoundException: 'Software Token MFA has not been enabled by the userPool',
  TermsExistsException: 'The client has terms of this name already.',
  TierChangeNotAllowedException: 'The tier of the user pool cannot change so.',
  TooManyFailedAttemptsException: 'Too many failed attempts.',
  UnsupportedIdentityProviderException: 'The identity provider is not supported.',
  UserImportInProgressException: 'A user import is in progress.',
  UserPoolAddOnNotEnabledException: 'Threat protection is not enabled.',
  UserPoolTaggingException: 'The user pool cannot be tagged so.',
  WebAuthnChallengeNotFoundException: 'The challenge is not known or has expired.',
  WebAuthnClientMismatchException: 'The challenge was given to another client.',
  WebAuthnConfigurationMissingException: 'The user pool has no configuration for passkeys.',
  WebAuthnCredentialNotSupportedException: 'The credential is not supported.',
  WebAuthnNotEnabledException: 'Passkeys are not enabled for the user pool.',
  WebAuthnOriginNotAllowedException: 'The origin is not allowed.',
  WebAuthnRelyingPartyMismatchException: 'The relying party does not match.',
  // Of identity pools.
  ConcurrentModificationException: 'The resource was changed by somebody else.',
  DeveloperUserAlreadyRegisteredException: 'The developer user is already registered with another identity.',
  ExternalServiceException: 'The identity provider could not be asked.',
  InvalidIdentityPoolConfigurationException:
    'Invalid identity pool configuration. Check assigned IAM roles for this pool.',
  ResourceConflictException: 'Logins already in use.',
  // Of the Security Token Service, under the codes that it sends.
  ExpiredTradeInTokenException: 'The trade-in token has expired.',
  IDPCommunicationError: 'The identity provider could not be reached.',
  IDPRejectedClaim: 'The identity provider rejected the claim.',
  InvalidAuthorizationMessageException: 'The authorization message is invalid.',
  InvalidIdentityToken: 'The web identity token is invalid.',
  InvalidParameterValue: 'The value of a parameter is not valid.',
  JWTPayloadSizeExceededException: 'The payload of the token is too large.',
  MalformedPolicyDocument: 'The policy document is malformed.',
  OutboundWebIdentityFederationDisabledException:
    'Outbound web identity federation is not enabled for the account.',
  PackedPolicyTooLarge: 'The packed size of the session policies and tags is too large.',
  RegionDisabledException: 'STS is not activated in this region.',
  SessionDurationEscalationException: 'The token may not outlive the session that asks for it.',
  // Of OAuth 2.0, as the endpoints of a pool's domain say them. What stands here is `error_description`; Cognito mostly says none.
  access_denied: '',
  invalid_client: '',
  invalid_grant: '',
  invalid_request: '',
  invalid_scope: '',
  invalid_token: 'Access token is expired, disabled, or deleted, or the user has globally signed out.',
  login_required: '',
  server_error: '',
  unauthorized_client: '',
  unsupported_grant_type: '',
  unsupported_token_type: '',
  // Said by every AWS service and modelled by none.
  AccessDeniedException: 'User is not authorized to perform this operation.',
  ExpiredTokenException: 'The security token included in the request is expired',
  IncompleteSignatureException: 'The request signature does not conform to AWS standards.',
  InvalidSignatureException: 'The request signature we calculated does not match the signature you provided.',
  MissingAuthenticationTokenException: 'Missing Authentication Token',
  SerializationException: 'The request body could not be read.',
  UnknownOperationException: 'The operation is not known.',
  UnrecognizedClientException: 'The security token included in the request is invalid.',
} as const satisfies Record<string, string>

/** The code of a fault: the part of the contract that never changes. */
export type FaultCode = keyof typeof faults

/** Codes that any operation may answer, though no operation lists them. */
export const serviceWide: readonly FaultCode[] = [
  'AccessDeniedException',
  'ExpiredTokenException',
  'FeatureUnavailableInTierException',
  'IncompleteSignatureException',
  'InternalErrorException',
  'InvalidSignatureException',
  'MissingAuthenticationTokenException',
  'SerializationException',
  'UnknownOperationException',
  'UnrecognizedClientException',
]

/** Codes of OAuth 2.0, which the endpoints of a pool's domain answer and no operation does. */
export const oauthWide: readonly FaultCode[] = [
  'access_denied',
  'invalid_client',
  'invalid_grant',
  'invalid_request',
  'invalid_scope',
  'invalid_token',
  'login_required',
  'server_error',
  'unauthorized_client',
  'unsupported_grant_type',
  'unsupported_token_type',
]

/** Codes that any operation of the Security Token Service may answer besides. */
export const stsWide: readonly FaultCode[] = ['InvalidParameterException', 'InvalidParameterValue']

/** A refusal, thrown by a step and turned into the caller's dialect by a protocol adapter. */
export class Fault extends Error {
  override readonly name = 'Fault'
  readonly code: FaultCode

  constructor(code: FaultCode, message: string = faults[code], options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
