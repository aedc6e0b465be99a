import { buildClient, CommitmentPolicy, KmsKeyringNode } from '@aws-crypto/client-node';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { toByteArray } from 'base64-js';
import type { CustomSMSSenderTriggerEvent } from 'aws-lambda';

const encryptionSdk = buildClient(CommitmentPolicy.REQUIRE_ENCRYPT_ALLOW_DECRYPT);
const keyring = new KmsKeyringNode({ keyIds: [process.env.KEY_ARN as string] });
const sns = new SNSClient({});

async function decryptCode(code: string): Promise<string> {
  const { plaintext } = await encryptionSdk.decrypt(keyring, toByteArray(code));
  return plaintext.toString();
}

export async function handler(event: CustomSMSSenderTriggerEvent): Promise<void> {
  const { code, userAttributes } = event.request;
  if (!code) return;

  const plain = await decryptCode(code);
  const message = `${plain} is your Acme code (${event.triggerSource.replace('CustomSMSSender_', '')})`;
  await sns.send(new PublishCommand({ PhoneNumber: userAttributes.phone_number, Message: message }));
}
