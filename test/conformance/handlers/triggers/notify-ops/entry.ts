export { lambdaHandler as handler } from './app'
