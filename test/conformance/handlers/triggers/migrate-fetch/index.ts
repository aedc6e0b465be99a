import { UserMigrationTriggerHandler } from 'aws-lambda';

interface FirebaseLikeAnswer {
  localId: string;
  email: string;
  displayName?: string;
  error?: { message: string };
}

export const handler: UserMigrationTriggerHandler = async (event) => {
  const url = new URL('/v1/accounts:signInWithPassword', process.env.IDENTITY_URL);
  url.searchParams.set('key', process.env.API_KEY ?? '');

  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), 3000);

  try {
    const res = await fetch(url, {
      method: 'POST',
      headers: new Headers({ 'content-type': 'application/json' }),
      body: JSON.stringify({ email: event.userName, password: event.request.password, returnSecureToken: true }),
      signal: controller.signal,
    });
    const account = (await res.json()) as FirebaseLikeAnswer;
    if (!res.ok) throw new Error(account.error?.message ?? res.statusText);

    return {
      ...event,
      response: {
        ...event.response,
        userAttributes: {
          email: account.email,
          email_verified: 'true',
          name: account.displayName ?? account.email,
        },
        finalUserStatus: 'CONFIRMED',
        messageAction: 'SUPPRESS',
      },
    };
  } finally {
    clearTimeout(timer);
  }
};
