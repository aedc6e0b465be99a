import { SNSClient, PublishCommand, type PublishCommandInput } from '@aws-sdk/client-sns';
import { type Context, type PostAuthenticationTriggerEvent } from 'aws-lambda';

const region = process.env.AWS_REGION!;
const client = new SNSClient({ region });

function notice(event: PostAuthenticationTriggerEvent, context: Context): PublishCommandInput {
  const account = context.invokedFunctionArn.split(':')[4];
  return {
    TopicArn: `arn:aws:sns:${region}:${account}:${process.env.TOPIC}`,
    Subject: 'Sign-in',
    Message: JSON.stringify({ user: event.userName, newDevice: event.request.newDeviceUsed }),
    MessageAttributes: { source: { DataType: 'String', StringValue: event.triggerSource } },
  };
}

export const lambdaHandler = async (
  event: PostAuthenticationTriggerEvent,
  context: Context,
): Promise<PostAuthenticationTriggerEvent> => {
  // Never keep anybody out because a notice cannot be sent
  await client.send(new PublishCommand(notice(event, context))).catch((err: unknown) => {
    if (err instanceof Error) console.error(err.name, err.message);
  });
  return event;
};
