export { customAuth } from './custom-auth.ts'
export { userPasswordAuth } from './user-password-auth.ts'
export { userSrpAuth } from './user-srp-auth.ts'
