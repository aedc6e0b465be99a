export { namesTakenOnce } from './names-taken-once.ts'
