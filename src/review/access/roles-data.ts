import type { GivenRole } from './roles-lines.ts'
import { comingWords, givenWords } from './words/given-words.ts'

/** A role that an identity pool gives, for programs. */
export const rolesData = ({ given, trust, may, classic }: GivenRole) => ({
  identityPool: given.identityPool.name,
  identityPoolId: given.identityPool.id,
  login: given.login === 'guest' ? 'guest' : given.login.provider,
  sentence: `${comingWords(given)}: ${givenWords(given)}`,
  ...given.chosen,
  ...(given.role && { role: given.role.name }),
  ...(given.at && { at: given.at }),
  instead: given.instead.map(({ role, ...one }) => ({ ...one, ...(role && { role: role.name }) })),
  ...(trust && {
    trust: {
      answer: trust.verdict,
      actions: trust.answers.map(({ asked, answer }) => ({
        action: asked.request.action,
        answer: answer.verdict,
        ...answer.decision,
      })),
    },
  }),
  ...(classic.length && { classic }),
  tags: given.tags,
  openTags: given.openTags,
  ...(may && { may }),
})
