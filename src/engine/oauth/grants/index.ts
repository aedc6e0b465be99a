export { authorization_code } from './authorization-code.ts'
