import { html } from 'hono/html'

/** Markup in which every text that came from outside is escaped. */
export type Html = ReturnType<typeof html>

export { html }
