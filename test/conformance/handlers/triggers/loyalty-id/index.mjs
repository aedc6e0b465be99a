import { createHmac } from 'crypto';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

const client = new SecretsManagerClient({});

// Kept between invocations of a warm function
let cached;
let invocations = 0;

async function loyaltySecret() {
  if (cached) return cached;
  console.log('reading the secret');
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: process.env.SECRET_ARN }));
  cached = JSON.parse(SecretString);
  return cached;
}

export const handler = async (event) => {
  invocations += 1;
  const { pepper, prefix } = await loyaltySecret();
  const digest = createHmac('sha256', pepper).update(event.request.userAttributes.sub).digest('hex');

  event.response.claimsOverrideDetails = {
    claimsToAddOrOverride: {
      loyalty_id: `${prefix}-${digest.slice(0, 12)}`,
      invocations: `${invocations}`,
    },
  };
  return event;
};
