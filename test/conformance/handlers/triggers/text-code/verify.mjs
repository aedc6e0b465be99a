export const handler = (event, context) => {
  event.response.answerCorrect = event.request.challengeAnswer === event.request.privateChallengeParameters.otp;
  context.succeed(event);
};
