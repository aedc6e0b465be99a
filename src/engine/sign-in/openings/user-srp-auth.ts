import type { SignIn } from '../../../model/sign-in.ts'
import type { Step } from '../../flow.ts'
import { readSrpA } from '../../steps/open-srp.ts'
import type { Turn } from '../turn.ts'

/** Begins with half of an SRP exchange; the question that follows is the other half. */
export const userSrpAuth: Step<Turn, { signIn: SignIn }> = {
  name: 'USER_SRP_AUTH',
  run: ({ signIn, given }) => ({ signIn: { ...signIn, srpA: readSrpA(given) } }),
}
