/** Actions that answer with what lets one sign in, or act as somebody else. */
const credentials = new Set([
  'sts:AssumeRole',
  'sts:GetFederationToken',
  'secretsmanager:GetSecretValue',
  'secretsmanager:BatchGetSecretValue',
  'cognito-idp:DescribeUserPoolClient',
  'cognito-idp:ListUserPoolClientSecrets',
  'cognito-idp:AddUserPoolClientSecret',
  'cognito-idp:DescribeIdentityProvider',
  'cognito-idp:GetIdentityProviderByIdentifier',
  'iam:CreateServiceSpecificCredential',
  'iam:ResetServiceSpecificCredential',
  'iam:UpdateAccessKey',
  'iam:UploadSSHPublicKey',
  'ec2:GetPasswordData',
  'rds-db:connect',
  'redshift:GetClusterCredentials',
  'redshift:GetClusterCredentialsWithIAM',
  'redshift-serverless:GetCredentials',
  'connect:GetFederationToken',
  'gamelift:RequestUploadCredentials',
  'lightsail:GetInstanceAccessDetails',
  'lightsail:GetRelationalDatabaseMasterUserPassword',
  'lightsail:DownloadDefaultKeyPair',
  'appsync:ListApiKeys',
  'appsync:CreateApiKey',
  'mediapackage:RotateChannelCredentials',
  'chime:CreateApiKey',
  'codepipeline:PollForJobs',
])

/** Whether an action gives credentials, or the secret of an app client or of a provider. */
export const givesCredentials = (action: string): boolean => credentials.has(action)
