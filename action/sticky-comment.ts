import { Away, type GitHub } from './github.ts'

/** What the one comment on a pull request is to say. */
export interface Wanted {
  /** `owner/name` of the repository. */
  readonly repository: string
  readonly number: number
  /** Its first line is the mark by which it is found again. */
  readonly body: string
  /** Whether it is made where there is none yet; one that is there is kept up to date anyway. */
  readonly create: boolean
}

interface Comment {
  readonly id: number
  readonly body?: string
  readonly html_url?: string
  readonly user?: { readonly login?: string } | null
}

/**
 * Keeps one comment up to date. A comment with the mark counts only where the token itself has written it: in one of
 * somebody else's they could change what it says. What another run has made at the same time is taken away. Says
 * where the comment is.
 */
export async function keepComment(github: GitHub, wanted: Wanted): Promise<string | undefined> {
  const { repository, number, body, create } = wanted
  const comments = `/repos/${repository}/issues/${number}/comments`
  const path = (id: number) => `/repos/${repository}/issues/comments/${id}`
  const [first, ...others] = await own(github, comments, body)
  for (const { id } of others) await github.ask('DELETE', path(id))
  if (first) {
    if (first.body !== body) await github.ask('PATCH', path(first.id), { body })
    return first.html_url
  }
  if (!create) return undefined
  try {
    return ((await github.ask('POST', comments, { body })) as Comment | undefined)?.html_url
  } catch (error) {
    if (!(error instanceof Away)) throw error
    // It may have been made all the same.
    const [made] = await own(github, comments, body)
    return made
      ? made.html_url
      : ((await github.ask('POST', comments, { body })) as Comment | undefined)?.html_url
  }
}

/** Comments with the same mark that the token has written, the oldest first. */
async function own(github: GitHub, path: string, body: string): Promise<readonly Comment[]> {
  const listed = (await github.all(path)) as readonly Comment[]
  const marked = listed.filter((comment) => markOf(comment.body ?? '') === markOf(body))
  if (!marked.length) return []
  const viewer = await github.viewer()
  return marked.filter(({ user }) => user?.login !== undefined && user.login === viewer)
}

const markOf = (body: string) => body.split('\n', 1)[0]?.trim()
