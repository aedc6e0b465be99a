import { randomInt } from 'crypto';
import { SESClient, SendEmailCommand } from '@aws-sdk/client-ses';
import { CreateAuthChallengeTriggerEvent } from 'aws-lambda';

const ses = new SESClient({});

export const handler = async (event: CreateAuthChallengeTriggerEvent) => {
  const { email } = event.request.userAttributes;
  const previous = event.request.session?.slice(-1)[0];
  let code: string;

  if (!previous) {
    code = randomInt(0, 1_000_000).toString().padStart(6, '0');
    await sendCode(email, code);
  } else {
    // A second try is about the same code: it is kept in the metadata of the challenge.
    code = previous.challengeMetadata!.match(/^CODE-(\d{6})$/)![1];
  }

  event.response.publicChallengeParameters = { email: maskEmail(email) };
  event.response.privateChallengeParameters = { secretLoginCode: code };
  event.response.challengeMetadata = `CODE-${code}`;
  return event;
};

function maskEmail(email: string): string {
  const [name, domain] = email.split('@');
  return `${name.charAt(0)}***@${domain}`;
}

async function sendCode(to: string, code: string): Promise<void> {
  const command = new SendEmailCommand({
    Source: process.env.SES_FROM_ADDRESS,
    Destination: { ToAddresses: [to] },
    Message: {
      Subject: { Charset: 'UTF-8', Data: 'Your login code' },
      Body: {
        Html: { Charset: 'UTF-8', Data: `<html><body><p>Enter this code to sign in:</p><h3>${code}</h3></body></html>` },
        Text: { Charset: 'UTF-8', Data: `Enter this code to sign in: ${code}` },
      },
    },
  });
  const { MessageId } = await ses.send(command);
  console.info('sent', MessageId);
}
