import { lintProject } from '../../src/review/lint/lint-project.ts'
import { families, type Rule } from '../../src/review/lint/rule.ts'
import { allEntries } from '../../src/review/explain/entry.ts'
import { filesOf } from '../../src/review/explain/files-of.ts'
import { blocks } from '../../src/review/explain/markdown-of.ts'
import { assertRules } from '../../src/review/assertions/assert-rules.ts'
import { planRules } from '../../src/review/plan/plan-rules.ts'
import { elsewhere } from '../../src/review/rules/elsewhere.ts'
import { rules } from '../../src/review/rules/rules.ts'
import type { Made } from './main.ts'

const titles: Readonly<Record<(typeof families)[number], string>> = {
  POOL: 'User pools',
  CLIENT: 'App clients',
  IDP: 'Identity providers of a pool',
  ID: 'Identity pools',
  TRUST: 'Trust of roles',
  IAM: 'Policies',
  TRIG: 'Triggers and their scripts',
  SEC: 'Secrets',
  FILE: 'Files',
}

const familyOf = (id: string) => id.split('-')[1]
const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;')

/** Whether what a rule finds in its own example can be mended. */
async function mends(rule: Rule): Promise<boolean> {
  const files = filesOf(rule.bad).map(([path, text]) => ({ path, text: `${text}\n` }))
  const yaml = files.filter(({ path }) => path.endsWith('.yaml'))
  const { findings } = await lintProject({
    files: yaml,
    scripts: new Set(files.filter((file) => !yaml.includes(file)).map(({ path }) => path)),
    environments: yaml.flatMap(({ path }) => /([^/]+)\.env\.yaml$/.exec(path)?.[1] ?? []),
    rules: [rule],
    now: Date.UTC(2026, 0, 1),
  })
  return findings.some(({ fix }) => fix)
}

const made = 'Made from the rules by `npm run generate`.'

function page(rule: Rule, fixable: boolean): string {
  const { id, title, why, severity, score, source, bad, good, mended } = rule
  return [
    `# ${id}: ${title}`,
    '',
    `**${severity}**${score === undefined ? '' : `, ${score.toFixed(1)} of 10 as CVSS counts`}${fixable ? '; `poolwright lint --fix` mends it where one edit does' : ''}. ${made}`,
    '',
    why,
    '',
    '## It speaks of',
    '',
    blocks(bad).join('\n\n'),
    '',
    '## It has nothing to say of',
    '',
    blocks(good).join('\n\n'),
    '',
    ...(mended ? ['## What `--fix` makes of the first', '', blocks(mended).join('\n\n'), ''] : []),
    '## Where it is wanted',
    '',
    'Say why, and until when, on the line of what was found or above it:',
    '',
    '```yaml',
    `# poolwright-ignore ${id}: why it is wanted (until 2027-01-31)`,
    '```',
    '',
    `Source: ${source}.`,
    '',
  ].join('\n')
}

function index(fixable: ReadonlySet<Rule>): string {
  const family = (name: (typeof families)[number]) => {
    const own = rules.filter(({ id }) => familyOf(id) === name)
    if (!own.length) return []
    return [
      `## ${titles[name]}`,
      '',
      '| rule | severity | of 10 | what it finds | `--fix` |',
      '| --- | --- | --- | --- | --- |',
      ...own.map(
        (rule) =>
          `| [${rule.id}](${rule.id}.md) | ${rule.severity} | ${rule.score?.toFixed(1) ?? ''} | ${cell(rule.title)} | ${fixable.has(rule) ? 'yes' : ''} |`,
      ),
      '',
    ]
  }
  const mistakes = allEntries().filter(({ kind }) => kind === 'mistake')
  return [
    '# Rules',
    '',
    `${made} \`poolwright lint\` asks them of a project whose files are all well, in each of its environments; [reviewing](../reviewing.md) says how. \`poolwright explain <id>\` says the same in a terminal.`,
    '',
    ...families.flatMap(family),
    '## Ids without a rule',
    '',
    'What these are about is told elsewhere, or cannot be known from the files of one version.',
    '',
    '| id | what it would find | why no rule does |',
    '| --- | --- | --- |',
    ...elsewhere.map(
      ({ id, title, told, reason }) =>
        `| ${id} | ${cell(title)} | ${cell(reason)}${told && told !== id ? ` It is told as ${told}.` : ''} |`,
    ),
    '',
    '## Plans',
    '',
    '`poolwright plan` finds these: they compare two versions, of which one alone shows nothing. A comment in the new version accepts them.',
    '',
    '| id | severity | of 10 | what it finds | why, and what to do |',
    '| --- | --- | --- | --- | --- |',
    ...Object.entries(planRules).map(
      ([id, { severity, score, title, why }]) =>
        `| ${id} | ${severity} | ${score.toFixed(1)} | ${cell(title)} | ${cell(why)} |`,
    ),
    '',
    '## Assertions',
    '',
    '`poolwright lint` tells where what a project asserts itself, in `*.assertions.yaml`, does not hold.',
    '',
    '| id | what it is | why, and what to do |',
    '| --- | --- | --- |',
    ...Object.entries(assertRules).map(([id, [title, why]]) => `| ${id} | ${cell(title)} | ${cell(why)} |`),
    '',
    '## Mistakes',
    '',
    '`poolwright validate` and `lint` tell these whatever the rules are: but for warnings and notes, the project does not run with them, and no comment accepts them.',
    '',
    '| id | what it is | why, and what to do |',
    '| --- | --- | --- |',
    ...mistakes.map(({ id, title, why }) => `| ${id} | ${cell(title)} | ${cell(why)} |`),
    '',
  ].join('\n')
}

/** A page for every rule, and one for all of them. */
export async function make(): Promise<Made> {
  const mending = await Promise.all(rules.map(async (rule) => ((await mends(rule)) ? [rule] : [])))
  const fixable = new Set(mending.flat())
  return new Map([
    ['docs/rules/README.md', index(fixable)],
    ...rules.map((rule) => [`docs/rules/${rule.id}.md`, page(rule, fixable.has(rule))] as const),
  ])
}
