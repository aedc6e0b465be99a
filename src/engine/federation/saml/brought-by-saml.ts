import type { Json } from '../../../model/trigger.ts'
import type { Receiving } from '../receiving.ts'
import type { SamlSignedIn } from './saml-port.ts'

/** What Cognito leaves as it is, of values that stand in a list: the rest is encoded as in a form. */
const encoded = (value: string) => new URLSearchParams({ v: value }).toString().slice('v='.length)

/** One value as it is; several as Cognito writes them: encoded, with commas between them, in brackets. */
const textOf = (values: readonly string[]) =>
  values.length === 1 ? (values[0] ?? '') : `[${values.map(encoded).join(',')}]`

/** What an assertion says of somebody, as scripts and mappings are told. What it is called to scripts is unverified. */
export function broughtBySaml({
  attributes,
  subject,
  issuer,
}: Pick<SamlSignedIn, 'attributes' | 'subject' | 'issuer'>): Omit<
  Receiving,
  'pool' | 'client' | 'authorization' | 'idp'
> {
  const said = Object.entries(attributes).filter(([, values]) => values.length)
  const samlResponse = Object.fromEntries(
    said.map(([name, values]): [string, Json] => [
      name,
      values.length === 1 ? (values[0] ?? '') : [...values],
    ]),
  )
  return {
    heard: { samlResponse },
    subject: subject.nameId,
    issuer,
    brought: Object.fromEntries(said.map(([name, values]) => [name, textOf(values)])),
    samlSubject: subject,
  }
}
