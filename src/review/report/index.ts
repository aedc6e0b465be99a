export { github } from './github.ts'
export { json } from './json.ts'
export { pretty } from './pretty.ts'
