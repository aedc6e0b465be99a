const MAX_ATTEMPTS = 3;

exports.handler = async (event) => {
  const { session } = event.request;
  const last = session.slice(-1)[0];

  if (session.some((attempt) => attempt.challengeName !== 'CUSTOM_CHALLENGE')) {
    // Only codes here: no passwords
    event.response.issueTokens = false;
    event.response.failAuthentication = true;
  } else if (last && last.challengeResult === true) {
    event.response.issueTokens = true;
    event.response.failAuthentication = false;
  } else if (session.length >= MAX_ATTEMPTS) {
    event.response.issueTokens = false;
    event.response.failAuthentication = true;
  } else {
    event.response.issueTokens = false;
    event.response.failAuthentication = false;
    event.response.challengeName = 'CUSTOM_CHALLENGE';
  }

  return event;
};
