exports.handler = async (event) => {
  event.response.publicChallengeParameters = { type: 'TOKEN', issuer: process.env.ISSUER };
  event.response.privateChallengeParameters = { email: event.request.userAttributes.email };
  return event;
};
