const { createHmac, timingSafeEqual } = require('node:crypto');

const MAX_AGE_SECONDS = 300;

/** The gateway in front of us signs "<user>.<timestamp>"; direct calls are refused. */
function isSignedByGateway(userName, { timestamp = '0', signature = '' } = {}) {
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > MAX_AGE_SECONDS) return false;
  const expected = createHmac('sha256', process.env.GATEWAY_KEY).update(`${userName}.${timestamp}`).digest();
  const given = Buffer.from(signature, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

exports.handler = async (event) => {
  if (!isSignedByGateway(event.userName, event.request.validationData ?? undefined)) {
    throw new Error('Request was not signed by the gateway');
  }
  return event;
};
