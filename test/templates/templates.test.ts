import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { check } from 'prettier'
import { describe, expect, it } from 'vitest'
import { ciFiles, ciText } from '../../src/cli/init/ci-files.ts'
import { templateText } from '../../src/adapters/disk/template-files.ts'
import { templateNames, templateRows } from '../../src/cli/init/templates.ts'
import { notInForm } from '../../src/config/fmt/not-in-form.ts'
import { load } from '../../src/config/load.ts'
import { assertionFindings } from '../../src/review/assertions/assertion-findings.ts'
import { reviewed } from '../../src/review/lint/reviewed.ts'
import { found, saidAt } from '../review/rules/found.ts'
import { projectOf, version } from './project.ts'

describe('the templates', () => {
  it('are those that there is a folder of', () => {
    const apart = ['base', 'ci']
    const folders = readdirSync('templates').filter((name) => !apart.includes(name))
    expect(folders.sort()).toEqual([...templateNames].sort())
  })
})

describe('the page on starting', () => {
  const page = readFileSync('docs/starting.md', 'utf8')

  it('lists them as the command does, and says what each shows', () => {
    expect(page).toContain(`$ poolwright init --list\n${templateRows().join('\n')}\n`)
    const rows = [...page.matchAll(/^\| `(\S+)` /gm)].map(([, name]) => name)
    expect(rows).toEqual(templateNames)
  })
})

describe.each(templateNames)('the template %s', (name) => {
  const { files, yaml, scripts, environments } = projectOf(name)

  it('has no mistake in any environment, and nothing is noted of it', () => {
    expect(environments.sort()).toEqual(['dev', 'prod'])
    for (const env of environments) {
      const { findings, notes, model } = load({ files: yaml, scripts, env })
      expect([env, findings]).toEqual([env, []])
      expect(model?.pools.length).toBe(1)
      expect(notes).toEqual([])
    }
  })

  it.each(environments)('is one of which no rule and no assertion has anything to say in %s', async (env) => {
    const texts = Object.fromEntries([...files].filter(([path]) => /^(pools|triggers|test)\//.test(path)))
    expect(saidAt(await found(texts, 'PW-', env))).toEqual([])
    const { model, linked } = load({ files: yaml, scripts, env })
    const project = model && linked && reviewed({ model, linked }, { now: 0 })
    expect(project && assertionFindings(project)).toEqual([])
  })

  it('is in the form that fmt writes, and in that of prettier', async () => {
    expect(notInForm(yaml)).toEqual([])
    const options = { semi: false, singleQuote: true, printWidth: 110 }
    for (const [path, text] of files)
      if (!path.endsWith('gitignore'))
        expect([path, await check(text, { ...options, filepath: path })]).toEqual([path, true])
  })

  it('accepts nothing that a rule would speak of', () => {
    for (const [path, text] of files)
      expect([path, text.includes('poolwright-ignore')]).toEqual([path, false])
  })

  it('names the schema of each file as it will lie in a project', () => {
    for (const { path, text } of yaml) {
      const [, way = ''] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text) ?? []
      const schema = join(dirname(path), way).replace(/^node_modules\/poolwright\//, '')
      expect([path, schema, existsSync(schema)]).toEqual([
        path,
        expect.stringMatching(/^schemas\/config\//),
        true,
      ])
    }
  })

  it('has a scenario, and a script of its own that is typed', () => {
    expect(yaml.some(({ path }) => path.endsWith('.scenario.yaml'))).toBe(true)
    expect([...scripts].filter((path) => path.endsWith('.ts'))).not.toEqual([])
    for (const path of scripts)
      expect(files.get(path)).toMatch(/^import type \{ \w+Handler \} from 'poolwright'/)
  })

  it('is explained by a page that leaves no file of it out', () => {
    const page = files.get('README.md') ?? ''
    const rows = [...page.matchAll(/^\| `(\S+?)`/gm)].map(([, row = '']) => row)
    const covers = (row: string, path: string) =>
      row.endsWith('/')
        ? path.startsWith(row)
        : new RegExp(`^${row.split('*').map(RegExp.escape).join('[^/]*')}$`).test(path)
    const project = [...yaml.map(({ path }) => path), ...scripts]
    expect(project.filter((path) => !rows.some((row) => covers(row, path)))).toEqual([])
    expect(rows.filter((row) => !project.some((path) => covers(row, path)))).toEqual([])
  })

  it('keeps users and keys out of its repository, and asks for this very version', () => {
    expect(files.get('.gitignore')).toMatch(/^\.poolwright\/$/m)
    expect(JSON.parse(files.get('package.json') ?? '').devDependencies).toEqual({ poolwright: version })
  })
})

describe('the workflows', () => {
  it.each(Object.keys(ciFiles) as (keyof typeof ciFiles)[])('of %s ask for this very version', (host) => {
    const text = templateText(`ci/${host}.yml`)
    const versions = [...text.matchAll(/poolwright@v?(\d+\.\d+\.\d+)/g)].map(([, said]) => said)
    expect([...new Set(versions)]).toEqual([version])
  })

  it('name the folder of a project that is not at the root of its repository', () => {
    const text = (host: keyof typeof ciFiles, folder: string) =>
      ciText(host, templateText(`ci/${host}.yml`), folder)
    expect(text('github', '')).toBe(templateText('ci/github.yml'))
    expect(text('github', 'services/auth')).toContain(
      '        with:\n          working-directory: services/auth\n          fail-on: error\n',
    )
    const gitlab = text('gitlab', 'services/auth')
    expect(gitlab).toMatch(/^ {4}POOLWRIGHT: npx .* --cwd services\/auth$/m)
    expect(gitlab).toContain('find services/auth/pools services/auth/triggers services/auth/test')
  })

  it.each(['my pools', '$(id)', '-x', 'a;b'])('do not take the folder %j into a shell', (folder) => {
    expect(() => ciText('gitlab', templateText('ci/gitlab.yml'), folder)).toThrow(/cannot name the folder/)
  })
})
