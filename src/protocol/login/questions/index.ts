export { SOFTWARE_TOKEN_MFA } from './software-token-mfa.ts'
