import type { PolicyDocument } from '../model/cloudformation.ts'

/**
 * The policies of AWS's own that set-ups with Cognito use, by ARN. What each says follows its page in the
 * AWS Managed Policy Reference Guide, https://docs.aws.amazon.com/aws-managed-policy/latest/reference/<name>.html,
 * in the version that its comment names.
 */

type Statement = PolicyDocument
const says = (...Statement: Statement[]): PolicyDocument => ({ Version: '2012-10-17', Statement })
const allow = (Action: string | readonly string[], Resource: string | readonly string[] = '*') =>
  ({ Effect: 'Allow', Action, Resource }) as const
const when = (statement: Statement, Condition: PolicyDocument): Statement => ({ ...statement, Condition })

const searchUsersPool = [
  'cognito-idp:DescribeUserPool',
  'cognito-idp:CreateUserPoolClient',
  'cognito-idp:DeleteUserPoolClient',
  'cognito-idp:UpdateUserPoolClient',
  'cognito-idp:DescribeUserPoolClient',
  'cognito-idp:AdminInitiateAuth',
  'cognito-idp:AdminUserGlobalSignOut',
  'cognito-idp:ListUserPoolClients',
  'cognito-identity:DescribeIdentityPool',
  'cognito-identity:UpdateIdentityPool',
  'cognito-identity:GetIdentityPoolRoles',
] as const
const passedToCognito = {
  StringLike: {
    'iam:PassedToService': ['cognito-identity.amazonaws.com', 'cognito-identity-us-gov.amazonaws.com'],
  },
} as const

