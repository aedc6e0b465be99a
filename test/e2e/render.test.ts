import { execFileSync } from 'node:child_process'
import { afterAll, expect, it } from 'vitest'
import { cli, folder } from '../serve.ts'

const { dir, remove } = folder({
  'pools/shop.pool.yaml': 'clients: { web: {} }\n',
  'pools/env/prod.env.yaml': "account: '210987654321'\n",
})
afterAll(remove)

const render = (...args: string[]) =>
  execFileSync(process.execPath, [cli, 'render', '--cwd', dir, ...args], { encoding: 'utf8', stdio: 'pipe' })

it('prints one JSON document of the environment that is asked for', () => {
  expect(JSON.parse(render('--json', '--env', 'prod'))).toMatchObject({
    env: 'prod',
    account: '210987654321',
    resources: { pool: { shop: { file: 'pools/shop.pool.yaml' } } },
  })
})

it('prints YAML for people', () => {
  expect(render()).toMatch(/^# What the project in .* comes to\.\nschemaVersion: 1\n/)
})

it('knows no environment that nobody declares', () => {
  expect(() => render('--env', 'prd')).toThrow(/unknown environment 'prd'.*prod/s)
})
