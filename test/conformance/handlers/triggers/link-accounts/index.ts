import {
  AdminLinkProviderForUserCommand,
  CognitoIdentityProviderClient,
  ListUsersCommand,
  type UserType,
} from '@aws-sdk/client-cognito-identity-provider';
import type { PreSignUpTriggerEvent } from 'aws-lambda';

const client = new CognitoIdentityProviderClient({});

async function findNativeUser(userPoolId: string, email: string): Promise<UserType | undefined> {
  const { Users = [] } = await client.send(
    new ListUsersCommand({ UserPoolId: userPoolId, Filter: `email = "${email}"`, Limit: 5 }),
  );
  return Users.find(({ UserStatus }) => UserStatus !== 'EXTERNAL_PROVIDER');
}

export const handler = async (event: PreSignUpTriggerEvent) => {
  if (event.triggerSource !== 'PreSignUp_ExternalProvider') return event;

  // "Google_1234567890" or "google_1234567890"
  const [provider, ...rest] = event.userName.split('_');
  const native = await findNativeUser(event.userPoolId, event.request.userAttributes.email);

  if (native) {
    console.log(`linking ${provider} to ${native.Username}`);
    await client.send(
      new AdminLinkProviderForUserCommand({
        UserPoolId: event.userPoolId,
        DestinationUser: { ProviderName: 'Cognito', ProviderAttributeValue: native.Username },
        SourceUser: {
          ProviderName: provider.charAt(0).toUpperCase() + provider.slice(1),
          ProviderAttributeName: 'Cognito_Subject',
          ProviderAttributeValue: rest.join('_'),
        },
      }),
    );
  }

  event.response.autoConfirmUser = true;
  event.response.autoVerifyEmail = true;
  return event;
};
