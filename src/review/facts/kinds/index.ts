export { redirect } from './redirect.ts'
