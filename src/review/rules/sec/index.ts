export { noLiteralSecrets } from './no-literal-secrets.ts'
export { paramsNotSecret } from './params-not-secret.ts'
export { secretsStayInside } from './secrets-stay-inside.ts'
