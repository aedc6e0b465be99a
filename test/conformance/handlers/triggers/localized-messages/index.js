const { render } = require('./templates');

const DEFAULT_LANGUAGE = 'en';

exports.handler = (event, context, callback) => {
  const { codeParameter, usernameParameter, userAttributes, clientMetadata } = event.request;
  const language = (clientMetadata && clientMetadata.lang) || userAttributes.locale || DEFAULT_LANGUAGE;
  const name = userAttributes.name || 'friend';

  switch (event.triggerSource) {
    case 'CustomMessage_SignUp':
    case 'CustomMessage_ResendCode': {
      const link = `${process.env.SITE}/confirm?code=${codeParameter}&user=${encodeURIComponent(event.userName)}`;
      Object.assign(event.response, render('welcome', language, { name, code: codeParameter, link }));
      break;
    }
    case 'CustomMessage_ForgotPassword':
      Object.assign(event.response, render('reset', language, { name, code: codeParameter }));
      break;
    case 'CustomMessage_AdminCreateUser':
      Object.assign(event.response, render('invite', language, { name, user: usernameParameter, code: codeParameter }));
      break;
    default:
      // Everything else is sent as the pool says.
      console.log('no template for', event.triggerSource);
  }

  callback(null, event);
};
