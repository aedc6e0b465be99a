/** A project to begin with. */
export interface Template {
  readonly name: string
  /** What one gets, in a sentence. */
  readonly summary: string
}

/** Every template, the usual one first. Each is a folder of `templates/`. */
export const templates: readonly Template[] = [
  { name: 'minimal', summary: 'one pool, one trigger and a first scenario' },
  { name: 'b2c', summary: "a shop: sign-up by mail, groups, tiers in tokens, a folder of one's own in S3" },
  { name: 'passwordless', summary: 'sign-in by a code in the mail, and brakes on guessing' },
  { name: 'b2b-saml', summary: 'companies that sign their people in by SAML, each with its own documents' },
  { name: 'migration', summary: 'people who come over from an old directory as they first sign in' },
  { name: 'roles', summary: 'groups, roles, tags and a boundary: who may do what, with the proofs' },
]

/** The names of templates, for a message. */
export const templateNames = templates.map(({ name }) => name)

/** Templates as rows, each with its sentence. */
export function templateRows(): readonly string[] {
  const wide = Math.max(...templateNames.map((name) => name.length))
  return templates.map(({ name, summary }) => `${name.padEnd(wide)}  ${summary}`)
}
