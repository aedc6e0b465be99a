// Made from schemas/api by `npm run generate`.
// Times are seconds since 1970 and binary values base64.

/** Every operation: what it takes, what it gives, and the codes it lists as its own. */
export interface Api {
  AddCustomAttributes: {
    input: AddCustomAttributesRequest
    output: AddCustomAttributesResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'OperationNotEnabledException' | 'UserImportInProgressException' | 'InternalErrorException'
  }
  AddUserPoolClientSecret: {
    input: AddUserPoolClientSecretRequest
    output: AddUserPoolClientSecretResponse
    fault: 'InvalidParameterException' | 'InternalServerException' | 'TooManyRequestsException' | 'LimitExceededException' | 'AccessDeniedException' | 'ResourceNotFoundException'
  }
  AdminAddUserToGroup: {
    input: AdminAddUserToGroupRequest
    output: Readonly<Record<string, never>>
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'UserNotFoundException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  AdminConfirmSignUp: {
    input: AdminConfirmSignUpRequest
    output: AdminConfirmSignUpResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'UnexpectedLambdaException' | 'UserLambdaValidationException' | 'NotAuthorizedException' | 'TooManyFailedAttemptsException' | 'InvalidLambdaResponseException' | 'TooManyRequestsException' | 'LimitExceededException' | 'UserNotFoundException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  AdminCreateUser: {
    input: AdminCreateUserRequest
    output: AdminCreateUserResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'UserNotFoundException' | 'UsernameExistsException' | 'InvalidPasswordException' | 'CodeDeliveryFailureException' | 'UnexpectedLambdaException' | 'UserLambdaValidationException' | 'InvalidLambdaResponseException' | 'PreconditionNotMetException' | 'InvalidSmsRoleAccessPolicyException' | 'InvalidSmsRoleTrustRelationshipException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'UnsupportedUserStateException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  AdminDeleteSoftwareToken: {
    input: AdminDeleteSoftwareTokenRequest
    output: AdminDeleteSoftwareTokenResponse
    fault: 'InternalErrorException' | 'InvalidParameterException' | 'NotAuthorizedException' | 'OperationNotEnabledException' | 'ResourceNotFoundException' | 'TooManyRequestsException' | 'UserNotConfirmedException' | 'UserNotFoundException'
  }
  AdminDeleteUser: {
    input: AdminDeleteUserRequest
    output: Readonly<Record<string, never>>
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'UserNotFoundException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  AdminDeleteUserAttributes: {
    input: AdminDeleteUserAttributesRequest
    output: AdminDeleteUserAttributesResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'UserNotFoundException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  AdminDisableProviderForUser: {
    input: AdminDisableProviderForUserRequest
    output: AdminDisableProviderForUserResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'UserNotFoundException' | 'AliasExistsException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  AdminDisableUser: {
    input: AdminDisableUserRequest
    output: AdminDisableUserResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'UserNotFoundException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  AdminEnableUser: {
    input: AdminEnableUserRequest
    output: AdminEnableUserResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'UserNotFoundException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  AdminForgetDevice: {
    input: AdminForgetDeviceRequest
    output: Readonly<Record<string, never>>
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'InvalidUserPoolConfigurationException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'OperationNotEnabledException' | 'UserNotFoundException' | 'InternalErrorException'
  }
  AdminGetDevice: {
    input: AdminGetDeviceRequest
    output: AdminGetDeviceResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'InvalidUserPoolConfigurationException' | 'TooManyRequestsException' | 'OperationNotEnabledException' | 'InternalErrorException' | 'NotAuthorizedException'
  }
  AdminGetUser: {
    input: AdminGetUserRequest
    output: AdminGetUserResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'UserNotFoundException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  AdminGetUserAuthFactors: {
    input: AdminGetUserAuthFactorsRequest
    output: AdminGetUserAuthFactorsResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'NotAuthorizedException' | 'OperationNotEnabledException' | 'TooManyRequestsException' | 'UserNotFoundException' | 'InternalErrorException'
  }
  AdminInitiateAuth: {
    input: AdminInitiateAuthRequest
    output: AdminInitiateAuthResponse
    fault: 'ResourceNotFoundException' | 'UnsupportedOperationException' | 'InvalidParameterException' | 'NotAuthorizedException' | 'TooManyRequestsException' | 'InternalErrorException' | 'UnexpectedLambdaException' | 'InvalidUserPoolConfigurationException' | 'UserLambdaValidationException' | 'InvalidLambdaResponseException' | 'MFAMethodNotFoundException' | 'InvalidSmsRoleAccessPolicyException' | 'InvalidEmailRoleAccessPolicyException' | 'InvalidSmsRoleTrustRelationshipException' | 'PasswordResetRequiredException' | 'UserNotFoundException' | 'UserNotConfirmedException' | 'OperationNotEnabledException'
  }
  AdminLinkProviderForUser: {
    input: AdminLinkProviderForUserRequest
    output: AdminLinkProviderForUserResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'UserNotFoundException' | 'AliasExistsException' | 'LimitExceededException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  AdminListDevices: {
    input: AdminListDevicesRequest
    output: AdminListDevicesResponse
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'InvalidUserPoolConfigurationException' | 'TooManyRequestsException' | 'OperationNotEnabledException' | 'InternalErrorException' | 'NotAuthorizedException'
  }
  AdminListGroupsForUser: {
    input: AdminListGroupsForUserRequest
    output: AdminListGroupsForUserResponse
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'UserNotFoundException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  AdminListUserAuthEvents: {
    input: AdminListUserAuthEventsRequest
    output: AdminListUserAuthEventsResponse
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'UserNotFoundException' | 'OperationNotEnabledException' | 'UserPoolAddOnNotEnabledException' | 'InternalErrorException'
  }
  AdminListUserSessions: {
    input: AdminListUserSessionsRequest
    output: AdminListUserSessionsResponse
    fault: 'InternalErrorException' | 'InvalidParameterException' | 'NotAuthorizedException' | 'OperationNotEnabledException' | 'ResourceNotFoundException' | 'TooManyRequestsException' | 'UserNotFoundException'
  }
  AdminRemoveUserFromGroup: {
    input: AdminRemoveUserFromGroupRequest
    output: Readonly<Record<string, never>>
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'UserNotFoundException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  AdminResetUserPassword: {
    input: AdminResetUserPasswordRequest
    output: AdminResetUserPasswordResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'UnexpectedLambdaException' | 'UserLambdaValidationException' | 'NotAuthorizedException' | 'InvalidLambdaResponseException' | 'TooManyRequestsException' | 'LimitExceededException' | 'UserNotFoundException' | 'InvalidSmsRoleAccessPolicyException' | 'InvalidEmailRoleAccessPolicyException' | 'InvalidSmsRoleTrustRelationshipException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  AdminRespondToAuthChallenge: {
    input: AdminRespondToAuthChallengeRequest
    output: AdminRespondToAuthChallengeResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'NotAuthorizedException' | 'CodeMismatchException' | 'ExpiredCodeException' | 'UnexpectedLambdaException' | 'InvalidPasswordException' | 'PasswordHistoryPolicyViolationException' | 'UserLambdaValidationException' | 'InvalidLambdaResponseException' | 'TooManyRequestsException' | 'InvalidUserPoolConfigurationException' | 'InternalErrorException' | 'MFAMethodNotFoundException' | 'InvalidEmailRoleAccessPolicyException' | 'InvalidSmsRoleAccessPolicyException' | 'InvalidSmsRoleTrustRelationshipException' | 'AliasExistsException' | 'PasswordResetRequiredException' | 'UserNotFoundException' | 'UserNotConfirmedException' | 'SoftwareTokenMFANotFoundException' | 'OperationNotEnabledException'
  }
  AdminRevokeUserSession: {
    input: AdminRevokeUserSessionRequest
    output: AdminRevokeUserSessionResponse
    fault: 'InternalErrorException' | 'InvalidParameterException' | 'NotAuthorizedException' | 'OperationNotEnabledException' | 'ResourceNotFoundException' | 'TooManyRequestsException' | 'UserNotFoundException'
  }
  AdminSetUserMFAPreference: {
    input: AdminSetUserMFAPreferenceRequest
    output: AdminSetUserMFAPreferenceResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'NotAuthorizedException' | 'PasswordResetRequiredException' | 'UserNotFoundException' | 'UserNotConfirmedException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  AdminSetUserPassword: {
    input: AdminSetUserPasswordRequest
    output: AdminSetUserPasswordResponse
    fault: 'ResourceNotFoundException' | 'NotAuthorizedException' | 'UserNotFoundException' | 'InternalErrorException' | 'TooManyRequestsException' | 'InvalidParameterException' | 'InvalidPasswordException' | 'PasswordHistoryPolicyViolationException' | 'OperationNotEnabledException'
  }
  AdminSetUserSettings: {
    input: AdminSetUserSettingsRequest
    output: AdminSetUserSettingsResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'NotAuthorizedException' | 'UserNotFoundException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  AdminUpdateAuthEventFeedback: {
    input: AdminUpdateAuthEventFeedbackRequest
    output: AdminUpdateAuthEventFeedbackResponse
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'UserNotFoundException' | 'UserPoolAddOnNotEnabledException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  AdminUpdateDeviceStatus: {
    input: AdminUpdateDeviceStatusRequest
    output: AdminUpdateDeviceStatusResponse
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'InvalidUserPoolConfigurationException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'OperationNotEnabledException' | 'UserNotFoundException' | 'InternalErrorException'
  }
  AdminUpdateUserAttributes: {
    input: AdminUpdateUserAttributesRequest
    output: AdminUpdateUserAttributesResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'UnexpectedLambdaException' | 'UserLambdaValidationException' | 'InvalidLambdaResponseException' | 'AliasExistsException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'UserNotFoundException' | 'InternalErrorException' | 'InvalidSmsRoleAccessPolicyException' | 'InvalidEmailRoleAccessPolicyException' | 'InvalidSmsRoleTrustRelationshipException' | 'OperationNotEnabledException'
  }
  AdminUserGlobalSignOut: {
    input: AdminUserGlobalSignOutRequest
    output: AdminUserGlobalSignOutResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'UserNotFoundException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  AssociateSoftwareToken: {
    input: AssociateSoftwareTokenRequest
    output: AssociateSoftwareTokenResponse
    fault: 'ConcurrentModificationException' | 'InvalidParameterException' | 'NotAuthorizedException' | 'ResourceNotFoundException' | 'InternalErrorException' | 'SoftwareTokenMFANotFoundException' | 'ForbiddenException' | 'OperationNotEnabledException'
  }
  ChangePassword: {
    input: ChangePasswordRequest
    output: ChangePasswordResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'InvalidPasswordException' | 'PasswordHistoryPolicyViolationException' | 'NotAuthorizedException' | 'TooManyRequestsException' | 'LimitExceededException' | 'PasswordResetRequiredException' | 'UserNotFoundException' | 'UserNotConfirmedException' | 'OperationNotEnabledException' | 'InternalErrorException' | 'ForbiddenException'
  }
  CompleteWebAuthnRegistration: {
    input: CompleteWebAuthnRegistrationRequest
    output: CompleteWebAuthnRegistrationResponse
    fault: 'ForbiddenException' | 'InternalErrorException' | 'InvalidParameterException' | 'LimitExceededException' | 'NotAuthorizedException' | 'TooManyRequestsException' | 'WebAuthnNotEnabledException' | 'WebAuthnChallengeNotFoundException' | 'WebAuthnRelyingPartyMismatchException' | 'WebAuthnClientMismatchException' | 'WebAuthnOriginNotAllowedException' | 'PasswordResetRequiredException' | 'WebAuthnCredentialNotSupportedException' | 'OperationNotEnabledException'
  }
  ConfirmDevice: {
    input: ConfirmDeviceRequest
    output: ConfirmDeviceResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'NotAuthorizedException' | 'InvalidPasswordException' | 'InvalidLambdaResponseException' | 'UsernameExistsException' | 'InvalidUserPoolConfigurationException' | 'TooManyRequestsException' | 'PasswordResetRequiredException' | 'UserNotFoundException' | 'UserNotConfirmedException' | 'InternalErrorException' | 'OperationNotEnabledException' | 'DeviceKeyExistsException' | 'ForbiddenException'
  }
  ConfirmForgotPassword: {
    input: ConfirmForgotPasswordRequest
    output: ConfirmForgotPasswordResponse
    fault: 'ResourceNotFoundException' | 'UnexpectedLambdaException' | 'UserLambdaValidationException' | 'InvalidParameterException' | 'InvalidPasswordException' | 'PasswordHistoryPolicyViolationException' | 'NotAuthorizedException' | 'CodeMismatchException' | 'ExpiredCodeException' | 'TooManyFailedAttemptsException' | 'InvalidLambdaResponseException' | 'TooManyRequestsException' | 'LimitExceededException' | 'UserNotFoundException' | 'UserNotConfirmedException' | 'OperationNotEnabledException' | 'InternalErrorException' | 'ForbiddenException'
  }
  ConfirmSignUp: {
    input: ConfirmSignUpRequest
    output: ConfirmSignUpResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'UnexpectedLambdaException' | 'UserLambdaValidationException' | 'NotAuthorizedException' | 'TooManyFailedAttemptsException' | 'CodeMismatchException' | 'ExpiredCodeException' | 'InvalidLambdaResponseException' | 'AliasExistsException' | 'TooManyRequestsException' | 'LimitExceededException' | 'UserNotFoundException' | 'OperationNotEnabledException' | 'InternalErrorException' | 'ForbiddenException'
  }
  CreateGroup: {
    input: CreateGroupRequest
    output: CreateGroupResponse
    fault: 'InvalidParameterException' | 'GroupExistsException' | 'ResourceNotFoundException' | 'TooManyRequestsException' | 'LimitExceededException' | 'NotAuthorizedException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  CreateIdentityProvider: {
    input: CreateIdentityProviderRequest
    output: CreateIdentityProviderResponse
    fault: 'InvalidParameterException' | 'DuplicateProviderException' | 'ResourceNotFoundException' | 'NotAuthorizedException' | 'TooManyRequestsException' | 'LimitExceededException' | 'InternalErrorException'
  }
  CreateManagedLoginBranding: {
    input: CreateManagedLoginBrandingRequest
    output: CreateManagedLoginBrandingResponse
    fault: 'ResourceNotFoundException' | 'ConcurrentModificationException' | 'ManagedLoginBrandingExistsException' | 'InvalidParameterException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'LimitExceededException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  CreateResourceServer: {
    input: CreateResourceServerRequest
    output: CreateResourceServerResponse
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'NotAuthorizedException' | 'TooManyRequestsException' | 'LimitExceededException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  CreateTerms: {
    input: CreateTermsRequest
    output: CreateTermsResponse
    fault: 'ResourceNotFoundException' | 'ConcurrentModificationException' | 'TermsExistsException' | 'InvalidParameterException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'LimitExceededException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  CreateUserImportJob: {
    input: CreateUserImportJobRequest
    output: CreateUserImportJobResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'TooManyRequestsException' | 'PreconditionNotMetException' | 'NotAuthorizedException' | 'LimitExceededException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  CreateUserPool: {
    input: CreateUserPoolRequest
    output: CreateUserPoolResponse
    fault: 'InvalidParameterException' | 'TooManyRequestsException' | 'LimitExceededException' | 'InvalidSmsRoleAccessPolicyException' | 'InvalidSmsRoleTrustRelationshipException' | 'InvalidEmailRoleAccessPolicyException' | 'NotAuthorizedException' | 'UserPoolTaggingException' | 'InternalErrorException' | 'TierChangeNotAllowedException' | 'FeatureUnavailableInTierException'
  }
  CreateUserPoolClient: {
    input: CreateUserPoolClientRequest
    output: CreateUserPoolClientResponse
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'TooManyRequestsException' | 'LimitExceededException' | 'NotAuthorizedException' | 'ScopeDoesNotExistException' | 'InvalidOAuthFlowException' | 'OperationNotEnabledException' | 'InternalErrorException' | 'FeatureUnavailableInTierException'
  }
  CreateUserPoolDomain: {
    input: CreateUserPoolDomainRequest
    output: CreateUserPoolDomainResponse
    fault: 'InvalidParameterException' | 'NotAuthorizedException' | 'ConcurrentModificationException' | 'ResourceNotFoundException' | 'LimitExceededException' | 'InternalErrorException' | 'OperationNotEnabledException' | 'FeatureUnavailableInTierException'
  }
  CreateUserPoolReplica: {
    input: CreateUserPoolReplicaRequest
    output: CreateUserPoolReplicaResponse
    fault: 'InvalidParameterException' | 'TooManyRequestsException' | 'LimitExceededException' | 'NotAuthorizedException' | 'UserPoolTaggingException' | 'OperationNotEnabledException' | 'InternalErrorException' | 'ResourceNotFoundException' | 'FeatureUnavailableInTierException'
  }
  DeleteGroup: {
    input: DeleteGroupRequest
    output: Readonly<Record<string, never>>
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  DeleteIdentityProvider: {
    input: DeleteIdentityProviderRequest
    output: Readonly<Record<string, never>>
    fault: 'InvalidParameterException' | 'UnsupportedIdentityProviderException' | 'ConcurrentModificationException' | 'ResourceNotFoundException' | 'NotAuthorizedException' | 'TooManyRequestsException' | 'InternalErrorException'
  }
  DeleteManagedLoginBranding: {
    input: DeleteManagedLoginBrandingRequest
    output: Readonly<Record<string, never>>
    fault: 'ResourceNotFoundException' | 'ConcurrentModificationException' | 'InvalidParameterException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  DeleteResourceServer: {
    input: DeleteResourceServerRequest
    output: Readonly<Record<string, never>>
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'NotAuthorizedException' | 'TooManyRequestsException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  DeleteTerms: {
    input: DeleteTermsRequest
    output: Readonly<Record<string, never>>
    fault: 'ResourceNotFoundException' | 'ConcurrentModificationException' | 'InvalidParameterException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  DeleteUser: {
    input: DeleteUserRequest
    output: Readonly<Record<string, never>>
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'NotAuthorizedException' | 'TooManyRequestsException' | 'PasswordResetRequiredException' | 'UserNotFoundException' | 'UserNotConfirmedException' | 'OperationNotEnabledException' | 'InternalErrorException' | 'ForbiddenException'
  }
  DeleteUserAttributes: {
    input: DeleteUserAttributesRequest
    output: DeleteUserAttributesResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'NotAuthorizedException' | 'TooManyRequestsException' | 'PasswordResetRequiredException' | 'UserNotFoundException' | 'UserNotConfirmedException' | 'OperationNotEnabledException' | 'InternalErrorException' | 'ForbiddenException'
  }
  DeleteUserPool: {
    input: DeleteUserPoolRequest
    output: Readonly<Record<string, never>>
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'UserImportInProgressException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  DeleteUserPoolClient: {
    input: DeleteUserPoolClientRequest
    output: Readonly<Record<string, never>>
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'ConcurrentModificationException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  DeleteUserPoolClientSecret: {
    input: DeleteUserPoolClientSecretRequest
    output: DeleteUserPoolClientSecretResponse
    fault: 'InvalidParameterException' | 'InternalServerException' | 'TooManyRequestsException' | 'LimitExceededException' | 'ResourceNotFoundException'
  }
  DeleteUserPoolDomain: {
    input: DeleteUserPoolDomainRequest
    output: DeleteUserPoolDomainResponse
    fault: 'NotAuthorizedException' | 'InvalidParameterException' | 'ConcurrentModificationException' | 'ResourceNotFoundException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  DeleteUserPoolReplica: {
    input: DeleteUserPoolReplicaRequest
    output: DeleteUserPoolReplicaResponse
    fault: 'InvalidParameterException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'OperationNotEnabledException' | 'InternalErrorException' | 'ResourceNotFoundException'
  }
  DeleteWebAuthnCredential: {
    input: DeleteWebAuthnCredentialRequest
    output: DeleteWebAuthnCredentialResponse
    fault: 'ForbiddenException' | 'InternalErrorException' | 'InvalidParameterException' | 'TooManyRequestsException' | 'LimitExceededException' | 'PasswordResetRequiredException' | 'NotAuthorizedException' | 'ResourceNotFoundException' | 'OperationNotEnabledException'
  }
  DescribeIdentityProvider: {
    input: DescribeIdentityProviderRequest
    output: DescribeIdentityProviderResponse
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'NotAuthorizedException' | 'TooManyRequestsException' | 'InternalErrorException'
  }
  DescribeManagedLoginBranding: {
    input: DescribeManagedLoginBrandingRequest
    output: DescribeManagedLoginBrandingResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  DescribeManagedLoginBrandingByClient: {
    input: DescribeManagedLoginBrandingByClientRequest
    output: DescribeManagedLoginBrandingByClientResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  DescribeResourceServer: {
    input: DescribeResourceServerRequest
    output: DescribeResourceServerResponse
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'NotAuthorizedException' | 'TooManyRequestsException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  DescribeRiskConfiguration: {
    input: DescribeRiskConfigurationRequest
    output: DescribeRiskConfigurationResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'UserPoolAddOnNotEnabledException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  DescribeTerms: {
    input: DescribeTermsRequest
    output: DescribeTermsResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  DescribeTermsByClient: {
    input: DescribeTermsByClientRequest
    output: DescribeTermsByClientResponse
    fault: 'InternalErrorException' | 'InvalidParameterException' | 'NotAuthorizedException' | 'OperationNotEnabledException' | 'ResourceNotFoundException' | 'TooManyRequestsException'
  }
  DescribeUserImportJob: {
    input: DescribeUserImportJobRequest
    output: DescribeUserImportJobResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  DescribeUserPool: {
    input: DescribeUserPoolRequest
    output: DescribeUserPoolResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'UserPoolTaggingException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  DescribeUserPoolClient: {
    input: DescribeUserPoolClientRequest
    output: DescribeUserPoolClientResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'TooManyRequestsException' | 'OperationNotEnabledException' | 'NotAuthorizedException' | 'InternalErrorException'
  }
  DescribeUserPoolDomain: {
    input: DescribeUserPoolDomainRequest
    output: DescribeUserPoolDomainResponse
    fault: 'NotAuthorizedException' | 'InvalidParameterException' | 'ResourceNotFoundException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  ForgetDevice: {
    input: ForgetDeviceRequest
    output: Readonly<Record<string, never>>
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'NotAuthorizedException' | 'TooManyRequestsException' | 'InvalidUserPoolConfigurationException' | 'PasswordResetRequiredException' | 'UserNotFoundException' | 'UserNotConfirmedException' | 'OperationNotEnabledException' | 'InternalErrorException' | 'ForbiddenException'
  }
  ForgotPassword: {
    input: ForgotPasswordRequest
    output: ForgotPasswordResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'UnexpectedLambdaException' | 'UserLambdaValidationException' | 'NotAuthorizedException' | 'InvalidLambdaResponseException' | 'TooManyRequestsException' | 'LimitExceededException' | 'InvalidSmsRoleAccessPolicyException' | 'InvalidSmsRoleTrustRelationshipException' | 'InvalidEmailRoleAccessPolicyException' | 'CodeDeliveryFailureException' | 'UserNotFoundException' | 'OperationNotEnabledException' | 'InternalErrorException' | 'ForbiddenException'
  }
  GetCSVHeader: {
    input: GetCSVHeaderRequest
    output: GetCSVHeaderResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  GetClientToken: {
    input: GetClientTokenRequest
    output: GetClientTokenResponse
    fault: 'ForbiddenException' | 'InternalErrorException' | 'InvalidParameterException' | 'NotAuthorizedException' | 'OperationNotEnabledException' | 'ResourceNotFoundException' | 'TooManyRequestsException'
  }
  GetDevice: {
    input: GetDeviceRequest
    output: GetDeviceResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'InvalidUserPoolConfigurationException' | 'NotAuthorizedException' | 'TooManyRequestsException' | 'PasswordResetRequiredException' | 'UserNotFoundException' | 'UserNotConfirmedException' | 'OperationNotEnabledException' | 'InternalErrorException' | 'ForbiddenException'
  }
  GetGroup: {
    input: GetGroupRequest
    output: GetGroupResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  GetIdentityProviderByIdentifier: {
    input: GetIdentityProviderByIdentifierRequest
    output: GetIdentityProviderByIdentifierResponse
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'NotAuthorizedException' | 'TooManyRequestsException' | 'InternalErrorException'
  }
  GetLogDeliveryConfiguration: {
    input: GetLogDeliveryConfigurationRequest
    output: GetLogDeliveryConfigurationResponse
    fault: 'InvalidParameterException' | 'InternalErrorException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'ResourceNotFoundException'
  }
  GetProvisionedLimit: {
    input: GetProvisionedLimitRequest
    output: GetProvisionedLimitResponse
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'NotAuthorizedException' | 'TooManyRequestsException' | 'InternalErrorException'
  }
  GetSigningCertificate: {
    input: GetSigningCertificateRequest
    output: GetSigningCertificateResponse
    fault: 'InternalErrorException' | 'InvalidParameterException' | 'ResourceNotFoundException' | 'OperationNotEnabledException'
  }
  GetTokensFromRefreshToken: {
    input: GetTokensFromRefreshTokenRequest
    output: GetTokensFromRefreshTokenResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'NotAuthorizedException' | 'TooManyRequestsException' | 'UserNotFoundException' | 'UnexpectedLambdaException' | 'UserLambdaValidationException' | 'InvalidLambdaResponseException' | 'ForbiddenException' | 'RefreshTokenReuseException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  GetUICustomization: {
    input: GetUICustomizationRequest
    output: GetUICustomizationResponse
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'NotAuthorizedException' | 'OperationNotEnabledException' | 'TooManyRequestsException' | 'InternalErrorException'
  }
  GetUser: {
    input: GetUserRequest
    output: GetUserResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'NotAuthorizedException' | 'TooManyRequestsException' | 'PasswordResetRequiredException' | 'UserNotFoundException' | 'UserNotConfirmedException' | 'OperationNotEnabledException' | 'InternalErrorException' | 'ForbiddenException'
  }
  GetUserAttributeVerificationCode: {
    input: GetUserAttributeVerificationCodeRequest
    output: GetUserAttributeVerificationCodeResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'UnexpectedLambdaException' | 'UserLambdaValidationException' | 'InvalidLambdaResponseException' | 'InvalidSmsRoleAccessPolicyException' | 'InvalidSmsRoleTrustRelationshipException' | 'InvalidEmailRoleAccessPolicyException' | 'CodeDeliveryFailureException' | 'LimitExceededException' | 'PasswordResetRequiredException' | 'UserNotFoundException' | 'UserNotConfirmedException' | 'OperationNotEnabledException' | 'InternalErrorException' | 'ForbiddenException'
  }
  GetUserAuthFactors: {
    input: GetUserAuthFactorsRequest
    output: GetUserAuthFactorsResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'NotAuthorizedException' | 'TooManyRequestsException' | 'PasswordResetRequiredException' | 'UserNotFoundException' | 'UserNotConfirmedException' | 'OperationNotEnabledException' | 'InternalErrorException' | 'ForbiddenException'
  }
  GetUserPoolClientSessionConfiguration: {
    input: GetUserPoolClientSessionConfigurationRequest
    output: GetUserPoolClientSessionConfigurationResponse
    fault: 'InternalErrorException' | 'InvalidParameterException' | 'NotAuthorizedException' | 'OperationNotEnabledException' | 'ResourceNotFoundException' | 'TooManyRequestsException'
  }
  GetUserPoolMfaConfig: {
    input: GetUserPoolMfaConfigRequest
    output: GetUserPoolMfaConfigResponse
    fault: 'InvalidParameterException' | 'TooManyRequestsException' | 'ResourceNotFoundException' | 'NotAuthorizedException' | 'InternalErrorException'
  }
  GetUserPoolSessionConfiguration: {
    input: GetUserPoolSessionConfigurationRequest
    output: GetUserPoolSessionConfigurationResponse
    fault: 'InternalErrorException' | 'InvalidParameterException' | 'NotAuthorizedException' | 'OperationNotEnabledException' | 'ResourceNotFoundException' | 'TooManyRequestsException'
  }
  GlobalSignOut: {
    input: GlobalSignOutRequest
    output: GlobalSignOutResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'NotAuthorizedException' | 'TooManyRequestsException' | 'PasswordResetRequiredException' | 'UserNotConfirmedException' | 'OperationNotEnabledException' | 'InternalErrorException' | 'ForbiddenException'
  }
  InitiateAuth: {
    input: InitiateAuthRequest
    output: InitiateAuthResponse
    fault: 'UnsupportedOperationException' | 'ResourceNotFoundException' | 'InvalidParameterException' | 'NotAuthorizedException' | 'TooManyRequestsException' | 'UnexpectedLambdaException' | 'InvalidUserPoolConfigurationException' | 'UserLambdaValidationException' | 'InvalidLambdaResponseException' | 'PasswordResetRequiredException' | 'UserNotFoundException' | 'UserNotConfirmedException' | 'InternalErrorException' | 'InvalidSmsRoleAccessPolicyException' | 'InvalidEmailRoleAccessPolicyException' | 'InvalidSmsRoleTrustRelationshipException' | 'OperationNotEnabledException' | 'ForbiddenException'
  }
  ListDevices: {
    input: ListDevicesRequest
    output: ListDevicesResponse
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'NotAuthorizedException' | 'InvalidUserPoolConfigurationException' | 'TooManyRequestsException' | 'PasswordResetRequiredException' | 'UserNotFoundException' | 'UserNotConfirmedException' | 'OperationNotEnabledException' | 'InternalErrorException' | 'ForbiddenException'
  }
  ListGroups: {
    input: ListGroupsRequest
    output: ListGroupsResponse
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  ListIdentityProviders: {
    input: ListIdentityProvidersRequest
    output: ListIdentityProvidersResponse
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'NotAuthorizedException' | 'TooManyRequestsException' | 'InternalErrorException'
  }
  ListResourceServers: {
    input: ListResourceServersRequest
    output: ListResourceServersResponse
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'NotAuthorizedException' | 'TooManyRequestsException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  ListTagsForResource: {
    input: ListTagsForResourceRequest
    output: ListTagsForResourceResponse
    fault: 'ResourceNotFoundException' | 'NotAuthorizedException' | 'TooManyRequestsException' | 'InvalidParameterException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  ListTerms: {
    input: ListTermsRequest
    output: ListTermsResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  ListUserImportJobs: {
    input: ListUserImportJobsRequest
    output: ListUserImportJobsResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  ListUserPoolClientSecrets: {
    input: ListUserPoolClientSecretsRequest
    output: ListUserPoolClientSecretsResponse
    fault: 'InvalidParameterException' | 'InternalServerException' | 'TooManyRequestsException' | 'LimitExceededException' | 'ResourceNotFoundException'
  }
  ListUserPoolClients: {
    input: ListUserPoolClientsRequest
    output: ListUserPoolClientsResponse
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  ListUserPoolReplicas: {
    input: ListUserPoolReplicasRequest
    output: ListUserPoolReplicasResponse
    fault: 'InvalidParameterException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'OperationNotEnabledException' | 'InternalErrorException' | 'ResourceNotFoundException'
  }
  ListUserPools: {
    input: ListUserPoolsRequest
    output: ListUserPoolsResponse
    fault: 'InvalidParameterException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'InternalErrorException'
  }
  ListUserSessions: {
    input: ListUserSessionsRequest
    output: ListUserSessionsResponse
    fault: 'ForbiddenException' | 'InternalErrorException' | 'InvalidParameterException' | 'NotAuthorizedException' | 'OperationNotEnabledException' | 'PasswordResetRequiredException' | 'ResourceNotFoundException' | 'TooManyRequestsException' | 'UserNotConfirmedException' | 'UserNotFoundException'
  }
  ListUsers: {
    input: ListUsersRequest
    output: ListUsersResponse
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  ListUsersInGroup: {
    input: ListUsersInGroupRequest
    output: ListUsersInGroupResponse
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  ListWebAuthnCredentials: {
    input: ListWebAuthnCredentialsRequest
    output: ListWebAuthnCredentialsResponse
    fault: 'ForbiddenException' | 'InternalErrorException' | 'InvalidParameterException' | 'TooManyRequestsException' | 'LimitExceededException' | 'PasswordResetRequiredException' | 'NotAuthorizedException' | 'OperationNotEnabledException'
  }
  ResendConfirmationCode: {
    input: ResendConfirmationCodeRequest
    output: ResendConfirmationCodeResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'UnexpectedLambdaException' | 'UserLambdaValidationException' | 'NotAuthorizedException' | 'InvalidLambdaResponseException' | 'TooManyRequestsException' | 'LimitExceededException' | 'InvalidSmsRoleAccessPolicyException' | 'InvalidSmsRoleTrustRelationshipException' | 'InvalidEmailRoleAccessPolicyException' | 'CodeDeliveryFailureException' | 'UserNotFoundException' | 'OperationNotEnabledException' | 'InternalErrorException' | 'ForbiddenException'
  }
  RespondToAuthChallenge: {
    input: RespondToAuthChallengeRequest
    output: RespondToAuthChallengeResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'NotAuthorizedException' | 'CodeMismatchException' | 'ExpiredCodeException' | 'UnexpectedLambdaException' | 'UserLambdaValidationException' | 'InvalidPasswordException' | 'PasswordHistoryPolicyViolationException' | 'InvalidLambdaResponseException' | 'TooManyRequestsException' | 'InvalidUserPoolConfigurationException' | 'MFAMethodNotFoundException' | 'PasswordResetRequiredException' | 'UserNotFoundException' | 'UserNotConfirmedException' | 'InvalidSmsRoleAccessPolicyException' | 'InvalidSmsRoleTrustRelationshipException' | 'InvalidEmailRoleAccessPolicyException' | 'AliasExistsException' | 'InternalErrorException' | 'SoftwareTokenMFANotFoundException' | 'ForbiddenException' | 'OperationNotEnabledException'
  }
  RevokeToken: {
    input: RevokeTokenRequest
    output: RevokeTokenResponse
    fault: 'TooManyRequestsException' | 'InternalErrorException' | 'UnauthorizedException' | 'InvalidParameterException' | 'UnsupportedOperationException' | 'UnsupportedTokenTypeException' | 'ForbiddenException' | 'OperationNotEnabledException'
  }
  RevokeUserSession: {
    input: RevokeUserSessionRequest
    output: RevokeUserSessionResponse
    fault: 'ForbiddenException' | 'InternalErrorException' | 'InvalidParameterException' | 'NotAuthorizedException' | 'OperationNotEnabledException' | 'PasswordResetRequiredException' | 'ResourceNotFoundException' | 'TooManyRequestsException' | 'UserNotConfirmedException' | 'UserNotFoundException'
  }
  SetLogDeliveryConfiguration: {
    input: SetLogDeliveryConfigurationRequest
    output: SetLogDeliveryConfigurationResponse
    fault: 'InvalidParameterException' | 'InternalErrorException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'ResourceNotFoundException' | 'FeatureUnavailableInTierException'
  }
  SetRiskConfiguration: {
    input: SetRiskConfigurationRequest
    output: SetRiskConfigurationResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'UserPoolAddOnNotEnabledException' | 'CodeDeliveryFailureException' | 'InvalidEmailRoleAccessPolicyException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  SetUICustomization: {
    input: SetUICustomizationRequest
    output: SetUICustomizationResponse
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'NotAuthorizedException' | 'TooManyRequestsException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  SetUserMFAPreference: {
    input: SetUserMFAPreferenceRequest
    output: SetUserMFAPreferenceResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'NotAuthorizedException' | 'PasswordResetRequiredException' | 'UserNotFoundException' | 'UserNotConfirmedException' | 'OperationNotEnabledException' | 'InternalErrorException' | 'ForbiddenException'
  }
  SetUserPoolClientSessionConfiguration: {
    input: SetUserPoolClientSessionConfigurationRequest
    output: SetUserPoolClientSessionConfigurationResponse
    fault: 'ConcurrentModificationException' | 'FeatureUnavailableInTierException' | 'InternalErrorException' | 'InvalidParameterException' | 'NotAuthorizedException' | 'OperationNotEnabledException' | 'ResourceNotFoundException' | 'TooManyRequestsException'
  }
  SetUserPoolMfaConfig: {
    input: SetUserPoolMfaConfigRequest
    output: SetUserPoolMfaConfigResponse
    fault: 'InvalidParameterException' | 'TooManyRequestsException' | 'ConcurrentModificationException' | 'ResourceNotFoundException' | 'InvalidSmsRoleAccessPolicyException' | 'InvalidSmsRoleTrustRelationshipException' | 'NotAuthorizedException' | 'OperationNotEnabledException' | 'InternalErrorException' | 'FeatureUnavailableInTierException'
  }
  SetUserPoolSessionConfiguration: {
    input: SetUserPoolSessionConfigurationRequest
    output: SetUserPoolSessionConfigurationResponse
    fault: 'ConcurrentModificationException' | 'FeatureUnavailableInTierException' | 'InternalErrorException' | 'InvalidParameterException' | 'NotAuthorizedException' | 'OperationNotEnabledException' | 'ResourceNotFoundException' | 'TooManyRequestsException'
  }
  SetUserSettings: {
    input: SetUserSettingsRequest
    output: SetUserSettingsResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'NotAuthorizedException' | 'PasswordResetRequiredException' | 'UserNotFoundException' | 'UserNotConfirmedException' | 'OperationNotEnabledException' | 'InternalErrorException' | 'ForbiddenException'
  }
  SignUp: {
    input: SignUpRequest
    output: SignUpResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'UnexpectedLambdaException' | 'UserLambdaValidationException' | 'NotAuthorizedException' | 'InvalidPasswordException' | 'InvalidLambdaResponseException' | 'UsernameExistsException' | 'TooManyRequestsException' | 'InternalErrorException' | 'LimitExceededException' | 'InvalidSmsRoleAccessPolicyException' | 'InvalidSmsRoleTrustRelationshipException' | 'InvalidEmailRoleAccessPolicyException' | 'CodeDeliveryFailureException' | 'OperationNotEnabledException' | 'ForbiddenException'
  }
  StartUserImportJob: {
    input: StartUserImportJobRequest
    output: StartUserImportJobResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'TooManyRequestsException' | 'InternalErrorException' | 'PreconditionNotMetException' | 'OperationNotEnabledException' | 'NotAuthorizedException'
  }
  StartWebAuthnRegistration: {
    input: StartWebAuthnRegistrationRequest
    output: StartWebAuthnRegistrationResponse
    fault: 'ForbiddenException' | 'InternalErrorException' | 'InvalidParameterException' | 'LimitExceededException' | 'NotAuthorizedException' | 'TooManyRequestsException' | 'WebAuthnNotEnabledException' | 'PasswordResetRequiredException' | 'WebAuthnConfigurationMissingException' | 'OperationNotEnabledException'
  }
  StopUserImportJob: {
    input: StopUserImportJobRequest
    output: StopUserImportJobResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'TooManyRequestsException' | 'InternalErrorException' | 'PreconditionNotMetException' | 'OperationNotEnabledException' | 'NotAuthorizedException'
  }
  TagResource: {
    input: TagResourceRequest
    output: TagResourceResponse
    fault: 'ResourceNotFoundException' | 'NotAuthorizedException' | 'TooManyRequestsException' | 'InvalidParameterException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  UntagResource: {
    input: UntagResourceRequest
    output: UntagResourceResponse
    fault: 'ResourceNotFoundException' | 'NotAuthorizedException' | 'TooManyRequestsException' | 'InvalidParameterException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  UpdateAuthEventFeedback: {
    input: UpdateAuthEventFeedbackRequest
    output: UpdateAuthEventFeedbackResponse
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'UserNotFoundException' | 'UserPoolAddOnNotEnabledException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  UpdateDeviceStatus: {
    input: UpdateDeviceStatusRequest
    output: UpdateDeviceStatusResponse
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'NotAuthorizedException' | 'InvalidUserPoolConfigurationException' | 'TooManyRequestsException' | 'PasswordResetRequiredException' | 'UserNotFoundException' | 'UserNotConfirmedException' | 'OperationNotEnabledException' | 'InternalErrorException' | 'ForbiddenException'
  }
  UpdateGroup: {
    input: UpdateGroupRequest
    output: UpdateGroupResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  UpdateIdentityProvider: {
    input: UpdateIdentityProviderRequest
    output: UpdateIdentityProviderResponse
    fault: 'InvalidParameterException' | 'UnsupportedIdentityProviderException' | 'ResourceNotFoundException' | 'ConcurrentModificationException' | 'NotAuthorizedException' | 'TooManyRequestsException' | 'InternalErrorException'
  }
  UpdateManagedLoginBranding: {
    input: UpdateManagedLoginBrandingRequest
    output: UpdateManagedLoginBrandingResponse
    fault: 'ResourceNotFoundException' | 'ConcurrentModificationException' | 'InvalidParameterException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  UpdateProvisionedLimit: {
    input: UpdateProvisionedLimitRequest
    output: UpdateProvisionedLimitResponse
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'NotAuthorizedException' | 'TooManyRequestsException' | 'ServiceQuotaExceededException' | 'InternalErrorException'
  }
  UpdateResourceServer: {
    input: UpdateResourceServerRequest
    output: UpdateResourceServerResponse
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'NotAuthorizedException' | 'TooManyRequestsException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  UpdateTerms: {
    input: UpdateTermsRequest
    output: UpdateTermsResponse
    fault: 'ResourceNotFoundException' | 'ConcurrentModificationException' | 'TermsExistsException' | 'InvalidParameterException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'OperationNotEnabledException' | 'InternalErrorException'
  }
  UpdateUserAttributes: {
    input: UpdateUserAttributesRequest
    output: UpdateUserAttributesResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'CodeMismatchException' | 'ExpiredCodeException' | 'NotAuthorizedException' | 'UnexpectedLambdaException' | 'UserLambdaValidationException' | 'InvalidLambdaResponseException' | 'TooManyRequestsException' | 'AliasExistsException' | 'InvalidSmsRoleAccessPolicyException' | 'InvalidSmsRoleTrustRelationshipException' | 'InvalidEmailRoleAccessPolicyException' | 'CodeDeliveryFailureException' | 'PasswordResetRequiredException' | 'UserNotFoundException' | 'UserNotConfirmedException' | 'OperationNotEnabledException' | 'InternalErrorException' | 'ForbiddenException'
  }
  UpdateUserPool: {
    input: UpdateUserPoolRequest
    output: UpdateUserPoolResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'ConcurrentModificationException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'UserImportInProgressException' | 'InternalErrorException' | 'InvalidSmsRoleAccessPolicyException' | 'InvalidSmsRoleTrustRelationshipException' | 'UserPoolTaggingException' | 'InvalidEmailRoleAccessPolicyException' | 'OperationNotEnabledException' | 'TierChangeNotAllowedException' | 'FeatureUnavailableInTierException'
  }
  UpdateUserPoolClient: {
    input: UpdateUserPoolClientRequest
    output: UpdateUserPoolClientResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'ConcurrentModificationException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'ScopeDoesNotExistException' | 'InvalidOAuthFlowException' | 'OperationNotEnabledException' | 'InternalErrorException' | 'FeatureUnavailableInTierException'
  }
  UpdateUserPoolDomain: {
    input: UpdateUserPoolDomainRequest
    output: UpdateUserPoolDomainResponse
    fault: 'InvalidParameterException' | 'NotAuthorizedException' | 'ConcurrentModificationException' | 'ResourceNotFoundException' | 'TooManyRequestsException' | 'OperationNotEnabledException' | 'InternalErrorException' | 'FeatureUnavailableInTierException'
  }
  UpdateUserPoolReplica: {
    input: UpdateUserPoolReplicaRequest
    output: UpdateUserPoolReplicaResponse
    fault: 'InvalidParameterException' | 'TooManyRequestsException' | 'NotAuthorizedException' | 'OperationNotEnabledException' | 'InternalErrorException' | 'ResourceNotFoundException'
  }
  VerifySoftwareToken: {
    input: VerifySoftwareTokenRequest
    output: VerifySoftwareTokenResponse
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'InvalidUserPoolConfigurationException' | 'NotAuthorizedException' | 'TooManyRequestsException' | 'PasswordResetRequiredException' | 'UserNotFoundException' | 'UserNotConfirmedException' | 'InternalErrorException' | 'EnableSoftwareTokenMFAException' | 'NotAuthorizedException' | 'SoftwareTokenMFANotFoundException' | 'CodeMismatchException' | 'ForbiddenException' | 'OperationNotEnabledException'
  }
  VerifyUserAttribute: {
    input: VerifyUserAttributeRequest
    output: VerifyUserAttributeResponse
    fault: 'ResourceNotFoundException' | 'InvalidParameterException' | 'CodeMismatchException' | 'ExpiredCodeException' | 'NotAuthorizedException' | 'TooManyRequestsException' | 'LimitExceededException' | 'PasswordResetRequiredException' | 'UserNotFoundException' | 'UserNotConfirmedException' | 'OperationNotEnabledException' | 'InternalErrorException' | 'AliasExistsException' | 'ForbiddenException'
  }
}

/** Every operation: what it takes, what it gives, and the codes it lists as its own. */
export interface IdentityApi {
  CreateIdentityPool: {
    input: CreateIdentityPoolInput
    output: IdentityPool
    fault: 'InvalidParameterException' | 'NotAuthorizedException' | 'ResourceConflictException' | 'TooManyRequestsException' | 'InternalErrorException' | 'LimitExceededException'
  }
  DeleteIdentities: {
    input: DeleteIdentitiesInput
    output: DeleteIdentitiesResponse
    fault: 'InvalidParameterException' | 'TooManyRequestsException' | 'InternalErrorException'
  }
  DeleteIdentityPool: {
    input: DeleteIdentityPoolInput
    output: Readonly<Record<string, never>>
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'NotAuthorizedException' | 'TooManyRequestsException' | 'InternalErrorException'
  }
  DescribeIdentity: {
    input: DescribeIdentityInput
    output: IdentityDescription
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'NotAuthorizedException' | 'TooManyRequestsException' | 'InternalErrorException'
  }
  DescribeIdentityPool: {
    input: DescribeIdentityPoolInput
    output: IdentityPool
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'NotAuthorizedException' | 'TooManyRequestsException' | 'InternalErrorException'
  }
  GetCredentialsForIdentity: {
    input: GetCredentialsForIdentityInput
    output: GetCredentialsForIdentityResponse
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'NotAuthorizedException' | 'ResourceConflictException' | 'TooManyRequestsException' | 'InvalidIdentityPoolConfigurationException' | 'InternalErrorException' | 'ExternalServiceException'
  }
  GetId: {
    input: GetIdInput
    output: GetIdResponse
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'NotAuthorizedException' | 'ResourceConflictException' | 'TooManyRequestsException' | 'InternalErrorException' | 'LimitExceededException' | 'ExternalServiceException'
  }
  GetIdentityPoolRoles: {
    input: GetIdentityPoolRolesInput
    output: GetIdentityPoolRolesResponse
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'NotAuthorizedException' | 'ResourceConflictException' | 'TooManyRequestsException' | 'InternalErrorException'
  }
  GetOpenIdToken: {
    input: GetOpenIdTokenInput
    output: GetOpenIdTokenResponse
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'NotAuthorizedException' | 'ResourceConflictException' | 'TooManyRequestsException' | 'InternalErrorException' | 'ExternalServiceException'
  }
  GetOpenIdTokenForDeveloperIdentity: {
    input: GetOpenIdTokenForDeveloperIdentityInput
    output: GetOpenIdTokenForDeveloperIdentityResponse
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'NotAuthorizedException' | 'ResourceConflictException' | 'TooManyRequestsException' | 'InternalErrorException' | 'DeveloperUserAlreadyRegisteredException'
  }
  GetPrincipalTagAttributeMap: {
    input: GetPrincipalTagAttributeMapInput
    output: GetPrincipalTagAttributeMapResponse
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'NotAuthorizedException' | 'TooManyRequestsException' | 'InternalErrorException'
  }
  ListIdentities: {
    input: ListIdentitiesInput
    output: ListIdentitiesResponse
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'NotAuthorizedException' | 'TooManyRequestsException' | 'InternalErrorException'
  }
  ListIdentityPools: {
    input: ListIdentityPoolsInput
    output: ListIdentityPoolsResponse
    fault: 'InvalidParameterException' | 'NotAuthorizedException' | 'TooManyRequestsException' | 'ResourceNotFoundException' | 'InternalErrorException'
  }
  ListTagsForResource: {
    input: ListTagsForResourceInput
    output: ListTagsForResourceResponse
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'NotAuthorizedException' | 'TooManyRequestsException' | 'InternalErrorException'
  }
  LookupDeveloperIdentity: {
    input: LookupDeveloperIdentityInput
    output: LookupDeveloperIdentityResponse
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'NotAuthorizedException' | 'ResourceConflictException' | 'TooManyRequestsException' | 'InternalErrorException'
  }
  MergeDeveloperIdentities: {
    input: MergeDeveloperIdentitiesInput
    output: MergeDeveloperIdentitiesResponse
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'NotAuthorizedException' | 'ResourceConflictException' | 'TooManyRequestsException' | 'InternalErrorException'
  }
  SetIdentityPoolRoles: {
    input: SetIdentityPoolRolesInput
    output: Readonly<Record<string, never>>
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'NotAuthorizedException' | 'ResourceConflictException' | 'TooManyRequestsException' | 'InternalErrorException' | 'ConcurrentModificationException'
  }
  SetPrincipalTagAttributeMap: {
    input: SetPrincipalTagAttributeMapInput
    output: SetPrincipalTagAttributeMapResponse
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'NotAuthorizedException' | 'TooManyRequestsException' | 'InternalErrorException'
  }
  TagResource: {
    input: TagResourceInput
    output: TagResourceResponse
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'NotAuthorizedException' | 'TooManyRequestsException' | 'InternalErrorException'
  }
  UnlinkDeveloperIdentity: {
    input: UnlinkDeveloperIdentityInput
    output: Readonly<Record<string, never>>
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'NotAuthorizedException' | 'ResourceConflictException' | 'TooManyRequestsException' | 'InternalErrorException'
  }
  UnlinkIdentity: {
    input: UnlinkIdentityInput
    output: Readonly<Record<string, never>>
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'NotAuthorizedException' | 'ResourceConflictException' | 'TooManyRequestsException' | 'InternalErrorException' | 'ExternalServiceException'
  }
  UntagResource: {
    input: UntagResourceInput
    output: UntagResourceResponse
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'NotAuthorizedException' | 'TooManyRequestsException' | 'InternalErrorException'
  }
  UpdateIdentityPool: {
    input: IdentityPool
    output: IdentityPool
    fault: 'InvalidParameterException' | 'ResourceNotFoundException' | 'NotAuthorizedException' | 'ResourceConflictException' | 'TooManyRequestsException' | 'InternalErrorException' | 'ConcurrentModificationException' | 'LimitExceededException'
  }
}

/** Every operation: what it takes, what it gives, and the codes it lists as its own. */
export interface StsApi {
  AssumeRole: {
    input: AssumeRoleRequest
    output: AssumeRoleResponse
    fault: 'MalformedPolicyDocument' | 'PackedPolicyTooLarge' | 'RegionDisabledException' | 'ExpiredTokenException'
  }
  AssumeRoleWithSAML: {
    input: AssumeRoleWithSAMLRequest
    output: AssumeRoleWithSAMLResponse
    fault: 'MalformedPolicyDocument' | 'PackedPolicyTooLarge' | 'IDPRejectedClaim' | 'InvalidIdentityToken' | 'ExpiredTokenException' | 'RegionDisabledException'
  }
  AssumeRoleWithWebIdentity: {
    input: AssumeRoleWithWebIdentityRequest
    output: AssumeRoleWithWebIdentityResponse
    fault: 'MalformedPolicyDocument' | 'PackedPolicyTooLarge' | 'IDPRejectedClaim' | 'IDPCommunicationError' | 'InvalidIdentityToken' | 'ExpiredTokenException' | 'RegionDisabledException'
  }
  AssumeRoot: {
    input: AssumeRootRequest
    output: AssumeRootResponse
    fault: 'RegionDisabledException' | 'ExpiredTokenException'
  }
  DecodeAuthorizationMessage: {
    input: DecodeAuthorizationMessageRequest
    output: DecodeAuthorizationMessageResponse
    fault: 'InvalidAuthorizationMessageException'
  }
  GetAccessKeyInfo: {
    input: GetAccessKeyInfoRequest
    output: GetAccessKeyInfoResponse
    fault: never
  }
  GetCallerIdentity: {
    input: GetCallerIdentityRequest
    output: GetCallerIdentityResponse
    fault: never
  }
  GetDelegatedAccessToken: {
    input: GetDelegatedAccessTokenRequest
    output: GetDelegatedAccessTokenResponse
    fault: 'ExpiredTradeInTokenException' | 'RegionDisabledException' | 'PackedPolicyTooLarge'
  }
  GetFederationToken: {
    input: GetFederationTokenRequest
    output: GetFederationTokenResponse
    fault: 'MalformedPolicyDocument' | 'PackedPolicyTooLarge' | 'RegionDisabledException'
  }
  GetSessionToken: {
    input: GetSessionTokenRequest
    output: GetSessionTokenResponse
    fault: 'RegionDisabledException'
  }
  GetWebIdentityToken: {
    input: GetWebIdentityTokenRequest
    output: GetWebIdentityTokenResponse
    fault: 'SessionDurationEscalationException' | 'OutboundWebIdentityFederationDisabledException' | 'JWTPayloadSizeExceededException'
  }
}

export type AttributeDataType = 'String' | 'Number' | 'DateTime' | 'Boolean'

export interface NumberAttributeConstraintsType {
  readonly MinValue?: string | undefined
  readonly MaxValue?: string | undefined
}

export interface StringAttributeConstraintsType {
  readonly MinLength?: string | undefined
  readonly MaxLength?: string | undefined
}

export interface SchemaAttributeType {
  readonly Name?: string | undefined
  readonly AttributeDataType?: AttributeDataType | undefined
  readonly DeveloperOnlyAttribute?: boolean | undefined
  readonly Mutable?: boolean | undefined
  readonly Required?: boolean | undefined
  readonly NumberAttributeConstraints?: NumberAttributeConstraintsType | undefined
  readonly StringAttributeConstraints?: StringAttributeConstraintsType | undefined
}

export interface AddCustomAttributesRequest {
  readonly UserPoolId: string
  readonly CustomAttributes: readonly SchemaAttributeType[]
}

export type AddCustomAttributesResponse = Readonly<Record<string, never>>

export interface AddUserPoolClientSecretRequest {
  readonly UserPoolId: string
  readonly ClientId: string
  readonly ClientSecret?: string | undefined
}

export interface ClientSecretDescriptorType {
  readonly ClientSecretId?: string | undefined
  readonly ClientSecretValue?: string | undefined
  readonly ClientSecretCreateDate?: number | undefined
}

export interface AddUserPoolClientSecretResponse {
  readonly ClientSecretDescriptor?: ClientSecretDescriptorType | undefined
}

export interface AdminAddUserToGroupRequest {
  readonly UserPoolId: string
  readonly Username: string
  readonly GroupName: string
}

export interface AdminConfirmSignUpRequest {
  readonly UserPoolId: string
  readonly Username: string
  readonly ClientMetadata?: Readonly<Record<string, string>> | undefined
}

export type AdminConfirmSignUpResponse = Readonly<Record<string, never>>

export interface AttributeType {
  readonly Name: string
  readonly Value?: string | undefined
}

export type MessageActionType = 'RESEND' | 'SUPPRESS'

export type DeliveryMediumType = 'SMS' | 'EMAIL'

export interface AdminCreateUserRequest {
  readonly UserPoolId: string
  readonly Username: string
  readonly UserAttributes?: readonly AttributeType[] | undefined
  readonly ValidationData?: readonly AttributeType[] | undefined
  readonly TemporaryPassword?: string | undefined
  readonly ForceAliasCreation?: boolean | undefined
  readonly MessageAction?: MessageActionType | undefined
  readonly DesiredDeliveryMediums?: readonly DeliveryMediumType[] | undefined
  readonly ClientMetadata?: Readonly<Record<string, string>> | undefined
}

export type UserStatusType = 'UNCONFIRMED' | 'CONFIRMED' | 'ARCHIVED' | 'COMPROMISED' | 'UNKNOWN' | 'RESET_REQUIRED' | 'FORCE_CHANGE_PASSWORD' | 'EXTERNAL_PROVIDER'

export interface MFAOptionType {
  readonly DeliveryMedium?: DeliveryMediumType | undefined
  readonly AttributeName?: string | undefined
}

export interface UserType {
  readonly Username?: string | undefined
  readonly Attributes?: readonly AttributeType[] | undefined
  readonly UserCreateDate?: number | undefined
  readonly UserLastModifiedDate?: number | undefined
  readonly Enabled?: boolean | undefined
  readonly UserStatus?: UserStatusType | undefined
  readonly MFAOptions?: readonly MFAOptionType[] | undefined
}

export interface AdminCreateUserResponse {
  readonly User?: UserType | undefined
}

export interface AdminDeleteSoftwareTokenRequest {
  readonly UserPoolId: string
  readonly Username: string
}

export type AdminDeleteSoftwareTokenResponse = Readonly<Record<string, never>>

export interface AdminDeleteUserRequest {
  readonly UserPoolId: string
  readonly Username: string
}

export interface AdminDeleteUserAttributesRequest {
  readonly UserPoolId: string
  readonly Username: string
  readonly UserAttributeNames: readonly string[]
}

export type AdminDeleteUserAttributesResponse = Readonly<Record<string, never>>

export interface ProviderUserIdentifierType {
  readonly ProviderName?: string | undefined
  readonly ProviderAttributeName?: string | undefined
  readonly ProviderAttributeValue?: string | undefined
}

export interface AdminDisableProviderForUserRequest {
  readonly UserPoolId: string
  readonly User: ProviderUserIdentifierType
}

export type AdminDisableProviderForUserResponse = Readonly<Record<string, never>>

export interface AdminDisableUserRequest {
  readonly UserPoolId: string
  readonly Username: string
}

export type AdminDisableUserResponse = Readonly<Record<string, never>>

export interface AdminEnableUserRequest {
  readonly UserPoolId: string
  readonly Username: string
}

export type AdminEnableUserResponse = Readonly<Record<string, never>>

export interface AdminForgetDeviceRequest {
  readonly UserPoolId: string
  readonly Username: string
  readonly DeviceKey: string
}

export interface AdminGetDeviceRequest {
  readonly DeviceKey: string
  readonly UserPoolId: string
  readonly Username: string
}

export interface DeviceType {
  readonly DeviceKey?: string | undefined
  readonly DeviceAttributes?: readonly AttributeType[] | undefined
  readonly DeviceCreateDate?: number | undefined
  readonly DeviceLastModifiedDate?: number | undefined
  readonly DeviceLastAuthenticatedDate?: number | undefined
}

export interface AdminGetDeviceResponse {
  readonly Device: DeviceType
}

export interface AdminGetUserRequest {
  readonly UserPoolId: string
  readonly Username: string
}

export interface AdminGetUserResponse {
  readonly Username: string
  readonly UserAttributes?: readonly AttributeType[] | undefined
  readonly UserCreateDate?: number | undefined
  readonly UserLastModifiedDate?: number | undefined
  readonly Enabled?: boolean | undefined
  readonly UserStatus?: UserStatusType | undefined
  readonly MFAOptions?: readonly MFAOptionType[] | undefined
  readonly PreferredMfaSetting?: string | undefined
  readonly UserMFASettingList?: readonly string[] | undefined
}

export interface AdminGetUserAuthFactorsRequest {
  readonly UserPoolId: string
  readonly Username: string
}

export type AuthFactorType = 'PASSWORD' | 'EMAIL_OTP' | 'SMS_OTP' | 'WEB_AUTHN' | 'SOFTWARE_TOKEN'

export interface AdminGetUserAuthFactorsResponse {
  readonly Username: string
  readonly PreferredMfaSetting?: string | undefined
  readonly UserMFASettingList?: readonly string[] | undefined
  readonly ConfiguredUserAuthFactors?: readonly AuthFactorType[] | undefined
}

export type AuthFlowType = 'USER_SRP_AUTH' | 'REFRESH_TOKEN_AUTH' | 'REFRESH_TOKEN' | 'CUSTOM_AUTH' | 'ADMIN_NO_SRP_AUTH' | 'USER_PASSWORD_AUTH' | 'ADMIN_USER_PASSWORD_AUTH' | 'USER_AUTH'

export interface AnalyticsMetadataType {
  readonly AnalyticsEndpointId?: string | undefined
}

export interface HttpHeader {
  readonly headerName?: string | undefined
  readonly headerValue?: string | undefined
}

export interface ContextDataType {
  readonly IpAddress: string
  readonly ServerName: string
  readonly ServerPath: string
  readonly HttpHeaders: readonly HttpHeader[]
  readonly EncodedData?: string | undefined
}

export interface AdminInitiateAuthRequest {
  readonly UserPoolId: string
  readonly ClientId: string
  readonly AuthFlow: AuthFlowType
  readonly AuthParameters?: Readonly<Record<string, string>> | undefined
  readonly ClientMetadata?: Readonly<Record<string, string>> | undefined
  readonly AnalyticsMetadata?: AnalyticsMetadataType | undefined
  readonly ContextData?: ContextDataType | undefined
  readonly Session?: string | undefined
}

export type ChallengeNameType = 'SMS_MFA' | 'EMAIL_OTP' | 'SOFTWARE_TOKEN_MFA' | 'SELECT_MFA_TYPE' | 'MFA_SETUP' | 'PASSWORD_VERIFIER' | 'CUSTOM_CHALLENGE' | 'SELECT_CHALLENGE' | 'DEVICE_SRP_AUTH' | 'DEVICE_PASSWORD_VERIFIER' | 'ADMIN_NO_SRP_AUTH' | 'NEW_PASSWORD_REQUIRED' | 'SMS_OTP' | 'PASSWORD' | 'WEB_AUTHN' | 'PASSWORD_SRP'

export interface NewDeviceMetadataType {
  readonly DeviceKey?: string | undefined
  readonly DeviceGroupKey?: string | undefined
}

export interface AuthenticationResultType {
  readonly AccessToken?: string | undefined
  readonly ExpiresIn?: number | undefined
  readonly TokenType?: string | undefined
  readonly RefreshToken?: string | undefined
  readonly IdToken?: string | undefined
  readonly NewDeviceMetadata?: NewDeviceMetadataType | undefined
}

export interface AdminInitiateAuthResponse {
  readonly ChallengeName?: ChallengeNameType | undefined
  readonly Session?: string | undefined
  readonly ChallengeParameters?: Readonly<Record<string, string>> | undefined
  readonly AuthenticationResult?: AuthenticationResultType | undefined
  readonly AvailableChallenges?: readonly ChallengeNameType[] | undefined
}

export interface AdminLinkProviderForUserRequest {
  readonly UserPoolId: string
  readonly DestinationUser: ProviderUserIdentifierType
  readonly SourceUser: ProviderUserIdentifierType
}

export type AdminLinkProviderForUserResponse = Readonly<Record<string, never>>

export interface AdminListDevicesRequest {
  readonly UserPoolId: string
  readonly Username: string
  readonly Limit?: number | undefined
  readonly PaginationToken?: string | undefined
}

export interface AdminListDevicesResponse {
  readonly Devices?: readonly DeviceType[] | undefined
  readonly PaginationToken?: string | undefined
}

export interface AdminListGroupsForUserRequest {
  readonly Username: string
  readonly UserPoolId: string
  readonly Limit?: number | undefined
  readonly NextToken?: string | undefined
}

export interface GroupType {
  readonly GroupName?: string | undefined
  readonly UserPoolId?: string | undefined
  readonly Description?: string | undefined
  readonly RoleArn?: string | undefined
  readonly Precedence?: number | undefined
  readonly LastModifiedDate?: number | undefined
  readonly CreationDate?: number | undefined
}

export interface AdminListGroupsForUserResponse {
  readonly Groups?: readonly GroupType[] | undefined
  readonly NextToken?: string | undefined
}

export interface AdminListUserAuthEventsRequest {
  readonly UserPoolId: string
  readonly Username: string
  readonly MaxResults?: number | undefined
  readonly NextToken?: string | undefined
}

export type EventType = 'SignIn' | 'SignUp' | 'ForgotPassword' | 'PasswordChange' | 'ResendCode'

export type EventResponseType = 'Pass' | 'Fail' | 'InProgress'

export type RiskDecisionType = 'NoRisk' | 'AccountTakeover' | 'Block'

export type RiskLevelType = 'Low' | 'Medium' | 'High'

export interface EventRiskType {
  readonly RiskDecision?: RiskDecisionType | undefined
  readonly RiskLevel?: RiskLevelType | undefined
  readonly CompromisedCredentialsDetected?: boolean | undefined
}

export type ChallengeName = 'Password' | 'Mfa'

export type ChallengeResponse = 'Success' | 'Failure'

export interface ChallengeResponseType {
  readonly ChallengeName?: ChallengeName | undefined
  readonly ChallengeResponse?: ChallengeResponse | undefined
}

export interface EventContextDataType {
  readonly IpAddress?: string | undefined
  readonly DeviceName?: string | undefined
  readonly Timezone?: string | undefined
  readonly City?: string | undefined
  readonly Country?: string | undefined
}

export type FeedbackValueType = 'Valid' | 'Invalid'

export interface EventFeedbackType {
  readonly FeedbackValue: FeedbackValueType
  readonly Provider: string
  readonly FeedbackDate?: number | undefined
}

export interface AuthEventType {
  readonly EventId?: string | undefined
  readonly EventType?: EventType | undefined
  readonly CreationDate?: number | undefined
  readonly EventResponse?: EventResponseType | undefined
  readonly EventRisk?: EventRiskType | undefined
  readonly ChallengeResponses?: readonly ChallengeResponseType[] | undefined
  readonly EventContextData?: EventContextDataType | undefined
  readonly EventFeedback?: EventFeedbackType | undefined
}

export interface AdminListUserAuthEventsResponse {
  readonly AuthEvents?: readonly AuthEventType[] | undefined
  readonly NextToken?: string | undefined
}

export interface AdminListUserSessionsRequest {
  readonly UserPoolId: string
  readonly Username: string
  readonly NextToken?: string | undefined
}

export type SessionTypeType = 'SSO' | 'TOKEN'

export interface SessionLocationType {
  readonly City?: string | undefined
  readonly Country?: string | undefined
}

export interface SessionDescriptionType {
  readonly SessionId?: string | undefined
  readonly SessionType?: SessionTypeType | undefined
  readonly ClientId?: string | undefined
  readonly CreateDate?: number | undefined
  readonly LastActiveDate?: number | undefined
  readonly DeviceType?: string | undefined
  readonly LastIPAddress?: string | undefined
  readonly LastLocation?: SessionLocationType | undefined
  readonly OriginSessionId?: string | undefined
  readonly IsCurrentSession?: boolean | undefined
}

export interface AdminListUserSessionsResponse {
  readonly Sessions?: readonly SessionDescriptionType[] | undefined
  readonly NextToken?: string | undefined
}

export interface AdminRemoveUserFromGroupRequest {
  readonly UserPoolId: string
  readonly Username: string
  readonly GroupName: string
}

export interface AdminResetUserPasswordRequest {
  readonly UserPoolId: string
  readonly Username: string
  readonly ClientMetadata?: Readonly<Record<string, string>> | undefined
}

export type AdminResetUserPasswordResponse = Readonly<Record<string, never>>

export interface AdminRespondToAuthChallengeRequest {
  readonly UserPoolId: string
  readonly ClientId: string
  readonly ChallengeName: ChallengeNameType
  readonly ChallengeResponses?: Readonly<Record<string, string>> | undefined
  readonly Session?: string | undefined
  readonly AnalyticsMetadata?: AnalyticsMetadataType | undefined
  readonly ContextData?: ContextDataType | undefined
  readonly ClientMetadata?: Readonly<Record<string, string>> | undefined
}

export interface AdminRespondToAuthChallengeResponse {
  readonly ChallengeName?: ChallengeNameType | undefined
  readonly Session?: string | undefined
  readonly ChallengeParameters?: Readonly<Record<string, string>> | undefined
  readonly AuthenticationResult?: AuthenticationResultType | undefined
  readonly AvailableChallenges?: readonly ChallengeNameType[] | undefined
}

export type RevokeAssociatedSessionsType = 'LINKED' | 'NONE'

export interface AdminRevokeUserSessionRequest {
  readonly UserPoolId: string
  readonly Username: string
  readonly SessionId: string
  readonly RevokeAssociatedSessions?: RevokeAssociatedSessionsType | undefined
}

export type AdminRevokeUserSessionResponse = Readonly<Record<string, never>>

export interface SMSMfaSettingsType {
  readonly Enabled?: boolean | undefined
  readonly PreferredMfa?: boolean | undefined
}

export interface SoftwareTokenMfaSettingsType {
  readonly Enabled?: boolean | undefined
  readonly PreferredMfa?: boolean | undefined
}

export interface EmailMfaSettingsType {
  readonly Enabled?: boolean | undefined
  readonly PreferredMfa?: boolean | undefined
}

export interface WebAuthnMfaSettingsType {
  readonly Enabled?: boolean | undefined
}

export interface AdminSetUserMFAPreferenceRequest {
  readonly SMSMfaSettings?: SMSMfaSettingsType | undefined
  readonly SoftwareTokenMfaSettings?: SoftwareTokenMfaSettingsType | undefined
  readonly EmailMfaSettings?: EmailMfaSettingsType | undefined
  readonly WebAuthnMfaSettings?: WebAuthnMfaSettingsType | undefined
  readonly Username: string
  readonly UserPoolId: string
}

export type AdminSetUserMFAPreferenceResponse = Readonly<Record<string, never>>

export interface AdminSetUserPasswordRequest {
  readonly UserPoolId: string
  readonly Username: string
  readonly Password: string
  readonly Permanent?: boolean | undefined
}

export type AdminSetUserPasswordResponse = Readonly<Record<string, never>>

export interface AdminSetUserSettingsRequest {
  readonly UserPoolId: string
  readonly Username: string
  readonly MFAOptions: readonly MFAOptionType[]
}

export type AdminSetUserSettingsResponse = Readonly<Record<string, never>>

export interface AdminUpdateAuthEventFeedbackRequest {
  readonly UserPoolId: string
  readonly Username: string
  readonly EventId: string
  readonly FeedbackValue: FeedbackValueType
}

export type AdminUpdateAuthEventFeedbackResponse = Readonly<Record<string, never>>

export type DeviceRememberedStatusType = 'remembered' | 'not_remembered'

export interface AdminUpdateDeviceStatusRequest {
  readonly UserPoolId: string
  readonly Username: string
  readonly DeviceKey: string
  readonly DeviceRememberedStatus?: DeviceRememberedStatusType | undefined
}

export type AdminUpdateDeviceStatusResponse = Readonly<Record<string, never>>

export interface AdminUpdateUserAttributesRequest {
  readonly UserPoolId: string
  readonly Username: string
  readonly UserAttributes: readonly AttributeType[]
  readonly ClientMetadata?: Readonly<Record<string, string>> | undefined
}

export type AdminUpdateUserAttributesResponse = Readonly<Record<string, never>>

export interface AdminUserGlobalSignOutRequest {
  readonly UserPoolId: string
  readonly Username: string
}

export type AdminUserGlobalSignOutResponse = Readonly<Record<string, never>>

export interface AssociateSoftwareTokenRequest {
  readonly AccessToken?: string | undefined
  readonly Session?: string | undefined
}

export interface AssociateSoftwareTokenResponse {
  readonly SecretCode?: string | undefined
  readonly Session?: string | undefined
}

export interface ChangePasswordRequest {
  readonly PreviousPassword?: string | undefined
  readonly ProposedPassword: string
  readonly AccessToken: string
}

export type ChangePasswordResponse = Readonly<Record<string, never>>

export interface CompleteWebAuthnRegistrationRequest {
  readonly AccessToken: string
  readonly Credential: unknown
}

export type CompleteWebAuthnRegistrationResponse = Readonly<Record<string, never>>

export interface DeviceSecretVerifierConfigType {
  readonly PasswordVerifier?: string | undefined
  readonly Salt?: string | undefined
}

export interface ConfirmDeviceRequest {
  readonly AccessToken: string
  readonly DeviceKey: string
  readonly DeviceSecretVerifierConfig?: DeviceSecretVerifierConfigType | undefined
  readonly DeviceName?: string | undefined
}

export interface ConfirmDeviceResponse {
  readonly UserConfirmationNecessary?: boolean | undefined
}

export interface UserContextDataType {
  readonly IpAddress?: string | undefined
  readonly EncodedData?: string | undefined
}

export interface ConfirmForgotPasswordRequest {
  readonly ClientId: string
  readonly SecretHash?: string | undefined
  readonly Username: string
  readonly ConfirmationCode: string
  readonly Password: string
  readonly AnalyticsMetadata?: AnalyticsMetadataType | undefined
  readonly UserContextData?: UserContextDataType | undefined
  readonly ClientMetadata?: Readonly<Record<string, string>> | undefined
}

export type ConfirmForgotPasswordResponse = Readonly<Record<string, never>>

export interface ConfirmSignUpRequest {
  readonly ClientId: string
  readonly SecretHash?: string | undefined
  readonly Username: string
  readonly ConfirmationCode: string
  readonly ForceAliasCreation?: boolean | undefined
  readonly AnalyticsMetadata?: AnalyticsMetadataType | undefined
  readonly UserContextData?: UserContextDataType | undefined
  readonly ClientMetadata?: Readonly<Record<string, string>> | undefined
  readonly Session?: string | undefined
}

export interface ConfirmSignUpResponse {
  readonly Session?: string | undefined
}

export interface CreateGroupRequest {
  readonly GroupName: string
  readonly UserPoolId: string
  readonly Description?: string | undefined
  readonly RoleArn?: string | undefined
  readonly Precedence?: number | undefined
}

export interface CreateGroupResponse {
  readonly Group?: GroupType | undefined
}

export type IdentityProviderTypeType = 'SAML' | 'Facebook' | 'Google' | 'LoginWithAmazon' | 'SignInWithApple' | 'OIDC'

export interface CreateIdentityProviderRequest {
  readonly UserPoolId: string
  readonly ProviderName: string
  readonly ProviderType: IdentityProviderTypeType
  readonly ProviderDetails: Readonly<Record<string, string>>
  readonly AttributeMapping?: Readonly<Record<string, string>> | undefined
  readonly IdpIdentifiers?: readonly string[] | undefined
  readonly AcrMapping?: Readonly<Record<string, string>> | undefined
}

export interface IdentityProviderType {
  readonly UserPoolId?: string | undefined
  readonly ProviderName?: string | undefined
  readonly ProviderType?: IdentityProviderTypeType | undefined
  readonly ProviderDetails?: Readonly<Record<string, string>> | undefined
  readonly AttributeMapping?: Readonly<Record<string, string>> | undefined
  readonly IdpIdentifiers?: readonly string[] | undefined
  readonly LastModifiedDate?: number | undefined
  readonly CreationDate?: number | undefined
  readonly AcrMapping?: Readonly<Record<string, string>> | undefined
}

export interface CreateIdentityProviderResponse {
  readonly IdentityProvider: IdentityProviderType
}

export type AssetCategoryType = 'FAVICON_ICO' | 'FAVICON_SVG' | 'EMAIL_GRAPHIC' | 'SMS_GRAPHIC' | 'AUTH_APP_GRAPHIC' | 'PASSWORD_GRAPHIC' | 'PASSKEY_GRAPHIC' | 'PAGE_HEADER_LOGO' | 'PAGE_HEADER_BACKGROUND' | 'PAGE_FOOTER_LOGO' | 'PAGE_FOOTER_BACKGROUND' | 'PAGE_BACKGROUND' | 'FORM_BACKGROUND' | 'FORM_LOGO' | 'IDP_BUTTON_ICON'

export type ColorSchemeModeType = 'LIGHT' | 'DARK' | 'DYNAMIC'

export type AssetExtensionType = 'ICO' | 'JPEG' | 'PNG' | 'SVG' | 'WEBP'

export interface AssetType {
  readonly Category: AssetCategoryType
  readonly ColorMode: ColorSchemeModeType
  readonly Extension: AssetExtensionType
  readonly Bytes?: string | undefined
  readonly ResourceId?: string | undefined
}

export interface CreateManagedLoginBrandingRequest {
  readonly UserPoolId: string
  readonly ClientId: string
  readonly UseCognitoProvidedValues?: boolean | undefined
  readonly Settings?: unknown
  readonly Assets?: readonly AssetType[] | undefined
}

export interface ManagedLoginBrandingType {
  readonly ManagedLoginBrandingId?: string | undefined
  readonly UserPoolId?: string | undefined
  readonly UseCognitoProvidedValues?: boolean | undefined
  readonly Settings?: unknown
  readonly Assets?: readonly AssetType[] | undefined
  readonly CreationDate?: number | undefined
  readonly LastModifiedDate?: number | undefined
}

export interface CreateManagedLoginBrandingResponse {
  readonly ManagedLoginBranding?: ManagedLoginBrandingType | undefined
}

export interface ResourceServerScopeType {
  readonly ScopeName: string
  readonly ScopeDescription: string
}

export interface CreateResourceServerRequest {
  readonly UserPoolId: string
  readonly Identifier: string
  readonly Name: string
  readonly Scopes?: readonly ResourceServerScopeType[] | undefined
}

export type ResourceServerManagedByType = 'COGNITO'

export interface ResourceServerType {
  readonly UserPoolId?: string | undefined
  readonly Identifier?: string | undefined
  readonly Name?: string | undefined
  readonly Scopes?: readonly ResourceServerScopeType[] | undefined
  readonly ManagedBy?: ResourceServerManagedByType | undefined
}

export interface CreateResourceServerResponse {
  readonly ResourceServer: ResourceServerType
}

export type TermsSourceType = 'LINK'

export type TermsEnforcementType = 'NONE'

export interface CreateTermsRequest {
  readonly UserPoolId: string
  readonly ClientId: string
  readonly TermsName: string
  readonly TermsSource: TermsSourceType
  readonly Enforcement: TermsEnforcementType
  readonly Links?: Readonly<Record<string, string>> | undefined
}

export interface TermsType {
  readonly TermsId: string
  readonly UserPoolId: string
  readonly ClientId: string
  readonly TermsName: string
  readonly TermsSource: TermsSourceType
  readonly Enforcement: TermsEnforcementType
  readonly Links: Readonly<Record<string, string>>
  readonly CreationDate: number
  readonly LastModifiedDate: number
}

export interface CreateTermsResponse {
  readonly Terms?: TermsType | undefined
}

export type PasswordHashingAlgorithmType = 'BCRYPT' | 'SCRYPT' | 'ARGON2ID' | 'PBKDF2_SHA256'

export interface CreateUserImportJobRequest {
  readonly JobName: string
  readonly UserPoolId: string
  readonly CloudWatchLogsRoleArn: string
  readonly PasswordHashingAlgorithm?: PasswordHashingAlgorithmType | undefined
}

export type UserImportJobStatusType = 'Created' | 'Pending' | 'InProgress' | 'Stopping' | 'Expired' | 'Stopped' | 'Failed' | 'Succeeded'

export interface UserImportJobType {
  readonly JobName?: string | undefined
  readonly JobId?: string | undefined
  readonly UserPoolId?: string | undefined
  readonly PreSignedUrl?: string | undefined
  readonly CreationDate?: number | undefined
  readonly StartDate?: number | undefined
  readonly CompletionDate?: number | undefined
  readonly Status?: UserImportJobStatusType | undefined
  readonly CloudWatchLogsRoleArn?: string | undefined
  readonly ImportedUsers?: number | undefined
  readonly SkippedUsers?: number | undefined
  readonly FailedUsers?: number | undefined
  readonly CompletionMessage?: string | undefined
  readonly PasswordHashingAlgorithm?: PasswordHashingAlgorithmType | undefined
}

export interface CreateUserImportJobResponse {
  readonly UserImportJob?: UserImportJobType | undefined
}

export interface PasswordPolicyType {
  readonly MinimumLength?: number | undefined
  readonly RequireUppercase?: boolean | undefined
  readonly RequireLowercase?: boolean | undefined
  readonly RequireNumbers?: boolean | undefined
  readonly RequireSymbols?: boolean | undefined
  readonly PasswordHistorySize?: number | undefined
  readonly TemporaryPasswordValidityDays?: number | undefined
}

export interface SignInPolicyType {
  readonly AllowedFirstAuthFactors?: readonly AuthFactorType[] | undefined
}

export interface UserPoolPolicyType {
  readonly PasswordPolicy?: PasswordPolicyType | undefined
  readonly SignInPolicy?: SignInPolicyType | undefined
}

export type DeletionProtectionType = 'ACTIVE' | 'INACTIVE'

export type PreTokenGenerationLambdaVersionType = 'V1_0' | 'V2_0' | 'V3_0'

export interface PreTokenGenerationVersionConfigType {
  readonly LambdaVersion: PreTokenGenerationLambdaVersionType
  readonly LambdaArn: string
}

export type CustomSMSSenderLambdaVersionType = 'V1_0'

export interface CustomSMSLambdaVersionConfigType {
  readonly LambdaVersion: CustomSMSSenderLambdaVersionType
  readonly LambdaArn: string
}

export type CustomEmailSenderLambdaVersionType = 'V1_0'

export interface CustomEmailLambdaVersionConfigType {
  readonly LambdaVersion: CustomEmailSenderLambdaVersionType
  readonly LambdaArn: string
}

export type InboundFederationLambdaVersionType = 'V1_0'

export interface InboundFederationLambdaType {
  readonly LambdaVersion: InboundFederationLambdaVersionType
  readonly LambdaArn: string
}

export interface LambdaConfigType {
  readonly PreSignUp?: string | undefined
  readonly CustomMessage?: string | undefined
  readonly PostConfirmation?: string | undefined
  readonly PreAuthentication?: string | undefined
  readonly PostAuthentication?: string | undefined
  readonly DefineAuthChallenge?: string | undefined
  readonly CreateAuthChallenge?: string | undefined
  readonly VerifyAuthChallengeResponse?: string | undefined
  readonly PreTokenGeneration?: string | undefined
  readonly UserMigration?: string | undefined
  readonly PreTokenGenerationConfig?: PreTokenGenerationVersionConfigType | undefined
  readonly CustomSMSSender?: CustomSMSLambdaVersionConfigType | undefined
  readonly CustomEmailSender?: CustomEmailLambdaVersionConfigType | undefined
  readonly KMSKeyID?: string | undefined
  readonly InboundFederation?: InboundFederationLambdaType | undefined
}

export type VerifiedAttributeType = 'phone_number' | 'email'

export type AliasAttributeType = 'phone_number' | 'email' | 'preferred_username'

export type UsernameAttributeType = 'phone_number' | 'email'

export type DefaultEmailOptionType = 'CONFIRM_WITH_LINK' | 'CONFIRM_WITH_CODE'

export interface VerificationMessageTemplateType {
  readonly SmsMessage?: string | undefined
  readonly EmailMessage?: string | undefined
  readonly EmailSubject?: string | undefined
  readonly EmailMessageByLink?: string | undefined
  readonly EmailSubjectByLink?: string | undefined
  readonly DefaultEmailOption?: DefaultEmailOptionType | undefined
}

export type UserPoolMfaType = 'OFF' | 'ON' | 'OPTIONAL'

export interface UserAttributeUpdateSettingsType {
  readonly AttributesRequireVerificationBeforeUpdate?: readonly VerifiedAttributeType[] | undefined
}

export interface DeviceConfigurationType {
  readonly ChallengeRequiredOnNewDevice?: boolean | undefined
  readonly DeviceOnlyRememberedOnUserPrompt?: boolean | undefined
}

export type EmailSendingAccountType = 'COGNITO_DEFAULT' | 'DEVELOPER'

export interface EmailConfigurationType {
  readonly SourceArn?: string | undefined
  readonly ReplyToEmailAddress?: string | undefined
  readonly EmailSendingAccount?: EmailSendingAccountType | undefined
  readonly From?: string | undefined
  readonly ConfigurationSet?: string | undefined
}

export interface EumsSmsConfigurationType {
  readonly CallerArn: string
  readonly ExternalId?: string | undefined
  readonly OriginationIdentity?: string | undefined
  readonly ConfigurationSetName?: string | undefined
  readonly InEntityId?: string | undefined
  readonly InTemplateId?: string | undefined
  readonly Region?: string | undefined
}

export interface SmsConfigurationType {
  readonly SnsCallerArn?: string | undefined
  readonly ExternalId?: string | undefined
  readonly SnsRegion?: string | undefined
  readonly EumsSms?: EumsSmsConfigurationType | undefined
}

export interface MessageTemplateType {
  readonly SMSMessage?: string | undefined
  readonly EmailMessage?: string | undefined
  readonly EmailSubject?: string | undefined
}

export interface AdminCreateUserConfigType {
  readonly AllowAdminCreateUserOnly?: boolean | undefined
  readonly UnusedAccountValidityDays?: number | undefined
  readonly InviteMessageTemplate?: MessageTemplateType | undefined
}

export type AdvancedSecurityModeType = 'OFF' | 'AUDIT' | 'ENFORCED'

export type AdvancedSecurityEnabledModeType = 'AUDIT' | 'ENFORCED'

export interface AdvancedSecurityAdditionalFlowsType {
  readonly CustomAuthMode?: AdvancedSecurityEnabledModeType | undefined
}

export interface UserPoolAddOnsType {
  readonly AdvancedSecurityMode: AdvancedSecurityModeType
  readonly AdvancedSecurityAdditionalFlows?: AdvancedSecurityAdditionalFlowsType | undefined
}

export interface UsernameConfigurationType {
  readonly CaseSensitive: boolean
}

export type RecoveryOptionNameType = 'verified_email' | 'verified_phone_number' | 'admin_only'

export interface RecoveryOptionType {
  readonly Priority: number
  readonly Name: RecoveryOptionNameType
}

export interface AccountRecoverySettingType {
  readonly RecoveryMechanisms?: readonly RecoveryOptionType[] | undefined
}

export type UserPoolTierType = 'LITE' | 'ESSENTIALS' | 'PLUS'

export type EncryptionKeyType = 'AWS_OWNED_KEY' | 'CUSTOMER_MANAGED_KEY'

export interface KeyConfigurationType {
  readonly KeyType?: EncryptionKeyType | undefined
  readonly KmsKeyArn?: string | undefined
}

export type IssuerType = 'ORIGINAL' | 'UPDATED'

export interface IssuerConfigurationType {
  readonly Type?: IssuerType | undefined
}

export interface DcrConfigurationType {
  readonly EnableStatus?: string | undefined
  readonly OpenDcrEnabled?: boolean | undefined
  readonly AuthenticatedGrantTypes?: readonly string[] | undefined
  readonly OpenDcrGrantTypes?: readonly string[] | undefined
  readonly AllowedScopes?: readonly string[] | undefined
}

export interface AcrLevelConfigType {
  readonly AcrValue: string
}

export interface CreateUserPoolRequest {
  readonly PoolName: string
  readonly Policies?: UserPoolPolicyType | undefined
  readonly DeletionProtection?: DeletionProtectionType | undefined
  readonly LambdaConfig?: LambdaConfigType | undefined
  readonly AutoVerifiedAttributes?: readonly VerifiedAttributeType[] | undefined
  readonly AliasAttributes?: readonly AliasAttributeType[] | undefined
  readonly UsernameAttributes?: readonly UsernameAttributeType[] | undefined
  readonly SmsVerificationMessage?: string | undefined
  readonly EmailVerificationMessage?: string | undefined
  readonly EmailVerificationSubject?: string | undefined
  readonly VerificationMessageTemplate?: VerificationMessageTemplateType | undefined
  readonly SmsAuthenticationMessage?: string | undefined
  readonly MfaConfiguration?: UserPoolMfaType | undefined
  readonly UserAttributeUpdateSettings?: UserAttributeUpdateSettingsType | undefined
  readonly DeviceConfiguration?: DeviceConfigurationType | undefined
  readonly EmailConfiguration?: EmailConfigurationType | undefined
  readonly SmsConfiguration?: SmsConfigurationType | undefined
  readonly UserPoolTags?: Readonly<Record<string, string>> | undefined
  readonly AdminCreateUserConfig?: AdminCreateUserConfigType | undefined
  readonly Schema?: readonly SchemaAttributeType[] | undefined
  readonly UserPoolAddOns?: UserPoolAddOnsType | undefined
  readonly UsernameConfiguration?: UsernameConfigurationType | undefined
  readonly AccountRecoverySetting?: AccountRecoverySettingType | undefined
  readonly UserPoolTier?: UserPoolTierType | undefined
  readonly KeyConfiguration?: KeyConfigurationType | undefined
  readonly IssuerConfiguration?: IssuerConfigurationType | undefined
  readonly DcrConfiguration?: DcrConfigurationType | undefined
  readonly AcrConfiguration?: Readonly<Record<string, AcrLevelConfigType>> | undefined
}

export type StatusType = 'Enabled' | 'Disabled'

export interface UserPoolType {
  readonly Id?: string | undefined
  readonly Name?: string | undefined
  readonly Policies?: UserPoolPolicyType | undefined
  readonly DeletionProtection?: DeletionProtectionType | undefined
  readonly LambdaConfig?: LambdaConfigType | undefined
  readonly Status?: StatusType | undefined
  readonly LastModifiedDate?: number | undefined
  readonly CreationDate?: number | undefined
  readonly SchemaAttributes?: readonly SchemaAttributeType[] | undefined
  readonly AutoVerifiedAttributes?: readonly VerifiedAttributeType[] | undefined
  readonly AliasAttributes?: readonly AliasAttributeType[] | undefined
  readonly UsernameAttributes?: readonly UsernameAttributeType[] | undefined
  readonly SmsVerificationMessage?: string | undefined
  readonly EmailVerificationMessage?: string | undefined
  readonly EmailVerificationSubject?: string | undefined
  readonly VerificationMessageTemplate?: VerificationMessageTemplateType | undefined
  readonly SmsAuthenticationMessage?: string | undefined
  readonly UserAttributeUpdateSettings?: UserAttributeUpdateSettingsType | undefined
  readonly MfaConfiguration?: UserPoolMfaType | undefined
  readonly DeviceConfiguration?: DeviceConfigurationType | undefined
  readonly EstimatedNumberOfUsers?: number | undefined
  readonly EmailConfiguration?: EmailConfigurationType | undefined
  readonly SmsConfiguration?: SmsConfigurationType | undefined
  readonly UserPoolTags?: Readonly<Record<string, string>> | undefined
  readonly SmsConfigurationFailure?: string | undefined
  readonly EmailConfigurationFailure?: string | undefined
  readonly Domain?: string | undefined
  readonly CustomDomain?: string | undefined
  readonly AdminCreateUserConfig?: AdminCreateUserConfigType | undefined
  readonly UserPoolAddOns?: UserPoolAddOnsType | undefined
  readonly UsernameConfiguration?: UsernameConfigurationType | undefined
  readonly Arn?: string | undefined
  readonly AccountRecoverySetting?: AccountRecoverySettingType | undefined
  readonly UserPoolTier?: UserPoolTierType | undefined
  readonly KeyConfiguration?: KeyConfigurationType | undefined
  readonly IssuerConfiguration?: IssuerConfigurationType | undefined
  readonly DcrConfiguration?: DcrConfigurationType | undefined
  readonly AcrConfiguration?: Readonly<Record<string, AcrLevelConfigType>> | undefined
}

export interface CreateUserPoolResponse {
  readonly UserPool?: UserPoolType | undefined
}

export type TimeUnitsType = 'seconds' | 'minutes' | 'hours' | 'days'

export interface TokenValidityUnitsType {
  readonly AccessToken?: TimeUnitsType | undefined
  readonly IdToken?: TimeUnitsType | undefined
  readonly RefreshToken?: TimeUnitsType | undefined
}

export type ExplicitAuthFlowsType = 'ADMIN_NO_SRP_AUTH' | 'CUSTOM_AUTH_FLOW_ONLY' | 'USER_PASSWORD_AUTH' | 'ALLOW_ADMIN_USER_PASSWORD_AUTH' | 'ALLOW_CUSTOM_AUTH' | 'ALLOW_USER_PASSWORD_AUTH' | 'ALLOW_USER_SRP_AUTH' | 'ALLOW_REFRESH_TOKEN_AUTH' | 'ALLOW_USER_AUTH' | 'ALLOW_CLIENT_TOKEN_AUTH'

export type OAuthFlowType = 'code' | 'implicit' | 'client_credentials'

export interface AnalyticsConfigurationType {
  readonly ApplicationId?: string | undefined
  readonly ApplicationArn?: string | undefined
  readonly RoleArn?: string | undefined
  readonly ExternalId?: string | undefined
  readonly UserDataShared?: boolean | undefined
}

export type PreventUserExistenceErrorTypes = 'LEGACY' | 'ENABLED'

export type FeatureType = 'ENABLED' | 'DISABLED'

export interface RefreshTokenRotationType {
  readonly Feature: FeatureType
  readonly RetryGracePeriodSeconds?: number | undefined
}

export interface CreateUserPoolClientRequest {
  readonly UserPoolId: string
  readonly ClientName: string
  readonly GenerateSecret?: boolean | undefined
  readonly ClientSecret?: string | undefined
  readonly RefreshTokenValidity?: number | undefined
  readonly AccessTokenValidity?: number | undefined
  readonly IdTokenValidity?: number | undefined
  readonly TokenValidityUnits?: TokenValidityUnitsType | undefined
  readonly ReadAttributes?: readonly string[] | undefined
  readonly WriteAttributes?: readonly string[] | undefined
  readonly ExplicitAuthFlows?: readonly ExplicitAuthFlowsType[] | undefined
  readonly SupportedIdentityProviders?: readonly string[] | undefined
  readonly CallbackURLs?: readonly string[] | undefined
  readonly LogoutURLs?: readonly string[] | undefined
  readonly DefaultRedirectURI?: string | undefined
  readonly AllowedOAuthFlows?: readonly OAuthFlowType[] | undefined
  readonly AllowedOAuthScopes?: readonly string[] | undefined
  readonly AllowedOAuthFlowsUserPoolClient?: boolean | undefined
  readonly AnalyticsConfiguration?: AnalyticsConfigurationType | undefined
  readonly PreventUserExistenceErrors?: PreventUserExistenceErrorTypes | undefined
  readonly EnableTokenRevocation?: boolean | undefined
  readonly EnablePropagateAdditionalUserContextData?: boolean | undefined
  readonly AuthSessionValidity?: number | undefined
  readonly RefreshTokenRotation?: RefreshTokenRotationType | undefined
}

export type ClientTypeType = 'DCR' | 'REGULAR'

export interface UserPoolClientType {
  readonly UserPoolId?: string | undefined
  readonly ClientName?: string | undefined
  readonly ClientId?: string | undefined
  readonly ClientSecret?: string | undefined
  readonly LastModifiedDate?: number | undefined
  readonly CreationDate?: number | undefined
  readonly RefreshTokenValidity?: number | undefined
  readonly AccessTokenValidity?: number | undefined
  readonly IdTokenValidity?: number | undefined
  readonly TokenValidityUnits?: TokenValidityUnitsType | undefined
  readonly ReadAttributes?: readonly string[] | undefined
  readonly WriteAttributes?: readonly string[] | undefined
  readonly ExplicitAuthFlows?: readonly ExplicitAuthFlowsType[] | undefined
  readonly SupportedIdentityProviders?: readonly string[] | undefined
  readonly CallbackURLs?: readonly string[] | undefined
  readonly LogoutURLs?: readonly string[] | undefined
  readonly DefaultRedirectURI?: string | undefined
  readonly AllowedOAuthFlows?: readonly OAuthFlowType[] | undefined
  readonly AllowedOAuthScopes?: readonly string[] | undefined
  readonly AllowedOAuthFlowsUserPoolClient?: boolean | undefined
  readonly AnalyticsConfiguration?: AnalyticsConfigurationType | undefined
  readonly PreventUserExistenceErrors?: PreventUserExistenceErrorTypes | undefined
  readonly EnableTokenRevocation?: boolean | undefined
  readonly EnablePropagateAdditionalUserContextData?: boolean | undefined
  readonly AuthSessionValidity?: number | undefined
  readonly RefreshTokenRotation?: RefreshTokenRotationType | undefined
  readonly ClientType?: ClientTypeType | undefined
}

export interface CreateUserPoolClientResponse {
  readonly UserPoolClient?: UserPoolClientType | undefined
}

export type SecurityPolicyType = 'TLS_V1' | 'TLS_V1_2_2021' | 'TLS_V1_3_2025'

export interface CustomDomainConfigType {
  readonly CertificateArn: string
  readonly SecurityPolicy?: SecurityPolicyType | undefined
}

export interface FailoverType {
  readonly SecondaryRegion: string
  readonly PrimaryRoute53HealthCheckId: string
}

export interface RoutingType {
  readonly Failover?: FailoverType | undefined
}

export interface CreateUserPoolDomainRequest {
  readonly Domain: string
  readonly UserPoolId: string
  readonly ManagedLoginVersion?: number | undefined
  readonly CustomDomainConfig?: CustomDomainConfigType | undefined
  readonly Routing?: RoutingType | undefined
}

export interface CreateUserPoolDomainResponse {
  readonly ManagedLoginVersion?: number | undefined
  readonly CloudFrontDomain?: string | undefined
  readonly Routing?: RoutingType | undefined
}

export interface CreateUserPoolReplicaRequest {
  readonly UserPoolId: string
  readonly RegionName: string
  readonly UserPoolTags?: Readonly<Record<string, string>> | undefined
}

export type ReplicaStatusType = 'CREATING' | 'ACTIVE' | 'INACTIVE' | 'DELETING'

export type ReplicaRoleType = 'PRIMARY' | 'SECONDARY'

export interface UserPoolReplicaType {
  readonly RegionName?: string | undefined
  readonly Status?: ReplicaStatusType | undefined
  readonly Role?: ReplicaRoleType | undefined
  readonly UserPoolArn?: string | undefined
}

export interface CreateUserPoolReplicaResponse {
  readonly UserPoolReplica?: UserPoolReplicaType | undefined
}

export interface DeleteGroupRequest {
  readonly GroupName: string
  readonly UserPoolId: string
}

export interface DeleteIdentityProviderRequest {
  readonly UserPoolId: string
  readonly ProviderName: string
}

export interface DeleteManagedLoginBrandingRequest {
  readonly ManagedLoginBrandingId: string
  readonly UserPoolId: string
}

export interface DeleteResourceServerRequest {
  readonly UserPoolId: string
  readonly Identifier: string
}

export interface DeleteTermsRequest {
  readonly TermsId: string
  readonly UserPoolId: string
}

export interface DeleteUserRequest {
  readonly AccessToken: string
}

export interface DeleteUserAttributesRequest {
  readonly UserAttributeNames: readonly string[]
  readonly AccessToken: string
}

export type DeleteUserAttributesResponse = Readonly<Record<string, never>>

export interface DeleteUserPoolRequest {
  readonly UserPoolId: string
}

export interface DeleteUserPoolClientRequest {
  readonly UserPoolId: string
  readonly ClientId: string
}

export interface DeleteUserPoolClientSecretRequest {
  readonly UserPoolId: string
  readonly ClientId: string
  readonly ClientSecretId: string
}

export type DeleteUserPoolClientSecretResponse = Readonly<Record<string, never>>

export interface DeleteUserPoolDomainRequest {
  readonly Domain: string
  readonly UserPoolId: string
}

export type DeleteUserPoolDomainResponse = Readonly<Record<string, never>>

export interface DeleteUserPoolReplicaRequest {
  readonly UserPoolId: string
  readonly RegionName: string
}

export interface DeleteUserPoolReplicaResponse {
  readonly UserPoolReplica?: UserPoolReplicaType | undefined
}

export interface DeleteWebAuthnCredentialRequest {
  readonly AccessToken: string
  readonly CredentialId: string
}

export type DeleteWebAuthnCredentialResponse = Readonly<Record<string, never>>

export interface DescribeIdentityProviderRequest {
  readonly UserPoolId: string
  readonly ProviderName: string
}

export interface DescribeIdentityProviderResponse {
  readonly IdentityProvider: IdentityProviderType
}

export interface DescribeManagedLoginBrandingRequest {
  readonly UserPoolId: string
  readonly ManagedLoginBrandingId: string
  readonly ReturnMergedResources?: boolean | undefined
}

export interface DescribeManagedLoginBrandingResponse {
  readonly ManagedLoginBranding?: ManagedLoginBrandingType | undefined
}

export interface DescribeManagedLoginBrandingByClientRequest {
  readonly UserPoolId: string
  readonly ClientId: string
  readonly ReturnMergedResources?: boolean | undefined
}

export interface DescribeManagedLoginBrandingByClientResponse {
  readonly ManagedLoginBranding?: ManagedLoginBrandingType | undefined
}

export interface DescribeResourceServerRequest {
  readonly UserPoolId: string
  readonly Identifier: string
}

export interface DescribeResourceServerResponse {
  readonly ResourceServer: ResourceServerType
}

export interface DescribeRiskConfigurationRequest {
  readonly UserPoolId: string
  readonly ClientId?: string | undefined
}

export type EventFilterType = 'SIGN_IN' | 'PASSWORD_CHANGE' | 'SIGN_UP'

export type CompromisedCredentialsEventActionType = 'BLOCK' | 'NO_ACTION'

export interface CompromisedCredentialsActionsType {
  readonly EventAction: CompromisedCredentialsEventActionType
}

export interface CompromisedCredentialsRiskConfigurationType {
  readonly EventFilter?: readonly EventFilterType[] | undefined
  readonly Actions: CompromisedCredentialsActionsType
}

export interface NotifyEmailType {
  readonly Subject: string
  readonly HtmlBody?: string | undefined
  readonly TextBody?: string | undefined
}

export interface NotifyConfigurationType {
  readonly From?: string | undefined
  readonly ReplyTo?: string | undefined
  readonly SourceArn: string
  readonly BlockEmail?: NotifyEmailType | undefined
  readonly NoActionEmail?: NotifyEmailType | undefined
  readonly MfaEmail?: NotifyEmailType | undefined
}

export type AccountTakeoverEventActionType = 'BLOCK' | 'MFA_IF_CONFIGURED' | 'MFA_REQUIRED' | 'NO_ACTION'

export interface AccountTakeoverActionType {
  readonly Notify: boolean
  readonly EventAction: AccountTakeoverEventActionType
}

export interface AccountTakeoverActionsType {
  readonly LowAction?: AccountTakeoverActionType | undefined
  readonly MediumAction?: AccountTakeoverActionType | undefined
  readonly HighAction?: AccountTakeoverActionType | undefined
}

export interface AccountTakeoverRiskConfigurationType {
  readonly NotifyConfiguration?: NotifyConfigurationType | undefined
  readonly Actions: AccountTakeoverActionsType
}

export interface RiskExceptionConfigurationType {
  readonly BlockedIPRangeList?: readonly string[] | undefined
  readonly SkippedIPRangeList?: readonly string[] | undefined
}

export interface RiskConfigurationType {
  readonly UserPoolId?: string | undefined
  readonly ClientId?: string | undefined
  readonly CompromisedCredentialsRiskConfiguration?: CompromisedCredentialsRiskConfigurationType | undefined
  readonly AccountTakeoverRiskConfiguration?: AccountTakeoverRiskConfigurationType | undefined
  readonly RiskExceptionConfiguration?: RiskExceptionConfigurationType | undefined
  readonly LastModifiedDate?: number | undefined
}

export interface DescribeRiskConfigurationResponse {
  readonly RiskConfiguration: RiskConfigurationType
}

export interface DescribeTermsRequest {
  readonly TermsId: string
  readonly UserPoolId: string
}

export interface DescribeTermsResponse {
  readonly Terms?: TermsType | undefined
}

export interface DescribeTermsByClientRequest {
  readonly ClientId: string
  readonly UserPoolId: string
  readonly TermsName: string
}

export interface DescribeTermsByClientResponse {
  readonly Terms?: TermsType | undefined
}

export interface DescribeUserImportJobRequest {
  readonly UserPoolId: string
  readonly JobId: string
}

export interface DescribeUserImportJobResponse {
  readonly UserImportJob?: UserImportJobType | undefined
}

export interface DescribeUserPoolRequest {
  readonly UserPoolId: string
}

export interface DescribeUserPoolResponse {
  readonly UserPool?: UserPoolType | undefined
}

export interface DescribeUserPoolClientRequest {
  readonly UserPoolId: string
  readonly ClientId: string
}

export interface DescribeUserPoolClientResponse {
  readonly UserPoolClient?: UserPoolClientType | undefined
}

export interface DescribeUserPoolDomainRequest {
  readonly Domain: string
}

export type DomainStatusType = 'CREATING' | 'DELETING' | 'UPDATING' | 'ACTIVE' | 'FAILED'

export interface DomainDescriptionType {
  readonly UserPoolId?: string | undefined
  readonly AWSAccountId?: string | undefined
  readonly Domain?: string | undefined
  readonly S3Bucket?: string | undefined
  readonly CloudFrontDistribution?: string | undefined
  readonly Version?: string | undefined
  readonly Status?: DomainStatusType | undefined
  readonly CustomDomainConfig?: CustomDomainConfigType | undefined
  readonly ManagedLoginVersion?: number | undefined
  readonly Routing?: RoutingType | undefined
}

export interface DescribeUserPoolDomainResponse {
  readonly DomainDescription?: DomainDescriptionType | undefined
}

export interface ForgetDeviceRequest {
  readonly AccessToken?: string | undefined
  readonly DeviceKey: string
}

export interface ForgotPasswordRequest {
  readonly ClientId: string
  readonly SecretHash?: string | undefined
  readonly UserContextData?: UserContextDataType | undefined
  readonly Username: string
  readonly AnalyticsMetadata?: AnalyticsMetadataType | undefined
  readonly ClientMetadata?: Readonly<Record<string, string>> | undefined
}

export interface CodeDeliveryDetailsType {
  readonly Destination?: string | undefined
  readonly DeliveryMedium?: DeliveryMediumType | undefined
  readonly AttributeName?: string | undefined
}

export interface ForgotPasswordResponse {
  readonly CodeDeliveryDetails?: CodeDeliveryDetailsType | undefined
}

export interface GetCSVHeaderRequest {
  readonly UserPoolId: string
}

export interface GetCSVHeaderResponse {
  readonly UserPoolId?: string | undefined
  readonly CSVHeader?: readonly string[] | undefined
}

export interface GetClientTokenRequest {
  readonly ClientId: string
  readonly Secret: string
  readonly Scopes?: readonly string[] | undefined
  readonly ClientMetadata?: Readonly<Record<string, string>> | undefined
}

export interface ClientAuthenticationResultType {
  readonly AccessToken?: string | undefined
  readonly ExpiresIn?: number | undefined
  readonly TokenType?: string | undefined
}

export interface GetClientTokenResponse {
  readonly ClientAuthenticationResult?: ClientAuthenticationResultType | undefined
}

export interface GetDeviceRequest {
  readonly DeviceKey: string
  readonly AccessToken?: string | undefined
}

export interface GetDeviceResponse {
  readonly Device: DeviceType
}

export interface GetGroupRequest {
  readonly GroupName: string
  readonly UserPoolId: string
}

export interface GetGroupResponse {
  readonly Group?: GroupType | undefined
}

export interface GetIdentityProviderByIdentifierRequest {
  readonly UserPoolId: string
  readonly IdpIdentifier: string
}

export interface GetIdentityProviderByIdentifierResponse {
  readonly IdentityProvider: IdentityProviderType
}

export interface GetLogDeliveryConfigurationRequest {
  readonly UserPoolId: string
}

export type LogLevel = 'ERROR' | 'INFO'

export type EventSourceName = 'userNotification' | 'userAuthEvents'

export interface CloudWatchLogsConfigurationType {
  readonly LogGroupArn?: string | undefined
}

export interface S3ConfigurationType {
  readonly BucketArn?: string | undefined
}

export interface FirehoseConfigurationType {
  readonly StreamArn?: string | undefined
}

export interface LogConfigurationType {
  readonly LogLevel: LogLevel
  readonly EventSource: EventSourceName
  readonly CloudWatchLogsConfiguration?: CloudWatchLogsConfigurationType | undefined
  readonly S3Configuration?: S3ConfigurationType | undefined
  readonly FirehoseConfiguration?: FirehoseConfigurationType | undefined
}

export interface LogDeliveryConfigurationType {
  readonly UserPoolId: string
  readonly LogConfigurations: readonly LogConfigurationType[]
}

export interface GetLogDeliveryConfigurationResponse {
  readonly LogDeliveryConfiguration?: LogDeliveryConfigurationType | undefined
}

export type LimitClass = 'API_CATEGORY'

export interface LimitDefinitionType {
  readonly LimitClass: LimitClass
  readonly Attributes: Readonly<Record<string, string>>
}

export interface GetProvisionedLimitRequest {
  readonly LimitDefinition: LimitDefinitionType
}

export interface LimitType {
  readonly LimitDefinition: LimitDefinitionType
  readonly ProvisionedLimitValue: number
  readonly FreeLimitValue: number
}

export interface GetProvisionedLimitResponse {
  readonly Limit: LimitType
}

export interface GetSigningCertificateRequest {
  readonly UserPoolId: string
}

export interface GetSigningCertificateResponse {
  readonly Certificate?: string | undefined
}

export interface GetTokensFromRefreshTokenRequest {
  readonly RefreshToken: string
  readonly ClientId: string
  readonly ClientSecret?: string | undefined
  readonly DeviceKey?: string | undefined
  readonly ClientMetadata?: Readonly<Record<string, string>> | undefined
}

export interface GetTokensFromRefreshTokenResponse {
  readonly AuthenticationResult?: AuthenticationResultType | undefined
}

export interface GetUICustomizationRequest {
  readonly UserPoolId: string
  readonly ClientId?: string | undefined
}

export interface UICustomizationType {
  readonly UserPoolId?: string | undefined
  readonly ClientId?: string | undefined
  readonly ImageUrl?: string | undefined
  readonly CSS?: string | undefined
  readonly CSSVersion?: string | undefined
  readonly LastModifiedDate?: number | undefined
  readonly CreationDate?: number | undefined
}

export interface GetUICustomizationResponse {
  readonly UICustomization: UICustomizationType
}

export interface GetUserRequest {
  readonly AccessToken: string
}

export interface GetUserResponse {
  readonly Username: string
  readonly UserAttributes: readonly AttributeType[]
  readonly MFAOptions?: readonly MFAOptionType[] | undefined
  readonly PreferredMfaSetting?: string | undefined
  readonly UserMFASettingList?: readonly string[] | undefined
}

export interface GetUserAttributeVerificationCodeRequest {
  readonly AccessToken: string
  readonly AttributeName: string
  readonly ClientMetadata?: Readonly<Record<string, string>> | undefined
}

export interface GetUserAttributeVerificationCodeResponse {
  readonly CodeDeliveryDetails?: CodeDeliveryDetailsType | undefined
}

export interface GetUserAuthFactorsRequest {
  readonly AccessToken: string
}

export interface GetUserAuthFactorsResponse {
  readonly Username: string
  readonly PreferredMfaSetting?: string | undefined
  readonly UserMFASettingList?: readonly string[] | undefined
  readonly ConfiguredUserAuthFactors?: readonly AuthFactorType[] | undefined
}

export interface GetUserPoolClientSessionConfigurationRequest {
  readonly UserPoolId: string
  readonly ClientId: string
}

export interface ClientSSOSessionConfigType {
  readonly MaxValidityMinutes: number
}

export interface GetUserPoolClientSessionConfigurationResponse {
  readonly UserPoolId?: string | undefined
  readonly ClientId?: string | undefined
  readonly SSOSession?: ClientSSOSessionConfigType | undefined
}

export interface GetUserPoolMfaConfigRequest {
  readonly UserPoolId: string
}

export interface SmsMfaConfigType {
  readonly SmsAuthenticationMessage?: string | undefined
  readonly SmsConfiguration?: SmsConfigurationType | undefined
}

export interface SoftwareTokenMfaConfigType {
  readonly Enabled?: boolean | undefined
}

export interface EmailMfaConfigType {
  readonly Message?: string | undefined
  readonly Subject?: string | undefined
}

export type UserVerificationType = 'required' | 'preferred'

export type WebAuthnFactorConfigurationType = 'SINGLE_FACTOR' | 'MULTI_FACTOR_WITH_USER_VERIFICATION'

export interface WebAuthnConfigurationType {
  readonly RelyingPartyId?: string | undefined
  readonly UserVerification?: UserVerificationType | undefined
  readonly FactorConfiguration?: WebAuthnFactorConfigurationType | undefined
}

export interface GetUserPoolMfaConfigResponse {
  readonly SmsMfaConfiguration?: SmsMfaConfigType | undefined
  readonly SoftwareTokenMfaConfiguration?: SoftwareTokenMfaConfigType | undefined
  readonly EmailMfaConfiguration?: EmailMfaConfigType | undefined
  readonly MfaConfiguration?: UserPoolMfaType | undefined
  readonly WebAuthnConfiguration?: WebAuthnConfigurationType | undefined
}

export interface GetUserPoolSessionConfigurationRequest {
  readonly UserPoolId: string
}

export type UserSessionTrackingType = 'DISABLED' | 'ENABLED'

export interface UserPoolTokenSessionConfigType {
  readonly MaxPerUser: number
}

export interface GetUserPoolSessionConfigurationResponse {
  readonly UserPoolId?: string | undefined
  readonly UserSessionTracking?: UserSessionTrackingType | undefined
  readonly TokenSession?: UserPoolTokenSessionConfigType | undefined
}

export interface GlobalSignOutRequest {
  readonly AccessToken: string
}

export type GlobalSignOutResponse = Readonly<Record<string, never>>

export interface InitiateAuthRequest {
  readonly AuthFlow: AuthFlowType
  readonly AuthParameters?: Readonly<Record<string, string>> | undefined
  readonly ClientMetadata?: Readonly<Record<string, string>> | undefined
  readonly ClientId: string
  readonly AnalyticsMetadata?: AnalyticsMetadataType | undefined
  readonly UserContextData?: UserContextDataType | undefined
  readonly Session?: string | undefined
}

export interface InitiateAuthResponse {
  readonly ChallengeName?: ChallengeNameType | undefined
  readonly Session?: string | undefined
  readonly ChallengeParameters?: Readonly<Record<string, string>> | undefined
  readonly AuthenticationResult?: AuthenticationResultType | undefined
  readonly AvailableChallenges?: readonly ChallengeNameType[] | undefined
}

export interface ListDevicesRequest {
  readonly AccessToken: string
  readonly Limit?: number | undefined
  readonly PaginationToken?: string | undefined
}

export interface ListDevicesResponse {
  readonly Devices?: readonly DeviceType[] | undefined
  readonly PaginationToken?: string | undefined
}

export interface ListGroupsRequest {
  readonly UserPoolId: string
  readonly Limit?: number | undefined
  readonly NextToken?: string | undefined
}

export interface ListGroupsResponse {
  readonly Groups?: readonly GroupType[] | undefined
  readonly NextToken?: string | undefined
}

export interface ListIdentityProvidersRequest {
  readonly UserPoolId: string
  readonly MaxResults?: number | undefined
  readonly NextToken?: string | undefined
}

export interface ProviderDescription {
  readonly ProviderName?: string | undefined
  readonly ProviderType?: IdentityProviderTypeType | undefined
  readonly LastModifiedDate?: number | undefined
  readonly CreationDate?: number | undefined
}

export interface ListIdentityProvidersResponse {
  readonly Providers: readonly ProviderDescription[]
  readonly NextToken?: string | undefined
}

export interface ListResourceServersRequest {
  readonly UserPoolId: string
  readonly MaxResults?: number | undefined
  readonly NextToken?: string | undefined
}

export interface ListResourceServersResponse {
  readonly ResourceServers: readonly ResourceServerType[]
  readonly NextToken?: string | undefined
}

export interface ListTagsForResourceRequest {
  readonly ResourceArn: string
}

export interface ListTagsForResourceResponse {
  readonly Tags?: Readonly<Record<string, string>> | undefined
}

export interface ListTermsRequest {
  readonly UserPoolId: string
  readonly MaxResults?: number | undefined
  readonly NextToken?: string | undefined
}

export interface TermsDescriptionType {
  readonly TermsId: string
  readonly TermsName: string
  readonly Enforcement: TermsEnforcementType
  readonly CreationDate: number
  readonly LastModifiedDate: number
}

export interface ListTermsResponse {
  readonly Terms: readonly TermsDescriptionType[]
  readonly NextToken?: string | undefined
}

export interface ListUserImportJobsRequest {
  readonly UserPoolId: string
  readonly MaxResults: number
  readonly PaginationToken?: string | undefined
}

export interface ListUserImportJobsResponse {
  readonly UserImportJobs?: readonly UserImportJobType[] | undefined
  readonly PaginationToken?: string | undefined
}

export interface ListUserPoolClientSecretsRequest {
  readonly UserPoolId: string
  readonly ClientId: string
  readonly NextToken?: string | undefined
}

export interface ListUserPoolClientSecretsResponse {
  readonly ClientSecrets?: readonly ClientSecretDescriptorType[] | undefined
  readonly NextToken?: string | undefined
}

export interface ListUserPoolClientsRequest {
  readonly UserPoolId: string
  readonly MaxResults?: number | undefined
  readonly NextToken?: string | undefined
  readonly ClientType?: ClientTypeType | undefined
}

export interface UserPoolClientDescription {
  readonly ClientId?: string | undefined
  readonly UserPoolId?: string | undefined
  readonly ClientName?: string | undefined
}

export interface ListUserPoolClientsResponse {
  readonly UserPoolClients?: readonly UserPoolClientDescription[] | undefined
  readonly NextToken?: string | undefined
}

export interface ListUserPoolReplicasRequest {
  readonly UserPoolId: string
  readonly NextToken?: string | undefined
}

export interface ListUserPoolReplicasResponse {
  readonly UserPoolReplicas?: readonly UserPoolReplicaType[] | undefined
  readonly NextToken?: string | undefined
}

export interface ListUserPoolsRequest {
  readonly NextToken?: string | undefined
  readonly MaxResults: number
}

export interface UserPoolDescriptionType {
  readonly Id?: string | undefined
  readonly Name?: string | undefined
  readonly LambdaConfig?: LambdaConfigType | undefined
  readonly Status?: StatusType | undefined
  readonly LastModifiedDate?: number | undefined
  readonly CreationDate?: number | undefined
  readonly ReplicaRegions?: readonly string[] | undefined
}

export interface ListUserPoolsResponse {
  readonly UserPools?: readonly UserPoolDescriptionType[] | undefined
  readonly NextToken?: string | undefined
}

export interface ListUserSessionsRequest {
  readonly AccessToken: string
  readonly NextToken?: string | undefined
}

export interface ListUserSessionsResponse {
  readonly Sessions?: readonly SessionDescriptionType[] | undefined
  readonly NextToken?: string | undefined
}

export interface ListUsersRequest {
  readonly UserPoolId: string
  readonly AttributesToGet?: readonly string[] | undefined
  readonly Limit?: number | undefined
  readonly PaginationToken?: string | undefined
  readonly Filter?: string | undefined
}

export interface ListUsersResponse {
  readonly Users?: readonly UserType[] | undefined
  readonly PaginationToken?: string | undefined
}

export interface ListUsersInGroupRequest {
  readonly UserPoolId: string
  readonly GroupName: string
  readonly Limit?: number | undefined
  readonly NextToken?: string | undefined
}

export interface ListUsersInGroupResponse {
  readonly Users?: readonly UserType[] | undefined
  readonly NextToken?: string | undefined
}

export interface ListWebAuthnCredentialsRequest {
  readonly AccessToken: string
  readonly NextToken?: string | undefined
  readonly MaxResults?: number | undefined
}

export interface WebAuthnCredentialDescription {
  readonly CredentialId: string
  readonly FriendlyCredentialName: string
  readonly RelyingPartyId: string
  readonly AuthenticatorAttachment?: string | undefined
  readonly AuthenticatorTransports: readonly string[]
  readonly CreatedAt: number
}

export interface ListWebAuthnCredentialsResponse {
  readonly Credentials: readonly WebAuthnCredentialDescription[]
  readonly NextToken?: string | undefined
}

export interface ResendConfirmationCodeRequest {
  readonly ClientId: string
  readonly SecretHash?: string | undefined
  readonly UserContextData?: UserContextDataType | undefined
  readonly Username: string
  readonly AnalyticsMetadata?: AnalyticsMetadataType | undefined
  readonly ClientMetadata?: Readonly<Record<string, string>> | undefined
}

export interface ResendConfirmationCodeResponse {
  readonly CodeDeliveryDetails?: CodeDeliveryDetailsType | undefined
}

export interface RespondToAuthChallengeRequest {
  readonly ClientId: string
  readonly ChallengeName: ChallengeNameType
  readonly Session?: string | undefined
  readonly ChallengeResponses?: Readonly<Record<string, string>> | undefined
  readonly AnalyticsMetadata?: AnalyticsMetadataType | undefined
  readonly UserContextData?: UserContextDataType | undefined
  readonly ClientMetadata?: Readonly<Record<string, string>> | undefined
}

export interface RespondToAuthChallengeResponse {
  readonly ChallengeName?: ChallengeNameType | undefined
  readonly Session?: string | undefined
  readonly ChallengeParameters?: Readonly<Record<string, string>> | undefined
  readonly AuthenticationResult?: AuthenticationResultType | undefined
  readonly AvailableChallenges?: readonly ChallengeNameType[] | undefined
}

export interface RevokeTokenRequest {
  readonly Token: string
  readonly ClientId: string
  readonly ClientSecret?: string | undefined
  readonly RevokeAssociatedSessions?: RevokeAssociatedSessionsType | undefined
}

export type RevokeTokenResponse = Readonly<Record<string, never>>

export interface RevokeUserSessionRequest {
  readonly AccessToken: string
  readonly SessionId: string
  readonly RevokeAssociatedSessions?: RevokeAssociatedSessionsType | undefined
}

export type RevokeUserSessionResponse = Readonly<Record<string, never>>

export interface SetLogDeliveryConfigurationRequest {
  readonly UserPoolId: string
  readonly LogConfigurations: readonly LogConfigurationType[]
}

export interface SetLogDeliveryConfigurationResponse {
  readonly LogDeliveryConfiguration?: LogDeliveryConfigurationType | undefined
}

export interface SetRiskConfigurationRequest {
  readonly UserPoolId: string
  readonly ClientId?: string | undefined
  readonly CompromisedCredentialsRiskConfiguration?: CompromisedCredentialsRiskConfigurationType | undefined
  readonly AccountTakeoverRiskConfiguration?: AccountTakeoverRiskConfigurationType | undefined
  readonly RiskExceptionConfiguration?: RiskExceptionConfigurationType | undefined
}

export interface SetRiskConfigurationResponse {
  readonly RiskConfiguration: RiskConfigurationType
}

export interface SetUICustomizationRequest {
  readonly UserPoolId: string
  readonly ClientId?: string | undefined
  readonly CSS?: string | undefined
  readonly ImageFile?: string | undefined
}

export interface SetUICustomizationResponse {
  readonly UICustomization: UICustomizationType
}

export interface SetUserMFAPreferenceRequest {
  readonly SMSMfaSettings?: SMSMfaSettingsType | undefined
  readonly SoftwareTokenMfaSettings?: SoftwareTokenMfaSettingsType | undefined
  readonly EmailMfaSettings?: EmailMfaSettingsType | undefined
  readonly WebAuthnMfaSettings?: WebAuthnMfaSettingsType | undefined
  readonly AccessToken: string
}

export type SetUserMFAPreferenceResponse = Readonly<Record<string, never>>

export interface SetUserPoolClientSessionConfigurationRequest {
  readonly UserPoolId: string
  readonly ClientId: string
  readonly SSOSession: ClientSSOSessionConfigType
}

export interface SetUserPoolClientSessionConfigurationResponse {
  readonly UserPoolId?: string | undefined
  readonly ClientId?: string | undefined
  readonly SSOSession?: ClientSSOSessionConfigType | undefined
}

export interface SetUserPoolMfaConfigRequest {
  readonly UserPoolId: string
  readonly SmsMfaConfiguration?: SmsMfaConfigType | undefined
  readonly SoftwareTokenMfaConfiguration?: SoftwareTokenMfaConfigType | undefined
  readonly EmailMfaConfiguration?: EmailMfaConfigType | undefined
  readonly MfaConfiguration?: UserPoolMfaType | undefined
  readonly WebAuthnConfiguration?: WebAuthnConfigurationType | undefined
}

export interface SetUserPoolMfaConfigResponse {
  readonly SmsMfaConfiguration?: SmsMfaConfigType | undefined
  readonly SoftwareTokenMfaConfiguration?: SoftwareTokenMfaConfigType | undefined
  readonly EmailMfaConfiguration?: EmailMfaConfigType | undefined
  readonly MfaConfiguration?: UserPoolMfaType | undefined
  readonly WebAuthnConfiguration?: WebAuthnConfigurationType | undefined
}

export interface SetUserPoolSessionConfigurationRequest {
  readonly UserPoolId: string
  readonly UserSessionTracking: UserSessionTrackingType
  readonly TokenSession: UserPoolTokenSessionConfigType
}

export interface SetUserPoolSessionConfigurationResponse {
  readonly UserPoolId?: string | undefined
  readonly UserSessionTracking?: UserSessionTrackingType | undefined
  readonly TokenSession?: UserPoolTokenSessionConfigType | undefined
}

export interface SetUserSettingsRequest {
  readonly AccessToken: string
  readonly MFAOptions: readonly MFAOptionType[]
}

export type SetUserSettingsResponse = Readonly<Record<string, never>>

export interface SignUpRequest {
  readonly ClientId: string
  readonly SecretHash?: string | undefined
  readonly Username: string
  readonly Password?: string | undefined
  readonly UserAttributes?: readonly AttributeType[] | undefined
  readonly ValidationData?: readonly AttributeType[] | undefined
  readonly AnalyticsMetadata?: AnalyticsMetadataType | undefined
  readonly UserContextData?: UserContextDataType | undefined
  readonly ClientMetadata?: Readonly<Record<string, string>> | undefined
}

export interface SignUpResponse {
  readonly UserConfirmed: boolean
  readonly CodeDeliveryDetails?: CodeDeliveryDetailsType | undefined
  readonly UserSub: string
  readonly Session?: string | undefined
}

export interface StartUserImportJobRequest {
  readonly UserPoolId: string
  readonly JobId: string
}

export interface StartUserImportJobResponse {
  readonly UserImportJob?: UserImportJobType | undefined
}

export interface StartWebAuthnRegistrationRequest {
  readonly AccessToken: string
}

export interface StartWebAuthnRegistrationResponse {
  readonly CredentialCreationOptions: unknown
}

export interface StopUserImportJobRequest {
  readonly UserPoolId: string
  readonly JobId: string
}

export interface StopUserImportJobResponse {
  readonly UserImportJob?: UserImportJobType | undefined
}

export interface TagResourceRequest {
  readonly ResourceArn: string
  readonly Tags: Readonly<Record<string, string>>
}

export type TagResourceResponse = Readonly<Record<string, never>>

export interface UntagResourceRequest {
  readonly ResourceArn: string
  readonly TagKeys: readonly string[]
}

export type UntagResourceResponse = Readonly<Record<string, never>>

export interface UpdateAuthEventFeedbackRequest {
  readonly UserPoolId: string
  readonly Username: string
  readonly EventId: string
  readonly FeedbackToken: string
  readonly FeedbackValue: FeedbackValueType
}

export type UpdateAuthEventFeedbackResponse = Readonly<Record<string, never>>

export interface UpdateDeviceStatusRequest {
  readonly AccessToken: string
  readonly DeviceKey: string
  readonly DeviceRememberedStatus?: DeviceRememberedStatusType | undefined
}

export type UpdateDeviceStatusResponse = Readonly<Record<string, never>>

export interface UpdateGroupRequest {
  readonly GroupName: string
  readonly UserPoolId: string
  readonly Description?: string | undefined
  readonly RoleArn?: string | undefined
  readonly Precedence?: number | undefined
}

export interface UpdateGroupResponse {
  readonly Group?: GroupType | undefined
}

export interface UpdateIdentityProviderRequest {
  readonly UserPoolId: string
  readonly ProviderName: string
  readonly ProviderDetails?: Readonly<Record<string, string>> | undefined
  readonly AttributeMapping?: Readonly<Record<string, string>> | undefined
  readonly IdpIdentifiers?: readonly string[] | undefined
  readonly AcrMapping?: Readonly<Record<string, string>> | undefined
}

export interface UpdateIdentityProviderResponse {
  readonly IdentityProvider: IdentityProviderType
}

export interface UpdateManagedLoginBrandingRequest {
  readonly UserPoolId?: string | undefined
  readonly ManagedLoginBrandingId?: string | undefined
  readonly UseCognitoProvidedValues?: boolean | undefined
  readonly Settings?: unknown
  readonly Assets?: readonly AssetType[] | undefined
}

export interface UpdateManagedLoginBrandingResponse {
  readonly ManagedLoginBranding?: ManagedLoginBrandingType | undefined
}

export interface UpdateProvisionedLimitRequest {
  readonly LimitDefinition: LimitDefinitionType
  readonly RequestedLimitValue: number
}

export interface UpdateProvisionedLimitResponse {
  readonly Limit: LimitType
}

export interface UpdateResourceServerRequest {
  readonly UserPoolId: string
  readonly Identifier: string
  readonly Name: string
  readonly Scopes?: readonly ResourceServerScopeType[] | undefined
}

export interface UpdateResourceServerResponse {
  readonly ResourceServer: ResourceServerType
}

export interface UpdateTermsRequest {
  readonly TermsId: string
  readonly UserPoolId: string
  readonly TermsName?: string | undefined
  readonly TermsSource?: TermsSourceType | undefined
  readonly Enforcement?: TermsEnforcementType | undefined
  readonly Links?: Readonly<Record<string, string>> | undefined
}

export interface UpdateTermsResponse {
  readonly Terms?: TermsType | undefined
}

export interface UpdateUserAttributesRequest {
  readonly UserAttributes: readonly AttributeType[]
  readonly AccessToken: string
  readonly ClientMetadata?: Readonly<Record<string, string>> | undefined
}

export interface UpdateUserAttributesResponse {
  readonly CodeDeliveryDetailsList?: readonly CodeDeliveryDetailsType[] | undefined
}

export interface UpdateUserPoolRequest {
  readonly UserPoolId: string
  readonly Policies?: UserPoolPolicyType | undefined
  readonly DeletionProtection?: DeletionProtectionType | undefined
  readonly LambdaConfig?: LambdaConfigType | undefined
  readonly AutoVerifiedAttributes?: readonly VerifiedAttributeType[] | undefined
  readonly SmsVerificationMessage?: string | undefined
  readonly EmailVerificationMessage?: string | undefined
  readonly EmailVerificationSubject?: string | undefined
  readonly VerificationMessageTemplate?: VerificationMessageTemplateType | undefined
  readonly SmsAuthenticationMessage?: string | undefined
  readonly UserAttributeUpdateSettings?: UserAttributeUpdateSettingsType | undefined
  readonly MfaConfiguration?: UserPoolMfaType | undefined
  readonly DeviceConfiguration?: DeviceConfigurationType | undefined
  readonly EmailConfiguration?: EmailConfigurationType | undefined
  readonly SmsConfiguration?: SmsConfigurationType | undefined
  readonly UserPoolTags?: Readonly<Record<string, string>> | undefined
  readonly AdminCreateUserConfig?: AdminCreateUserConfigType | undefined
  readonly UserPoolAddOns?: UserPoolAddOnsType | undefined
  readonly AccountRecoverySetting?: AccountRecoverySettingType | undefined
  readonly PoolName?: string | undefined
  readonly UserPoolTier?: UserPoolTierType | undefined
  readonly KeyConfiguration?: KeyConfigurationType | undefined
  readonly IssuerConfiguration?: IssuerConfigurationType | undefined
  readonly DcrConfiguration?: DcrConfigurationType | undefined
  readonly AcrConfiguration?: Readonly<Record<string, AcrLevelConfigType>> | undefined
}

export type UpdateUserPoolResponse = Readonly<Record<string, never>>

export interface UpdateUserPoolClientRequest {
  readonly UserPoolId: string
  readonly ClientId: string
  readonly ClientName?: string | undefined
  readonly RefreshTokenValidity?: number | undefined
  readonly AccessTokenValidity?: number | undefined
  readonly IdTokenValidity?: number | undefined
  readonly TokenValidityUnits?: TokenValidityUnitsType | undefined
  readonly ReadAttributes?: readonly string[] | undefined
  readonly WriteAttributes?: readonly string[] | undefined
  readonly ExplicitAuthFlows?: readonly ExplicitAuthFlowsType[] | undefined
  readonly SupportedIdentityProviders?: readonly string[] | undefined
  readonly CallbackURLs?: readonly string[] | undefined
  readonly LogoutURLs?: readonly string[] | undefined
  readonly DefaultRedirectURI?: string | undefined
  readonly AllowedOAuthFlows?: readonly OAuthFlowType[] | undefined
  readonly AllowedOAuthScopes?: readonly string[] | undefined
  readonly AllowedOAuthFlowsUserPoolClient?: boolean | undefined
  readonly AnalyticsConfiguration?: AnalyticsConfigurationType | undefined
  readonly PreventUserExistenceErrors?: PreventUserExistenceErrorTypes | undefined
  readonly EnableTokenRevocation?: boolean | undefined
  readonly EnablePropagateAdditionalUserContextData?: boolean | undefined
  readonly AuthSessionValidity?: number | undefined
  readonly RefreshTokenRotation?: RefreshTokenRotationType | undefined
}

export interface UpdateUserPoolClientResponse {
  readonly UserPoolClient?: UserPoolClientType | undefined
}

export interface UpdateUserPoolDomainRequest {
  readonly Domain: string
  readonly UserPoolId: string
  readonly ManagedLoginVersion?: number | undefined
  readonly CustomDomainConfig?: CustomDomainConfigType | undefined
  readonly Routing?: RoutingType | undefined
}

export interface UpdateUserPoolDomainResponse {
  readonly ManagedLoginVersion?: number | undefined
  readonly CloudFrontDomain?: string | undefined
  readonly Routing?: RoutingType | undefined
}

export type UpdateReplicaStatusType = 'ACTIVE' | 'INACTIVE'

export interface UpdateUserPoolReplicaRequest {
  readonly UserPoolId: string
  readonly RegionName: string
  readonly Status: UpdateReplicaStatusType
}

export interface UpdateUserPoolReplicaResponse {
  readonly UserPoolReplica?: UserPoolReplicaType | undefined
}

export interface VerifySoftwareTokenRequest {
  readonly AccessToken?: string | undefined
  readonly Session?: string | undefined
  readonly UserCode: string
  readonly FriendlyDeviceName?: string | undefined
}

export type VerifySoftwareTokenResponseType = 'SUCCESS' | 'ERROR'

export interface VerifySoftwareTokenResponse {
  readonly Status?: VerifySoftwareTokenResponseType | undefined
  readonly Session?: string | undefined
}

export interface VerifyUserAttributeRequest {
  readonly AccessToken: string
  readonly AttributeName: string
  readonly Code: string
}

export type VerifyUserAttributeResponse = Readonly<Record<string, never>>

export interface CognitoIdentityProvider {
  readonly ProviderName?: string | undefined
  readonly ClientId?: string | undefined
  readonly ServerSideTokenCheck?: boolean | undefined
}

export interface CreateIdentityPoolInput {
  readonly IdentityPoolName: string
  readonly AllowUnauthenticatedIdentities: boolean
  readonly AllowClassicFlow?: boolean | undefined
  readonly SupportedLoginProviders?: Readonly<Record<string, string>> | undefined
  readonly DeveloperProviderName?: string | undefined
  readonly OpenIdConnectProviderARNs?: readonly string[] | undefined
  readonly CognitoIdentityProviders?: readonly CognitoIdentityProvider[] | undefined
  readonly SamlProviderARNs?: readonly string[] | undefined
  readonly IdentityPoolTags?: Readonly<Record<string, string>> | undefined
}

export interface IdentityPool {
  readonly IdentityPoolId: string
  readonly IdentityPoolName: string
  readonly AllowUnauthenticatedIdentities: boolean
  readonly AllowClassicFlow?: boolean | undefined
  readonly SupportedLoginProviders?: Readonly<Record<string, string>> | undefined
  readonly DeveloperProviderName?: string | undefined
  readonly OpenIdConnectProviderARNs?: readonly string[] | undefined
  readonly CognitoIdentityProviders?: readonly CognitoIdentityProvider[] | undefined
  readonly SamlProviderARNs?: readonly string[] | undefined
  readonly IdentityPoolTags?: Readonly<Record<string, string>> | undefined
}

export interface DeleteIdentitiesInput {
  readonly IdentityIdsToDelete: readonly string[]
}

export type ErrorCode = 'AccessDenied' | 'InternalServerError'

export interface UnprocessedIdentityId {
  readonly IdentityId?: string | undefined
  readonly ErrorCode?: ErrorCode | undefined
}

export interface DeleteIdentitiesResponse {
  readonly UnprocessedIdentityIds?: readonly UnprocessedIdentityId[] | undefined
}

export interface DeleteIdentityPoolInput {
  readonly IdentityPoolId: string
}

export interface DescribeIdentityInput {
  readonly IdentityId: string
}

export interface IdentityDescription {
  readonly IdentityId?: string | undefined
  readonly Logins?: readonly string[] | undefined
  readonly CreationDate?: number | undefined
  readonly LastModifiedDate?: number | undefined
}

export interface DescribeIdentityPoolInput {
  readonly IdentityPoolId: string
}

export interface GetCredentialsForIdentityInput {
  readonly IdentityId: string
  readonly Logins?: Readonly<Record<string, string>> | undefined
  readonly CustomRoleArn?: string | undefined
}

export interface Credentials {
  readonly AccessKeyId?: string | undefined
  readonly SecretKey?: string | undefined
  readonly SessionToken?: string | undefined
  readonly Expiration?: number | undefined
}

export interface GetCredentialsForIdentityResponse {
  readonly IdentityId?: string | undefined
  readonly Credentials?: Credentials | undefined
}

export interface GetIdInput {
  readonly AccountId?: string | undefined
  readonly IdentityPoolId: string
  readonly Logins?: Readonly<Record<string, string>> | undefined
}

export interface GetIdResponse {
  readonly IdentityId?: string | undefined
}

export interface GetIdentityPoolRolesInput {
  readonly IdentityPoolId: string
}

export type RoleMappingType = 'Token' | 'Rules'

export type AmbiguousRoleResolutionType = 'AuthenticatedRole' | 'Deny'

export type MappingRuleMatchType = 'Equals' | 'Contains' | 'StartsWith' | 'NotEqual'

export interface MappingRule {
  readonly Claim: string
  readonly MatchType: MappingRuleMatchType
  readonly Value: string
  readonly RoleARN: string
}

export interface RulesConfigurationType {
  readonly Rules: readonly MappingRule[]
}

export interface RoleMapping {
  readonly Type: RoleMappingType
  readonly AmbiguousRoleResolution?: AmbiguousRoleResolutionType | undefined
  readonly RulesConfiguration?: RulesConfigurationType | undefined
}

export interface GetIdentityPoolRolesResponse {
  readonly IdentityPoolId?: string | undefined
  readonly Roles?: Readonly<Record<string, string>> | undefined
  readonly RoleMappings?: Readonly<Record<string, RoleMapping>> | undefined
}

export interface GetOpenIdTokenInput {
  readonly IdentityId: string
  readonly Logins?: Readonly<Record<string, string>> | undefined
}

export interface GetOpenIdTokenResponse {
  readonly IdentityId?: string | undefined
  readonly Token?: string | undefined
}

export interface GetOpenIdTokenForDeveloperIdentityInput {
  readonly IdentityPoolId: string
  readonly IdentityId?: string | undefined
  readonly Logins: Readonly<Record<string, string>>
  readonly PrincipalTags?: Readonly<Record<string, string>> | undefined
  readonly TokenDuration?: number | undefined
}

export interface GetOpenIdTokenForDeveloperIdentityResponse {
  readonly IdentityId?: string | undefined
  readonly Token?: string | undefined
}

export interface GetPrincipalTagAttributeMapInput {
  readonly IdentityPoolId: string
  readonly IdentityProviderName: string
}

export interface GetPrincipalTagAttributeMapResponse {
  readonly IdentityPoolId?: string | undefined
  readonly IdentityProviderName?: string | undefined
  readonly UseDefaults?: boolean | undefined
  readonly PrincipalTags?: Readonly<Record<string, string>> | undefined
}

export interface ListIdentitiesInput {
  readonly IdentityPoolId: string
  readonly MaxResults: number
  readonly NextToken?: string | undefined
  readonly HideDisabled?: boolean | undefined
}

export interface ListIdentitiesResponse {
  readonly IdentityPoolId?: string | undefined
  readonly Identities?: readonly IdentityDescription[] | undefined
  readonly NextToken?: string | undefined
}

export interface ListIdentityPoolsInput {
  readonly MaxResults: number
  readonly NextToken?: string | undefined
}

export interface IdentityPoolShortDescription {
  readonly IdentityPoolId?: string | undefined
  readonly IdentityPoolName?: string | undefined
}

export interface ListIdentityPoolsResponse {
  readonly IdentityPools?: readonly IdentityPoolShortDescription[] | undefined
  readonly NextToken?: string | undefined
}

export interface ListTagsForResourceInput {
  readonly ResourceArn: string
}

export interface LookupDeveloperIdentityInput {
  readonly IdentityPoolId: string
  readonly IdentityId?: string | undefined
  readonly DeveloperUserIdentifier?: string | undefined
  readonly MaxResults?: number | undefined
  readonly NextToken?: string | undefined
}

export interface LookupDeveloperIdentityResponse {
  readonly IdentityId?: string | undefined
  readonly DeveloperUserIdentifierList?: readonly string[] | undefined
  readonly NextToken?: string | undefined
}

export interface MergeDeveloperIdentitiesInput {
  readonly SourceUserIdentifier: string
  readonly DestinationUserIdentifier: string
  readonly DeveloperProviderName: string
  readonly IdentityPoolId: string
}

export interface MergeDeveloperIdentitiesResponse {
  readonly IdentityId?: string | undefined
}

export interface SetIdentityPoolRolesInput {
  readonly IdentityPoolId: string
  readonly Roles: Readonly<Record<string, string>>
  readonly RoleMappings?: Readonly<Record<string, RoleMapping>> | undefined
}

export interface SetPrincipalTagAttributeMapInput {
  readonly IdentityPoolId: string
  readonly IdentityProviderName: string
  readonly UseDefaults?: boolean | undefined
  readonly PrincipalTags?: Readonly<Record<string, string>> | undefined
}

export interface SetPrincipalTagAttributeMapResponse {
  readonly IdentityPoolId?: string | undefined
  readonly IdentityProviderName?: string | undefined
  readonly UseDefaults?: boolean | undefined
  readonly PrincipalTags?: Readonly<Record<string, string>> | undefined
}

export interface TagResourceInput {
  readonly ResourceArn: string
  readonly Tags: Readonly<Record<string, string>>
}

export interface UnlinkDeveloperIdentityInput {
  readonly IdentityId: string
  readonly IdentityPoolId: string
  readonly DeveloperProviderName: string
  readonly DeveloperUserIdentifier: string
}

export interface UnlinkIdentityInput {
  readonly IdentityId: string
  readonly Logins: Readonly<Record<string, string>>
  readonly LoginsToRemove: readonly string[]
}

export interface UntagResourceInput {
  readonly ResourceArn: string
  readonly TagKeys: readonly string[]
}

export interface PolicyDescriptorType {
  readonly arn?: string | undefined
}

export interface Tag {
  readonly Key: string
  readonly Value: string
}

export interface ProvidedContext {
  readonly ProviderArn?: string | undefined
  readonly ContextAssertion?: string | undefined
}

export interface AssumeRoleRequest {
  readonly RoleArn: string
  readonly RoleSessionName: string
  readonly PolicyArns?: readonly PolicyDescriptorType[] | undefined
  readonly Policy?: string | undefined
  readonly DurationSeconds?: number | undefined
  readonly Tags?: readonly Tag[] | undefined
  readonly TransitiveTagKeys?: readonly string[] | undefined
  readonly ExternalId?: string | undefined
  readonly SerialNumber?: string | undefined
  readonly TokenCode?: string | undefined
  readonly SourceIdentity?: string | undefined
  readonly ProvidedContexts?: readonly ProvidedContext[] | undefined
}

export interface StsCredentials {
  readonly AccessKeyId: string
  readonly SecretAccessKey: string
  readonly SessionToken: string
  readonly Expiration: number
}

export interface AssumedRoleUser {
  readonly AssumedRoleId: string
  readonly Arn: string
}

export interface AssumeRoleResponse {
  readonly Credentials?: StsCredentials | undefined
  readonly AssumedRoleUser?: AssumedRoleUser | undefined
  readonly PackedPolicySize?: number | undefined
  readonly SourceIdentity?: string | undefined
}

export interface AssumeRoleWithSAMLRequest {
  readonly RoleArn: string
  readonly PrincipalArn: string
  readonly SAMLAssertion: string
  readonly PolicyArns?: readonly PolicyDescriptorType[] | undefined
  readonly Policy?: string | undefined
  readonly DurationSeconds?: number | undefined
}

export interface AssumeRoleWithSAMLResponse {
  readonly Credentials?: StsCredentials | undefined
  readonly AssumedRoleUser?: AssumedRoleUser | undefined
  readonly PackedPolicySize?: number | undefined
  readonly Subject?: string | undefined
  readonly SubjectType?: string | undefined
  readonly Issuer?: string | undefined
  readonly Audience?: string | undefined
  readonly NameQualifier?: string | undefined
  readonly SourceIdentity?: string | undefined
}

export interface AssumeRoleWithWebIdentityRequest {
  readonly RoleArn: string
  readonly RoleSessionName: string
  readonly WebIdentityToken: string
  readonly ProviderId?: string | undefined
  readonly PolicyArns?: readonly PolicyDescriptorType[] | undefined
  readonly Policy?: string | undefined
  readonly DurationSeconds?: number | undefined
}

export interface AssumeRoleWithWebIdentityResponse {
  readonly Credentials?: StsCredentials | undefined
  readonly SubjectFromWebIdentityToken?: string | undefined
  readonly AssumedRoleUser?: AssumedRoleUser | undefined
  readonly PackedPolicySize?: number | undefined
  readonly Provider?: string | undefined
  readonly Audience?: string | undefined
  readonly SourceIdentity?: string | undefined
}

export interface AssumeRootRequest {
  readonly TargetPrincipal: string
  readonly TaskPolicyArn: PolicyDescriptorType
  readonly DurationSeconds?: number | undefined
}

export interface AssumeRootResponse {
  readonly Credentials?: StsCredentials | undefined
  readonly SourceIdentity?: string | undefined
}

export interface DecodeAuthorizationMessageRequest {
  readonly EncodedMessage: string
}

export interface DecodeAuthorizationMessageResponse {
  readonly DecodedMessage?: string | undefined
}

export interface GetAccessKeyInfoRequest {
  readonly AccessKeyId: string
}

export interface GetAccessKeyInfoResponse {
  readonly Account?: string | undefined
}

export type GetCallerIdentityRequest = Readonly<Record<string, never>>

export interface GetCallerIdentityResponse {
  readonly UserId?: string | undefined
  readonly Account?: string | undefined
  readonly Arn?: string | undefined
}

export interface GetDelegatedAccessTokenRequest {
  readonly TradeInToken: string
}

export interface GetDelegatedAccessTokenResponse {
  readonly Credentials?: StsCredentials | undefined
  readonly PackedPolicySize?: number | undefined
  readonly AssumedPrincipal?: string | undefined
}

export interface GetFederationTokenRequest {
  readonly Name: string
  readonly Policy?: string | undefined
  readonly PolicyArns?: readonly PolicyDescriptorType[] | undefined
  readonly DurationSeconds?: number | undefined
  readonly Tags?: readonly Tag[] | undefined
}

export interface FederatedUser {
  readonly FederatedUserId: string
  readonly Arn: string
}

export interface GetFederationTokenResponse {
  readonly Credentials?: StsCredentials | undefined
  readonly FederatedUser?: FederatedUser | undefined
  readonly PackedPolicySize?: number | undefined
}

export interface GetSessionTokenRequest {
  readonly DurationSeconds?: number | undefined
  readonly SerialNumber?: string | undefined
  readonly TokenCode?: string | undefined
}

export interface GetSessionTokenResponse {
  readonly Credentials?: StsCredentials | undefined
}

export interface GetWebIdentityTokenRequest {
  readonly Audience: readonly string[]
  readonly DurationSeconds?: number | undefined
  readonly SigningAlgorithm: string
  readonly Tags?: readonly Tag[] | undefined
}

export interface GetWebIdentityTokenResponse {
  readonly WebIdentityToken?: string | undefined
  readonly Expiration?: number | undefined
}
