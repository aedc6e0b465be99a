export { authorize } from './authorize.ts'
export { answerQuestion, askQuestion } from './challenge.ts'
export { showSignIn, signIn } from './login.ts'
export { token } from './token.ts'
