const { buildClient, CommitmentPolicy, KmsKeyringNode } = require('@aws-crypto/client-node');
const { SESv2Client, SendEmailCommand } = require('@aws-sdk/client-sesv2');
const b64 = require('base64-js');

const { decrypt } = buildClient(CommitmentPolicy.REQUIRE_ENCRYPT_ALLOW_DECRYPT);
const keyring = new KmsKeyringNode({
  generatorKeyId: process.env.KEY_ALIAS,
  keyIds: [process.env.KEY_ARN],
});
const ses = new SESv2Client({});

const subjects = {
  CustomEmailSender_SignUp: 'Confirm your account',
  CustomEmailSender_ResendCode: 'Your new code',
  CustomEmailSender_ForgotPassword: 'Reset your password',
  CustomEmailSender_AdminCreateUser: 'Your invitation',
  CustomEmailSender_UpdateUserAttribute: 'Verify your new address',
  CustomEmailSender_VerifyUserAttribute: 'Verify your address',
};

exports.handler = async (event) => {
  let plainTextCode;
  if (event.request.code) {
    const { plaintext, messageHeader } = await decrypt(keyring, b64.toByteArray(event.request.code));
    if (messageHeader.encryptionContext['userpool-id'] !== event.userPoolId) {
      throw new Error('This code was encrypted for another user pool');
    }
    // Temporary passwords come with escaped angle brackets
    plainTextCode = plaintext.toString('utf-8').replace(/&lt;/g, '<').replace(/&gt;/g, '>');
  }

  const subject = subjects[event.triggerSource];
  if (!subject || !plainTextCode) return;

  await ses.send(
    new SendEmailCommand({
      FromEmailAddress: process.env.FROM,
      Destination: { ToAddresses: [event.request.userAttributes.email] },
      Content: {
        Simple: {
          Subject: { Data: subject },
          Body: { Text: { Data: `Your code is ${plainTextCode}` } },
        },
      },
    }),
  );
};
