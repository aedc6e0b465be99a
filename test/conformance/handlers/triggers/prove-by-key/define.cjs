module.exports.handler = async ({ request: { session }, response, ...event }) => {
  const done = session.length > 0 && session[session.length - 1].challengeResult === true;
  const failed = session.length > 0 && !done;
  return {
    ...event,
    request: { session },
    response: {
      ...response,
      issueTokens: done,
      failAuthentication: failed,
      ...(!done && !failed && { challengeName: 'CUSTOM_CHALLENGE' }),
    },
  };
};
