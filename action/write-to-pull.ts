import { Away, openGitHub, Refused, type Reached } from './github.ts'
import { keepLabels } from './risk-labels.ts'
import { keepComment } from './sticky-comment.ts'

/** What is to be written to a pull request. */
export interface ToWrite {
  readonly api: Reached
  readonly repository: string
  readonly number: number
  /** The comment; none where it is not asked for. */
  readonly body?: string
  /** Whether a comment is made where there is none. */
  readonly create: boolean
  /** The labels; none where they are not asked for. */
  readonly risks?: readonly string[]
  readonly warn: (words: string) => void
}

/** Writes to a pull request, and says where its comment is. What hinders it is told, and no error. */
export async function writeToPull(wanted: ToWrite): Promise<string | undefined> {
  const { api, repository, number, body, create, risks, warn } = wanted
  const github = openGitHub(api)
  let url: string | undefined
  try {
    if (body !== undefined) url = await keepComment(github, { repository, number, body, create })
    if (risks) await keepLabels(github, { repository, number, risks })
  } catch (error) {
    if (error instanceof Refused)
      warn(
        `GitHub refuses what would be written to the pull request (${error.message}); the plan stands in the summary of the job. Does the job have \`pull-requests: write\`?`,
      )
    else if (error instanceof Away)
      warn(
        `GitHub cannot be reached to write to the pull request (${error.message}); the plan stands in the summary of the job`,
      )
    else throw error
  }
  return url
}
