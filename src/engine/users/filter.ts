import { Fault } from '../../model/fault.ts'
import type { UserFilter } from '../ports.ts'

/** What users may be looked for by. Custom attributes are not among it. */
const searchable = [
  'username',
  'email',
  'phone_number',
  'name',
  'given_name',
  'family_name',
  'preferred_username',
  'cognito:user_status',
  'status',
  'sub',
]
const form = /^\s*([\w:]+)\s*(\^?=)\s*"((?:[^"\\]|\\.)*)"\s*$/s

/** Reads a filter such as `email ^= "ana@"`. */
export function readFilter(text: string | undefined): UserFilter | undefined {
  if (!text?.trim()) return undefined
  const [, name = '', sign, value = ''] = form.exec(text) ?? []
  if (!sign) throw new Fault('InvalidParameterException', 'Error while parsing filter.')
  if (!searchable.includes(name))
    throw new Fault('InvalidParameterException', `Invalid search attribute: ${name}`)
  return { name, by: sign === '=' ? 'equals' : 'begins with', value: value.replace(/\\(.)/gs, '$1') }
}
