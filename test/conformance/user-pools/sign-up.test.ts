import { adminConfirmSignUp } from './admin-confirm-sign-up.ts'
import { adminCreateUser } from './admin-create-user.ts'
import { confirmSignUp } from './confirm-sign-up.ts'
import { resendConfirmationCode } from './resend-confirmation-code.ts'
import { run } from './run.ts'
import { signUp } from './sign-up.ts'

run([adminConfirmSignUp, adminCreateUser, confirmSignUp, resendConfirmationCode, signUp])
