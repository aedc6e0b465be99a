export function handler(event, context, callback) {
  const { session } = event.request;
  const passwordWasRight = (entry) =>
    entry.challengeName === 'PASSWORD_VERIFIER' && entry.challengeResult;

  // 1st SRP, 2nd password, then a code by SMS
  if (session.length === 1 && session[0].challengeName === 'SRP_A') {
    Object.assign(event.response, { issueTokens: false, failAuthentication: false, challengeName: 'PASSWORD_VERIFIER' });
  } else if (session.length === 2 && passwordWasRight(session[1])) {
    Object.assign(event.response, { issueTokens: false, failAuthentication: false, challengeName: 'CUSTOM_CHALLENGE' });
  } else if (session.length === 3 && session[2].challengeName === 'CUSTOM_CHALLENGE' && session[2].challengeResult) {
    Object.assign(event.response, { issueTokens: true, failAuthentication: false });
  } else {
    Object.assign(event.response, { issueTokens: false, failAuthentication: true });
  }

  callback(null, event);
}
