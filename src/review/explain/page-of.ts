/** The page of a rule, in the repository of Poolwright. */
export const pageOf = (id: string): string => `docs/rules/${id}.md`
