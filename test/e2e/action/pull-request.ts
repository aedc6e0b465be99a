import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { root } from '../../serve.ts'

/** Files by their paths; `null` is one that goes away. */
export type Files = Readonly<Record<string, string | null>>

/** A pull request in a repository of its own, as a workflow finds it. */
export interface PullRequest {
  readonly dir: string
  /** Changes files on the branch, and checks its merge out anew. */
  readonly change: (files: Files) => void
  /** Runs the script of the action as a step of a workflow would. */
  readonly review: (env?: NodeJS.ProcessEnv) => Promise<Ended>
  readonly remove: () => void
}

/** How a step ended, and what it has written. */
export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly summary: string
  readonly outputs: Readonly<Record<string, string>>
}

/** How the merge of a pull request is checked out: as `actions/checkout` does, or its branch alone. */
export type Checkout = 'merge' | 'branch' | 'whole'

/** Makes a repository whose `main` has these files, and a pull request that changes some; checked out one commit deep. */
export function pullRequest(files: Files, changed: Files, checkout: Checkout = 'merge'): PullRequest {
  const dir = mkdtempSync(join(tmpdir(), 'pull-'))
  const [origin, work, clone] = ['origin', 'work', 'clone'].map((name) => join(dir, name)) as [
    string,
    string,
    string,
  ]
  const git = (cwd: string, ...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim()
  const write = (from: string, all: Files) => {
    for (const [path, text] of Object.entries(all)) {
      mkdirSync(dirname(join(from, path)), { recursive: true })
      if (text === null) rmSync(join(from, path))
      else writeFileSync(join(from, path), text)
    }
  }
  const commit = () => (git(work, 'add', '-A', '-f'), git(work, 'commit', '-q', '--allow-empty', '-m', 'x'))
  mkdirSync(origin)
  mkdirSync(work)
  git(origin, 'init', '-q', '--bare', '-b', 'main')
  git(work, 'init', '-q', '-b', 'main')
  git(work, 'remote', 'add', 'origin', `file://${origin}`)
  write(work, files)
  commit()
  git(work, 'checkout', '-q', '-b', 'change')
  git(work, 'checkout', '-q', 'main')
  // The base has gone on since, with something that the change knows nothing of.
  write(work, { 'later.txt': 'later' })
  commit()
  const base = git(work, 'rev-parse', 'HEAD')

  const change = (all: Files) => {
    git(work, 'checkout', '-q', 'change')
    write(work, all)
    commit()
    git(work, 'checkout', '-q', '-B', 'merge', 'main')
    git(work, 'merge', '-q', '--no-ff', '-m', 'merge', 'change')
    git(work, 'push', '-q', '-f', 'origin', 'main', 'change', 'merge:refs/pull/7/merge')
    rmSync(clone, { recursive: true, force: true })
    mkdirSync(clone)
    git(clone, 'init', '-q')
    git(clone, 'remote', 'add', 'origin', `file://${origin}`)
    const depth = checkout === 'whole' ? [] : ['--depth=1']
    const ref = checkout === 'branch' ? 'change' : 'refs/pull/7/merge'
    git(clone, 'fetch', '-q', '--no-tags', ...depth, 'origin', ref)
    git(clone, 'checkout', '-q', 'FETCH_HEAD')
  }
  change(changed)

  async function review(env: NodeJS.ProcessEnv = {}): Promise<Ended> {
    const head = git(work, 'rev-parse', 'change')
    const repo = { full_name: 'a/b' }
    const [event, output, summary] = ['event.json', 'output', 'summary'].map((name) => join(dir, name)) as [
      string,
      string,
      string,
    ]
    const fork = env['FROM_FORK'] ? { full_name: 'stranger/b' } : repo
    const pull = { number: 7, base: { sha: base, repo }, head: { sha: head, repo: fork } }
    writeFileSync(event, JSON.stringify({ pull_request: pull }))
    for (const file of [output, summary]) writeFileSync(file, '')
    const child = spawn(process.execPath, [join(root, 'action/review.ts')], {
      cwd: clone,
      env: {
        PATH: process.env['PATH'],
        HOME: dir,
        RUNNER_TEMP: dir,
        GITHUB_ACTIONS: 'true',
        GITHUB_EVENT_NAME: 'pull_request',
        GITHUB_EVENT_PATH: event,
        GITHUB_OUTPUT: output,
        GITHUB_REPOSITORY: 'a/b',
        GITHUB_RUN_ID: '42',
        GITHUB_SERVER_URL: 'https://github.test',
        GITHUB_STEP_SUMMARY: summary,
        GITHUB_TOKEN: 'ghs_secret',
        GITHUB_WORKSPACE: clone,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let out = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (out += String(part)))
    const code = await new Promise<number | null>((done) => child.on('close', done))
    const lines = readFileSync(output, 'utf8').trim().split('\n')
    const outputs = Object.fromEntries(
      lines.map((line) => [line.split('=', 1)[0] ?? '', line.replace(/^[^=]*=/, '')]),
    )
    return { code, out, summary: readFileSync(summary, 'utf8'), outputs }
  }
  return { dir: clone, change, review, remove: () => rmSync(dir, { recursive: true, force: true }) }
}
