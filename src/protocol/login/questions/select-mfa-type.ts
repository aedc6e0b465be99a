import type { Texts } from '../../../engine/sign-in/turn.ts'
import type { QuestionPage } from '../question.ts'
import { waysForm, waysIn } from '../asking/choose-way.ts'

// Written by the engine itself, of names that it knows.
const offered = ({ MFAS_CAN_CHOOSE = '[]' }: Texts) => JSON.parse(MFAS_CAN_CHOOSE) as readonly string[]

/** Asks how somebody would prove once more who they are. */
export const SELECT_MFA_TYPE: QuestionPage = {
  page(asking) {
    const { words, parameters } = asking
    const ways = waysIn(asking, offered(parameters))
    return { title: words.signIn, body: waysForm(asking, words.questions.chooseProof, ways) }
  },
  read: ({ answer = '' }) => ({ ANSWER: answer }),
}
