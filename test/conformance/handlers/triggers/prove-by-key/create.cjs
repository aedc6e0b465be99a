const { randomBytes } = require('crypto');

module.exports.handler = async (event) => {
  const challenge = randomBytes(32).toString('base64');
  event.response = {
    publicChallengeParameters: { challenge, keyId: event.request.userAttributes['custom:key_id'] },
    privateChallengeParameters: { challenge },
    challengeMetadata: 'ASSERTION',
  };
  return event;
};
