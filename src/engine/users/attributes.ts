import type { SchemaAttribute } from '../../model/cloudformation.ts'
import { Fault } from '../../model/fault.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import { standardAttributes, unwritable } from '../../model/standard-attributes.ts'
import type { User } from '../../model/user.ts'

/** Every attribute of a pool by the name that users carry: `email`, `custom:tenant`. */
export function schemaOf({ properties }: UserPool): ReadonlyMap<string, SchemaAttribute> {
  const all = new Map<string, SchemaAttribute>(standardAttributes)
  for (const said of properties.Schema ?? []) {
    // A listed attribute that says nothing of it cannot be changed; an unlisted one can.
    const attribute = { Mutable: false, ...said }
    const standard = standardAttributes.get(attribute.Name)
    const prefix = attribute.DeveloperOnlyAttribute ? 'dev:custom:' : 'custom:'
    if (standard) all.set(attribute.Name, { ...standard, ...attribute })
    else all.set(prefix + attribute.Name, attribute)
  }
  return all
}

/** What everybody may read of whom it is. That no client needs a right to the identities is unverified. */
const always = ['sub', 'identities']

/** Whether a client may read an attribute. A client that names none reads all but `dev:` ones. */
export const readable = ({ properties: { ReadAttributes } }: AppClient, name: string) =>
  ReadAttributes ? [...ReadAttributes, ...always].includes(name) : !name.startsWith('dev:')

const guarded = [...unwritable, 'identities']

/** Whether a client may write an attribute. Whether an address is verified is not for clients to say. */
export const writable = ({ properties: { WriteAttributes } }: AppClient, name: string) =>
  !guarded.includes(name) && (WriteAttributes ? WriteAttributes.includes(name) : !name.startsWith('dev:'))

const emailForm = /^[^\s@]+@[^\s@]+$/
const phoneForm = /^\+[0-9]{1,15}$/
export const isEmail = (text: string) => text.length <= 2048 && emailForm.test(text)
export const isPhone = (text: string) => phoneForm.test(text)

const fixed = (name: string) =>
  new Fault('InvalidParameterException', `user.${name}: Attribute cannot be updated.`)
const misfit = (text: string) =>
  new Fault('InvalidParameterException', `Attributes did not conform to the schema: ${text}`)

function checkValue(name: string, value: string, schema: SchemaAttribute): void {
  if (name === 'email' && value && !isEmail(value))
    throw new Fault('InvalidParameterException', 'Invalid email address format.')
  if (name === 'phone_number' && value && !isPhone(value))
    throw new Fault('InvalidParameterException', 'Invalid phone number format.')
  // The quota counts bytes. How AWS words its refusal is unverified.
  if (Buffer.byteLength(value) > 2048) throw misfit(`${name}: Value must be no longer than 2048 bytes`)
  const { MinLength, MaxLength } = schema.StringAttributeConstraints ?? {}
  switch (schema.AttributeDataType ?? 'String') {
    case 'String':
      if (MinLength && value.length < Number(MinLength))
        throw misfit(`${name}: String must be at least ${MinLength} characters long`)
      if (MaxLength && value.length > Number(MaxLength))
        throw misfit(`${name}: String must be no longer than ${MaxLength} characters`)
      return
    case 'Number': {
      const { MinValue, MaxValue } = schema.NumberAttributeConstraints ?? {}
      if (!/^-?\d+(\.\d+)?$/.test(value)) throw misfit(`${name}: Attribute value must be a number`)
      if (MinValue && Number(value) < Number(MinValue))
        throw misfit(`${name}: Number must be no smaller than ${MinValue}`)
      if (MaxValue && Number(value) > Number(MaxValue))
        throw misfit(`${name}: Number must be no larger than ${MaxValue}`)
      return
    }
    case 'Boolean':
      if (!/^(true|false)$/i.test(value)) throw misfit(`${name}: Attribute value must be true or false`)
      return
    case 'DateTime':
      if (Number.isNaN(Date.parse(value))) throw misfit(`${name}: Attribute value must be a date and time`)
  }
}

function known(pool: UserPool, name: string): SchemaAttribute {
  if (always.includes(name)) throw fixed(name)
  const schema = schemaOf(pool).get(name)
  if (!schema) throw misfit(`${name}: Attribute does not exist in the schema.`)
  return schema
}

/** Refuses attributes that the pool does not know, or whose values do not fit. */
export function checkAttributes(pool: UserPool, attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) checkValue(name, value, known(pool, name))
}

/** The same for attributes that are there already, of which an empty value takes one away. */
export function checkChanges(pool: UserPool, user: User, changes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(changes)) {
    const schema = known(pool, name)
    if (value) checkValue(name, value, schema)
  }
  checkMutable(pool, user.attributes, Object.keys(changes))
  checkRemovable(
    pool,
    user,
    Object.keys(changes).filter((name) => !changes[name]),
  )
}

/** Names of the attributes that a user must have and has not. */
export const missingAttributes = (pool: UserPool, attributes: Readonly<Record<string, string>>) =>
  [...schemaOf(pool)]
    .filter(([name, { Required }]) => Required && name !== 'sub' && !attributes[name])
    .map(([name]) => name)

/** Refuses to take away what the pool demands, or what stands in the place of the user's name. */
function checkRemovable(pool: UserPool, user: User, names: readonly string[]): void {
  const left = Object.fromEntries(Object.entries(user.attributes).filter(([name]) => !names.includes(name)))
  const stands = pool.properties.UsernameAttributes ?? []
  const nameless = stands.length && !stands.some((name) => left[name])
  const missing = missingAttributes(pool, left).filter((name) => names.includes(name))
  const [first] = [...missing, ...(nameless ? stands.filter((name) => names.includes(name)) : [])]
  if (first) throw misfit(`${first}: The attribute ${first} is required`)
}

/** Refuses a new user who lacks what the pool demands. */
export function checkRequired(pool: UserPool, attributes: Readonly<Record<string, string>>): void {
  const [first] = missingAttributes(pool, attributes)
  if (first) throw misfit(`${first}: The attribute ${first} is required`)
}

/** Refuses a client that writes what it may not. */
export function checkWritable(client: AppClient, names: readonly string[]): void {
  if (names.some((name) => !writable(client, name)))
    throw new Fault('NotAuthorizedException', 'A client attempted to write unauthorized attribute')
}

/** Refuses to change what may only be said once. */
export function checkMutable(
  pool: UserPool,
  was: Readonly<Record<string, string>>,
  names: readonly string[],
): void {
  const schema = schemaOf(pool)
  const said = names.find((name) => schema.get(name)?.Mutable === false && was[name] !== undefined)
  if (said) throw fixed(said)
}

/** A list of names and values, as the API writes attributes, as a plain record. */
export const asRecord = (
  list: readonly { readonly Name: string; readonly Value?: string | undefined }[] | undefined,
): Record<string, string> => Object.fromEntries((list ?? []).map(({ Name, Value = '' }) => [Name, Value]))

/** The record as the API writes it, `sub` first. */
export const asList = (attributes: Readonly<Record<string, string>>) =>
  Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }))
