import {
  CognitoIdentityProviderClient,
  AdminAddUserToGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider';

const client = new CognitoIdentityProviderClient({});

export const handler = async (event) => {
  // Also fired after a password reset, when there is nothing to do
  if (event.triggerSource !== 'PostConfirmation_ConfirmSignUp') {
    return event;
  }

  const { userPoolId, userName } = event;
  const groupName = process.env.GROUP_NAME;

  try {
    const response = await client.send(
      new AdminAddUserToGroupCommand({ GroupName: groupName, UserPoolId: userPoolId, Username: userName }),
    );
    console.log(`added to ${groupName}: HTTP ${response.$metadata.httpStatusCode}`);
  } catch (err) {
    console.error(`could not add to ${groupName}`, err);
    throw err;
  }

  return event;
};
