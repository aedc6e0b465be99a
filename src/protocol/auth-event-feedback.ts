import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { UpdateAuthEventFeedback } from '../operations/user-pools/update-auth-event-feedback.ts'
import { carryOut } from './aws-json/carry-out.ts'
import type { Confirming } from './confirm-user.ts'
import { plainPage } from './plain-page.ts'

const answers = {
  valid: { says: 'Valid', button: 'Yes, it was me' },
  invalid: { says: 'Invalid', button: 'No, it was not me' },
} as const

const useless = (context: Context) =>
  plainPage(context, 400, 'This link cannot be used', 'It is wrong, or too old.')

/** Which answer a link stands for, where it stands for one. */
const answerOf = ({ req }: Context) => {
  const value = req.query('value') ?? ''
  return Object.hasOwn(answers, value) ? answers[value as keyof typeof answers] : undefined
}

/**
 * `GET /{pool}/feedback?username=…&event=…&token=…&value=valid|invalid`: where the links of a notice lead. It
 * changes nothing, since programs that read mail follow links: it shows a button, which sends the same by POST.
 */
export const askForFeedback = (context: Context): Response => {
  const answer = answerOf(context)
  if (!answer) return useless(context)
  const words = 'Somebody has signed in to your account, or has tried to. Say whether it was you.'
  return plainPage(context, 200, 'Was it you?', words, answer.button)
}

/**
 * `POST` of the same: says what UpdateAuthEventFeedback says. 200, or 400 where the link is wrong or too old.
 * The body is not read.
 */
export const takeFeedback = (confirming: Confirming) => async (context: Context) => {
  const { req } = context
  const answer = answerOf(context)
  if (!answer) return useless(context)
  const userAgent = req.header('user-agent')
  const ports = confirming.ports({
    requestId: randomUUID(),
    ...(userAgent && { userAgent }),
    ...(confirming.secure !== undefined && { secure: confirming.secure }),
  })
  const body = {
    UserPoolId: req.param('pool') ?? '',
    Username: req.query('username') ?? '',
    EventId: req.query('event') ?? '',
    FeedbackToken: req.query('token') ?? '',
    FeedbackValue: answer.says,
  }
  const result = await carryOut(UpdateAuthEventFeedback, ports, confirming, () => ({ body }))
  if ('output' in result)
    return plainPage(
      context,
      200,
      'Thank you',
      answer.says === 'Valid'
        ? 'It is noted that it was you.'
        : 'It is noted that it was not you. Change your password now.',
    )
  if (result.fault.code === 'InternalErrorException')
    return plainPage(context, 500, 'Something went wrong', 'It is on our side. Try again in a while.')
  return useless(context)
}
