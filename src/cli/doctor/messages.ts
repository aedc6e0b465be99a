import { lostMessages, lostWords } from '../../app/lost-messages.ts'
import { ok, warning, type Check } from '../doctor-check.ts'

/** Whether messages have a way out, where the environment that is asked for is one to serve. Nothing is sent. */
export const messages: Check = {
  name: 'messages',
  about: 'project',
  look({ loaded, env }) {
    const model = loaded?.model
    if (!model) return []
    const { email, sms } = model.waysOut
    const said = [...(email ? [`mail by ${email.via}`] : []), ...(sms ? [`texts by ${sms.via}`] : [])]
    const lost = env === undefined ? [] : lostMessages(model)
    if (lost.length) return lost.map((one) => warning(lostWords(one)))
    return [ok(said.length ? `they leave: ${said.join(', ')}` : 'they stay in the inbox of `dev`')]
  },
}
