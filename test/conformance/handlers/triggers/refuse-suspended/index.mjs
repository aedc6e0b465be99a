import { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider';

const cognito = new CognitoIdentityProvider({});

export const handler = async (event) => {
  const { UserAttributes = [], Enabled, UserLastModifiedDate } = await cognito.adminGetUser({
    UserPoolId: event.userPoolId,
    Username: event.userName,
  });
  const attributes = Object.fromEntries(UserAttributes.map(({ Name, Value }) => [Name, Value]));

  if (!Enabled || attributes['custom:suspended'] === 'true') {
    throw new Error(`Account suspended since ${UserLastModifiedDate.toISOString().slice(0, 10)}`);
  }
  return event;
};
