import { readFileSync } from 'node:fs'
import { Usage } from './inputs.ts'

/** The pull request that a workflow runs for. */
export interface PullRequest {
  readonly number: number
  /** The last commit of the branch that it would go into, as far as the event knows. */
  readonly base: string
  /** Its own last commit. */
  readonly head: string
  /** Whether it comes from another repository: then nothing can be written to it. */
  readonly fork: boolean
}

/** What set a workflow going. */
export interface Happening {
  readonly pull?: PullRequest
  /** The commit that was the last before a push, or before a merge queue. */
  readonly before?: string
}

type Variables = Readonly<Record<string, string | undefined>>

/**
 * Reads the event of a workflow; nothing, where there is none. Throws `Usage` on `pull_request_target`, where a
 * stranger's change would be read with a token that may write.
 */
export function readHappening(variables: Variables): Happening {
  const { GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path } = variables
  if (name === 'pull_request_target')
    throw new Usage(
      'run this on pull_request: on pull_request_target a stranger would get a token that may write',
    )
  if (!path) return {}
  const event = JSON.parse(readFileSync(path, 'utf8')) as Event
  const pull = event.pull_request
  if (pull) {
    const { number, base, head } = pull
    return {
      pull: {
        number,
        base: base.sha,
        head: head.sha,
        // The repository of a fork may be gone by now.
        fork: head.repo?.full_name !== base.repo.full_name,
      },
    }
  }
  const before = event.merge_group?.base_sha ?? event.before
  return before && isCommit(before) ? { before } : {}
}

/** The part of an event that is read. */
interface Event {
  readonly pull_request?: {
    readonly number: number
    readonly base: { readonly sha: string; readonly repo: { readonly full_name: string } }
    readonly head: { readonly sha: string; readonly repo: { readonly full_name: string } | null }
  }
  readonly merge_group?: { readonly base_sha?: string }
  readonly before?: string
}

/** Whether it is the name of a commit; that of a branch that is new consists of zeros. */
const isCommit = (name: string) => /^[0-9a-f]{40,64}$/.test(name) && !/^0+$/.test(name)
