/**
 * What stands behind a script that is a rule: its handler is given the project, and answers what the rule
 * says of itself and all that it finds. It is plain text, for nothing of ours is in a script's isolate.
 */
export const asRule = `
;module.exports = ((its) => ({
  handler: async ({ project }) => {
    const rule = its.rule ?? its.default
    if (typeof rule?.check !== 'function')
      throw new TypeError('it exports no \`rule\` with a \`check\`')
    const found = []
    for await (const one of (await rule.check(project)) ?? []) found.push(one)
    const { id, severity, title, why } = rule
    return { id, severity, title, why, found }
  },
}))(module.exports)
`