// prettier-ignore
const byPath: Readonly<Record<string, PolicyDocument>> = {
  // v1; "Job functions" of the IAM User Guide: all actions, for all services and all resources.
  AdministratorAccess: says(allow('*')),
  // v2
  AmazonAPIGatewayInvokeFullAccess: says(
    allow(['execute-api:Invoke', 'execute-api:ManageConnections'], 'arn:aws:execute-api:*:*:*'),
  ),
  // v1
  AmazonCognitoDeveloperAuthenticatedIdentities: says(
    allow([
      'cognito-identity:GetOpenIdTokenForDeveloperIdentity', 'cognito-identity:LookupDeveloperIdentity',
      'cognito-identity:MergeDeveloperIdentities', 'cognito-identity:UnlinkDeveloperIdentity',
    ]),
  ),
  // v9
  AmazonCognitoPowerUser: says(
    allow([
      'cognito-identity:*', 'cognito-idp:*', 'cognito-sync:*', 'iam:ListRoles', 'iam:ListOpenIdConnectProviders',
      'iam:GetRole', 'iam:ListSAMLProviders', 'iam:GetSAMLProvider', 'kinesis:ListStreams', 'lambda:GetPolicy',
      'lambda:ListFunctions', 'sns:GetSMSSandboxAccountStatus', 'sns:ListPlatformApplications',
      'ses:ListIdentities', 'ses:GetIdentityVerificationAttributes', 'mobiletargeting:GetApps',
      'acm:ListCertificates', 'sms-voice:DescribeAccountAttributes',
    ]),
    when(allow('iam:CreateServiceLinkedRole'), {
      StringEquals: { 'iam:AWSServiceName': ['cognito-idp.amazonaws.com', 'email.cognito-idp.amazonaws.com'] },
    }),
    allow(
      ['iam:DeleteServiceLinkedRole', 'iam:GetServiceLinkedRoleDeletionStatus'],
      [
        'arn:aws:iam::*:role/aws-service-role/cognito-idp.amazonaws.com/AWSServiceRoleForAmazonCognitoIdp*',
        'arn:aws:iam::*:role/aws-service-role/email.cognito-idp.amazonaws.com/AWSServiceRoleForAmazonCognitoIdpEmail*',
      ],
    ),
  ),
  // v4
  AmazonCognitoReadOnly: says(
    allow([
      'cognito-identity:Describe*', 'cognito-identity:Get*', 'cognito-identity:List*', 'cognito-idp:Describe*',
      'cognito-idp:AdminGet*', 'cognito-idp:AdminList*', 'cognito-idp:List*', 'cognito-idp:Get*',
      'cognito-sync:Describe*', 'cognito-sync:Get*', 'cognito-sync:List*', 'iam:ListOpenIdConnectProviders',
      'iam:ListRoles', 'sns:ListPlatformApplications',
    ]),
  ),
  // v3
  AmazonCognitoUnAuthedIdentitiesSessionPolicy: says({
    Sid: 'CognitoUnAuthedIdentitiesSessionPolicy',
    ...allow([
      'rum:PutRumEvents', 'sagemaker:InvokeEndpoint', 'polly:*', 'comprehend:*', 'translate:*', 'transcribe:*',
      'rekognition:*', 'mobiletargeting:*', 'firehose:*', 'personalize:*', 'geo:GetMap*',
      'geo:SearchPlaceIndex*', 'geo:GetPlace', 'geo:CalculateRoute*', 'geo:*Geofence', 'geo:*Geofences',
      'geo:*DevicePosition*', 'kms:Encrypt', 'kms:Decrypt', 'kms:ReEncryptTo', 'kms:ReEncryptFrom',
      'kms:GenerateDataKey', 'kms:GenerateDataKeyPair', 'kms:GenerateDataKeyPairWithoutPlaintext',
      'kms:GenerateDataKeyWithoutPlaintext',
    ]),
  }),
  // v1
  AmazonCognitoUnauthenticatedIdentities: says(allow('rum:PutRumEvents')),
  // v2
  AmazonESCognitoAccess: says(
    allow([...searchUsersPool, 'cognito-identity:SetIdentityPoolRoles']),
    when(allow('iam:PassRole'), passedToCognito),
  ),
  // v2
  AmazonOpenSearchServiceCognitoAccess: says(
    allow(searchUsersPool, [
      'arn:aws:cognito-identity:*:*:identitypool/*',
      'arn:aws:cognito-idp:*:*:userpool/*',
    ]),
    when(allow('iam:PassRole', 'arn:aws:iam::*:role/*'), passedToCognito),
    allow('cognito-identity:SetIdentityPoolRoles'),
  ),
  // v2
  AmazonS3FullAccess: says(allow(['s3:*', 's3-object-lambda:*'])),
  // v3
  AmazonS3ReadOnlyAccess: says(
    allow(['s3:Get*', 's3:List*', 's3:Describe*', 's3-object-lambda:Get*', 's3-object-lambda:List*']),
  ),
  // v2
  IAMFullAccess: says(
    allow([
      'iam:*', 'organizations:DescribeAccount', 'organizations:DescribeOrganization',
      'organizations:DescribeOrganizationalUnit', 'organizations:DescribePolicy', 'organizations:ListChildren',
      'organizations:ListParents', 'organizations:ListPoliciesForTarget', 'organizations:ListRoots',
      'organizations:ListPolicies', 'organizations:ListTargetsForPolicy',
    ]),
  ),
  // v4
  IAMReadOnlyAccess: says(
    allow([
      'iam:GenerateCredentialReport', 'iam:GenerateServiceLastAccessedDetails', 'iam:Get*', 'iam:List*',
      'iam:SimulateCustomPolicy', 'iam:SimulatePrincipalPolicy',
    ]),
  ),
  // v12
  PowerUserAccess: says(
    { Effect: 'Allow', NotAction: ['iam:*', 'organizations:*', 'account:*'], Resource: '*' },
    allow([
      'account:GetAccountInformation', 'account:GetGovCloudAccountInformation', 'account:GetPrimaryEmail',
      'account:ListRegions', 'iam:CreateServiceLinkedRole', 'iam:DeleteServiceLinkedRole', 'iam:ListRoles',
      'organizations:DescribeEffectivePolicy', 'organizations:DescribeOrganization',
    ]),
  ),
  // v1
  'aws-service-role/AmazonCognitoIdpEmailServiceRolePolicy': says(
    allow(['ses:SendEmail', 'ses:SendRawEmail']),
    { Effect: 'Deny', Action: ['ses:List*'], Resource: '*' },
  ),
  // v1
  'aws-service-role/AmazonCognitoIdpServiceRolePolicy': says(allow(['cognito-idp:Describe*'])),
  // v1
  'service-role/AWSLambdaBasicExecutionRole': says(
    allow(['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents']),
  ),
  // v1
  'service-role/AWSLambdaRole': says(allow(['lambda:InvokeFunction'], ['*'])),
}

const prefix = 'arn:aws:iam::aws:policy/'

/** What each of AWS's own policies says, by its ARN. */
export const managedPolicies: ReadonlyMap<string, PolicyDocument> = new Map(
  Object.entries(byPath).map(([path, document]) => [prefix + path, document]),
)

const arns = new Map([...managedPolicies.keys()].map((arn) => [arn.slice(arn.lastIndexOf('/') + 1), arn]))

/** The names of AWS's own policies that are known here. */
export const managedNames: readonly string[] = [...arns.keys()]

/** The ARN of one of AWS's own policies by its name, such as `AmazonCognitoReadOnly`. */
export const managedArn = (name: string): string | undefined => arns.get(name)

/** Whether an ARN is of a policy that AWS manages, be it known here or not. */
export const isManaged = (arn: string): boolean => arn.startsWith(prefix)
