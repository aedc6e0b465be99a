import type { ProviderWords } from './providers.ts'

/** English. */
export const providersEn: ProviderWords = {
  or: 'or',
  continueWith: (name) => `Continue with ${name}`,
  workEmail: 'Work email',
  workEmailHint: 'We will take you to the sign-in page of your company.',
  goOn: 'Continue with your company',
  unknownCompany: 'No company is known here by this address.',
}
