import { webcrypto } from 'node:crypto';
import { SNSClient, PublishCommand } from '@aws-sdk/client-sns';

const sns = new SNSClient({ region: process.env.SMS_REGION });

const digits = (length) =>
  Array.from(webcrypto.getRandomValues(new Uint32Array(length)), (n) => n % 10).join('');

export const handler = async (event) => {
  if (event.request.challengeName !== 'CUSTOM_CHALLENGE') return event;

  const otp = digits(6);
  await sns.send(
    new PublishCommand({
      PhoneNumber: event.request.userAttributes.phone_number,
      Message: `${otp} is your Acme verification code.`,
      MessageAttributes: {
        'AWS.SNS.SMS.SenderID': { DataType: 'String', StringValue: 'ACME' },
        'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' },
      },
    }),
  );

  event.response = {
    publicChallengeParameters: { medium: 'sms', lastDigits: event.request.userAttributes.phone_number.slice(-3) },
    privateChallengeParameters: { otp },
    challengeMetadata: 'SMS_OTP',
  };
  return event;
};
