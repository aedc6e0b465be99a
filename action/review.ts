import { appendFileSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { askAll, type Review } from './asked.ts'
import { Beyond, findBase, type Base } from './base.ts'
import { commitOf, type Repository } from './git.ts'
import { readHappening, type Happening, type PullRequest } from './happening.ts'
import { readInputs, Usage, workspaceOf, type Inputs } from './inputs.ts'
import { commentPage, isNews, risksOf, summaryPage, type RunWords } from './pages.ts'
import { findPoolwright, Missing } from './poolwright.ts'
import { openLog, writeOutputs } from './workflow-log.ts'
import { writeToPull } from './write-to-pull.ts'

const { env } = process
const onGitHub = env['GITHUB_ACTIONS'] === 'true'
const log = openLog(onGitHub, (text) => void process.stdout.write(text))

/** Reviews the project that a workflow is about, tells of it everywhere, and says how it ended. */
async function review(): Promise<number> {
  const workspace = workspaceOf(env, process.cwd())
  const inputs = readInputs(env, workspace)
  const happening = readHappening(env)
  const temporary = mkdtempSync(join(env['RUNNER_TEMP'] || tmpdir(), 'poolwright-'))
  const { environment, folder, version } = inputs
  const poolwright = findPoolwright({
    folder,
    workspace,
    temporary,
    ...(version !== undefined && { version }),
  })
  log.quote(`poolwright ${poolwright.words}${environment === undefined ? '' : `, in ${environment}`}`)

  const repository = repositoryOf(folder)
  const base = findBase(repository, happening, inputs.base)
  log.quote(base.commit ? `compared with ${base.commit.slice(0, 7)}: ${base.words}` : base.words)
  const said = await askAll(poolwright, inputs, base, onGitHub)
  for (const { log: text, err } of [said.lint, ...(said.plan ? [said.plan] : [])]) tell(text, err)
  if (said.test) tell(said.test.out, said.test.err)

  const news = isNews(said)
  const risks = risksOf(said)
  const run = runWords(repository, happening)
  const sarif = said.lint.sarif === undefined ? '' : join(temporary, 'poolwright.sarif')
  if (sarif) writeFileSync(sarif, said.lint.sarif ?? '')
  if (env['GITHUB_STEP_SUMMARY'])
    appendFileSync(env['GITHUB_STEP_SUMMARY'], `${summaryPage(said, inputs, base, run)}\n`)
  const comment = happening.pull && (await writeAll(happening.pull, inputs, said, base, run))

  const code = Math.max(said.lint.code, said.plan?.code ?? 0, said.test?.code ?? 0)
  writeOutputs(env['GITHUB_OUTPUT'], {
    'exit-code': String(code),
    changed: String(news),
    risks: risks.join(' '),
    sarif,
    'comment-url': comment ?? '',
  })
  return code
}

// What keeps a report from being made is an annotation as well.
review().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    const expected = [Usage, Beyond, Missing].some((kind) => error instanceof kind)
    const words = error instanceof Error ? error.message : String(error)
    log.error(expected ? words : `a defect of Poolwright: ${words}`)
    process.exitCode = error instanceof Usage ? 2 : expected ? 3 : 70
  },
)

function tell(report: string, err: string) {
  if (onGitHub) log.annotations(report)
  else log.quote(report)
  log.quote(err)
}

/** Writes comment and labels; what hinders that is told, and changes no verdict. */
async function writeAll(pull: PullRequest, inputs: Inputs, said: Review, base: Base, run: RunWords) {
  const { GITHUB_TOKEN: token, GITHUB_REPOSITORY: name, GITHUB_API_URL: url } = env
  if (!inputs.comment && !inputs.labels) return undefined
  if (pull.fork || !token || !name) {
    const why = pull.fork
      ? 'the pull request comes from a fork, where the token may only read'
      : 'there is no token to write to the pull request with'
    log.notice(`${why}: the plan stands in the summary of the job`)
    return undefined
  }
  const api = url || 'https://api.github.com'
  return writeToPull({
    api: { url: api, graphql: env['GITHUB_GRAPHQL_URL'] || `${api}/graphql`, token },
    repository: name,
    number: pull.number,
    ...(inputs.comment && { body: commentPage(said, inputs, base, run) }),
    create: isNews(said),
    ...(inputs.labels && said.plan?.data && { risks: risksOf(said) }),
    warn: log.warning,
  })
}

function repositoryOf(here: string): Repository {
  const { GITHUB_TOKEN: token, GITHUB_SERVER_URL: server } = env
  return { here, ...(token && { token }), ...(server && { server }) }
}

function runWords(repository: Repository, { pull }: Happening): RunWords {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name, GITHUB_RUN_ID: id } = env
  const commit = pull?.head ?? commitOf(repository, 'HEAD')
  return {
    ...(server && name && id && { url: `${server}/${name}/actions/runs/${id}` }),
    ...(commit && { commit }),
  }
}
