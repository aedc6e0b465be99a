/** How the replica of a pool is told. */
export const replica = (UserPoolId: string, Status: string) => ({
  RegionName: 'eu-west-1',
  Status,
  Role: 'SECONDARY',
  UserPoolArn: `arn:aws:cognito-idp:eu-west-1:123456789012:userpool/${UserPoolId}`,
})
