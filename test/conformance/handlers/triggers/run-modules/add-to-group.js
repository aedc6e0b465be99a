const {
  CognitoIdentityProviderClient,
  AdminAddUserToGroupCommand,
  GetGroupCommand,
  CreateGroupCommand,
} = require('@aws-sdk/client-cognito-identity-provider');

const cognito = new CognitoIdentityProviderClient({});

async function ensureGroup(GroupName, UserPoolId) {
  try {
    await cognito.send(new GetGroupCommand({ GroupName, UserPoolId }));
  } catch (error) {
    await cognito.send(new CreateGroupCommand({ GroupName, UserPoolId }));
  }
}

exports.handler = async (event) => {
  const GroupName = process.env.GROUP;
  const { userPoolId: UserPoolId, userName: Username } = event;
  if (process.env.CREATE_GROUP === 'true') await ensureGroup(GroupName, UserPoolId);
  await cognito.send(new AdminAddUserToGroupCommand({ GroupName, UserPoolId, Username }));
};
