const { createPublicKey, createVerify } = require('crypto');

/** The device has signed our challenge with its private key; we know its public key as PEM without line ends. */
module.exports.handler = async (event) => {
  const { challenge } = event.request.privateChallengeParameters;
  const body = event.request.userAttributes['custom:public_key'];
  const pem = `-----BEGIN PUBLIC KEY-----\n${body.match(/.{1,64}/g).join('\n')}\n-----END PUBLIC KEY-----\n`;
  const key = createPublicKey(pem);

  if (key.asymmetricKeyType !== 'rsa') {
    throw new Error(`Unsupported key: ${key.asymmetricKeyType}`);
  }

  const verifier = createVerify('RSA-SHA256');
  verifier.update(Buffer.from(challenge, 'base64'));
  event.response.answerCorrect = verifier.verify(key, event.request.challengeAnswer, 'base64');
  return event;
};
