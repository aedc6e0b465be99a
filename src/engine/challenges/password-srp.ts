import type { Challenge } from '../challenge.ts'
import { readSrpA } from '../steps/open-srp.ts'

/** Asks for the caller's half of an SRP exchange; the question after it is the other half. */
export const PASSWORD_SRP: Challenge<'PASSWORD_SRP'> = {
  ask: { name: 'ask for half of an exchange', run: () => ({ parameters: {}, memory: null }) },
  answer: {
    name: 'PASSWORD_SRP',
    run: ({ signIn: { asked: _asked, ...signIn }, given }) => ({
      signIn: { ...signIn, srpA: readSrpA(given) },
    }),
  },
}
