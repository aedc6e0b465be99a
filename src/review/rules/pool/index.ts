export { deletionProtection } from './deletion-protection.ts'
