import type { PreSignUpTriggerHandler } from 'aws-lambda';
import { judge, Verdict } from './invitations';
import messages from './messages.json';

export const handler: PreSignUpTriggerHandler = async (event) => {
  const verdict = await judge(event.request.userAttributes, event.request.clientMetadata?.invitation);

  switch (verdict) {
    case Verdict.Welcome:
      event.response.autoConfirmUser = true;
      event.response.autoVerifyEmail = 'email' in event.request.userAttributes;
      return event;
    case Verdict.Expired:
      throw new Error(messages.expired);
    default:
      throw new Error(messages.unknown);
  }
};
