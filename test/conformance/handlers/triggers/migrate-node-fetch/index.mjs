import fetch from 'node-fetch';

const { LEGACY_API, LEGACY_API_KEY } = process.env;

async function callLegacy(path, body) {
  const response = await fetch(`${LEGACY_API}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'x-api-key': LEGACY_API_KEY },
    body: JSON.stringify(body),
  });
  if (response.status === 401 || response.status === 404) return null;
  if (!response.ok) throw new Error(`legacy directory answered ${response.status}`);
  return response.json();
}

export const handler = async (event) => {
  const { userName, triggerSource } = event;
  let user;

  switch (triggerSource) {
    case 'UserMigration_Authentication':
      user = await callLegacy('/login', { login: userName, password: event.request.password });
      break;
    case 'UserMigration_ForgotPassword':
      user = await callLegacy('/lookup', { login: userName });
      break;
    default:
      throw new Error(`Unhandled trigger source ${triggerSource}`);
  }

  if (!user) throw new Error('Bad user name or password');

  event.response.userAttributes = {
    username: userName,
    email: user.mail,
    email_verified: 'true',
    name: `${user.firstName} ${user.lastName}`,
    'custom:legacy_id': String(user.id),
  };
  event.response.messageAction = 'SUPPRESS';
  if (triggerSource === 'UserMigration_Authentication') {
    event.response.finalUserStatus = 'CONFIRMED';
  }
  return event;
};
