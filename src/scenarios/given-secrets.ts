import { createHash } from 'node:crypto'
import type { Model } from '../model/model.ts'

/** A model whose secrets are those of a story, and what they read as. */
export interface GivenSecrets {
  readonly model: Model
  readonly variables: Readonly<Record<string, string>>
}

const place = (name: string) => `given.secrets.${name}`

/**
 * Lets secrets read as a story says, and never as they are outside. Those of app clients are made up where
 * the story says none; a script that reads one which is not given fails, and is told where to say it.
 */
export function givenSecrets(model: Model, given: Readonly<Record<string, string>> = {}): GivenSecrets {
  const ofClients = model.pools.flatMap(({ clients }) =>
    clients.flatMap(({ secret }) => (typeof secret === 'object' ? [secret.secret] : [])),
  )
  const made = ofClients.map((name) => [
    place(name),
    createHash('sha256').update(`client ${name}`).digest('hex'),
  ])
  const said = Object.entries(given).map(([name, text]) => [place(name), text])
  const names = [...Object.keys(model.secrets), ...ofClients, ...Object.keys(given)]
  return {
    model: { ...model, secrets: Object.fromEntries(names.map((name) => [name, { env: place(name) }])) },
    variables: Object.fromEntries([...made, ...said]) as Record<string, string>,
  }
}
