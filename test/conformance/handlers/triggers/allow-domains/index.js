'use strict';

// Comma separated list of e-mail domains, e.g. "example.com,example.org"
const allowedDomains = (process.env.ALLOWED_DOMAINS || '')
  .split(',')
  .map((domain) => domain.trim().toLowerCase())
  .filter(Boolean);

exports.handler = (event, context, callback) => {
  const email = event.request.userAttributes.email || '';
  const domain = email.substring(email.lastIndexOf('@') + 1).toLowerCase();

  if (!allowedDomains.includes(domain)) {
    console.warn(`refused sign-up from ${domain} (${context.functionName}, ${context.awsRequestId})`);
    return callback(new Error(`Cannot register users from ${domain}`));
  }

  // Let Cognito continue.
  return callback(null, event);
};
