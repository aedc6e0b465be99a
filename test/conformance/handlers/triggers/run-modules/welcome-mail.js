const AWS = require('aws-sdk');

const ses = new AWS.SES({ apiVersion: '2010-12-01' });

exports.handler = (event) => {
  const { email, name } = event.request.userAttributes;
  const message = {
    Source: process.env.SENDER,
    Destination: { ToAddresses: [email] },
    Message: {
      Subject: { Data: 'Welcome aboard' },
      Body: { Text: { Data: `Hi ${name || event.userName}, good to have you here.` } },
    },
  };
  return ses.sendEmail(message).promise();
};
