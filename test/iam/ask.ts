import type { AccessRequest, Context, Layer, Policies, Principal } from '../../src/model/iam.ts'
import type { Json, JsonObject } from '../../src/model/trigger.ts'

export const account = '123456789012'
/** A session of the role `buyer`. */
export const ana: Principal = {
  arn: `arn:aws:sts::${account}:assumed-role/buyer/ana`,
  account,
  roleArn: `arn:aws:iam::${account}:role/buyer`,
}

/** A statement, of which only what a test is about is said. */
export const says = (said: JsonObject = {}): JsonObject => ({
  Effect: 'Allow',
  ...('NotAction' in said ? {} : { Action: '*' }),
  ...('NotResource' in said ? {} : { Resource: '*' }),
  ...said,
})

/** A document of these statements. */
export const document = (statements: readonly JsonObject[], Version = '2012-10-17'): JsonObject => ({
  Version,
  Statement: statements as Json,
})

/** One policy in each of some layers, with its statements. */
export const around = (given: { readonly [L in Layer]?: readonly JsonObject[] }): Policies =>
  Object.fromEntries(
    Object.entries(given).map(([layer, statements]) => [
      layer,
      [{ name: layer, document: document(statements) }],
    ]),
  )

/** Ana reads a photo, unless something else is said. */
export const request = (said: Partial<AccessRequest> = {}): AccessRequest => ({
  principal: ana,
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::photos/one.jpg',
  context: {},
  ...said,
})

/** Policies of one statement that allows under conditions. */
export const when = (condition: JsonObject, version?: string): Policies => ({
  identity: [{ name: 'when', document: document([says({ Condition: condition })], version) }],
})

export const context = (entries: Context): Partial<AccessRequest> => ({ context: entries })
