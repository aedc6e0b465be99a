import { adminResetUserPassword } from './admin-reset-user-password.ts'
import { adminSetUserPassword } from './admin-set-user-password.ts'
import { changePassword } from './change-password.ts'
import { confirmForgotPassword } from './confirm-forgot-password.ts'
import { deleteUserAttributes } from './delete-user-attributes.ts'
import { deleteUser } from './delete-user.ts'
import { forgotPassword } from './forgot-password.ts'
import { getUserAttributeVerificationCode } from './get-user-attribute-verification-code.ts'
import { getUserAuthFactors } from './get-user-auth-factors.ts'
import { getUser } from './get-user.ts'
import { run } from './run.ts'
import { updateUserAttributes } from './update-user-attributes.ts'
import { verifyUserAttribute } from './verify-user-attribute.ts'

run([
  adminResetUserPassword,
  adminSetUserPassword,
  changePassword,
  confirmForgotPassword,
  deleteUser,
  deleteUserAttributes,
  forgotPassword,
  getUser,
  getUserAttributeVerificationCode,
  getUserAuthFactors,
  updateUserAttributes,
  verifyUserAttribute,
])
