const { JwtVerifier } = require('aws-jwt-verify');
const { JwtExpiredError } = require('aws-jwt-verify/error');

// Outside of the handler, so that keys are fetched once
const verifier = JwtVerifier.create({
  issuer: process.env.ISSUER,
  audience: 'acme-devices',
  jwksUri: process.env.ISSUER + '/jwks.json',
  customJwtCheck: ({ payload }) => {
    if (!payload.device) throw new Error('Token names no device');
  },
});

module.exports.handler = async function (event) {
  const { device_token: token = '' } = event.request.validationData || {};
  try {
    const payload = await verifier.verify(token);
    console.log('device', payload.device);
  } catch (err) {
    if (err instanceof JwtExpiredError) throw new Error('Device token has expired');
    console.error(err.name);
    throw new Error('Device token is not valid');
  }
  return event;
};
