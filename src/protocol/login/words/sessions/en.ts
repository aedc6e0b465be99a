import type { SessionWords } from './sessions.ts'

/** Sessions of browsers in English. */
export const sessionsEn: SessionWords = {
  known: {
    title: 'Welcome back',
    lead: 'You are signed in already. Go on with this account, or choose another.',
    continueAs: (name) => `Continue as ${name}`,
    other: 'Sign in as a different user',
  },
  signedOut: {
    title: 'You are signed out',
    lead: 'You can close this page. On a computer that others use, close the browser, too.',
  },
  errors: {
    invalid_request: {
      title: 'This link does not work',
      lead: 'Something is missing in it, or wrong. Go back to the app and try again from there.',
    },
    redirect_mismatch: {
      title: 'This app cannot be opened from here',
      lead: 'It wants you sent to an address that is not registered as its own, so nobody is sent there.',
    },
    unauthorized_client: {
      title: 'This app may not sign people in this way',
      lead: 'It has to be set up for it first. Tell whoever runs the app.',
    },
    server_error: {
      title: 'Something went wrong on our side',
      lead: 'Go back to the app and try again in a while.',
    },
    other: {
      title: 'Something went wrong',
      lead: 'Go back to the app and try again. If it happens again, tell whoever runs the app.',
    },
  },
  forDevelopers: 'For developers:',
}
