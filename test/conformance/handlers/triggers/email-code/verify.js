const crypto = require('crypto');

exports.handler = async (event) => {
  const expected = Buffer.from(event.request.privateChallengeParameters.secretLoginCode);
  const given = Buffer.from((event.request.challengeAnswer || '').trim());

  event.response.answerCorrect =
    expected.length === given.length && crypto.timingSafeEqual(expected, given);

  return event;
};
