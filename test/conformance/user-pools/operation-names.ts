import * as sdk from '@aws-sdk/client-cognito-identity-provider'

/** An operation, by the name of the SDK's command. */
export type OperationName =
  Extract<keyof typeof sdk, `${string}Command`> extends infer Name
    ? Name extends `${infer Operation}Command`
      ? Exclude<Operation, '$'>
      : never
    : never

/** Every operation of the installed SDK. */
export const operationNames = Object.keys(sdk)
  .filter((name) => name.endsWith('Command') && name !== '$Command')
  .map((name) => name.slice(0, -'Command'.length))
  .sort() as readonly OperationName[]

/** How the file of an operation is called, which is how its own file in `src` is. */
export const fileOf = (operation: string) =>
  `${operation
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase()}.ts`
