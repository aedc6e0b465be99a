import { createRemoteJWKSet, errors, jwtVerify } from 'jose';

const { ISSUER, AUDIENCE } = process.env;
const keys = createRemoteJWKSet(new URL(`${ISSUER}/jwks.json`));

export const handler = async (event) => {
  event.response.answerCorrect = false;
  try {
    const { payload, protectedHeader } = await jwtVerify(event.request.challengeAnswer, keys, {
      issuer: ISSUER,
      audience: AUDIENCE,
      maxTokenAge: '5 minutes',
      algorithms: ['RS256', 'ES256'],
    });
    console.log(`token of ${payload.iss} signed with ${protectedHeader.alg}`);
    event.response.answerCorrect = payload.email === event.request.privateChallengeParameters.email;
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error;
    console.warn('token refused:', error.code);
  }
  return event;
};
