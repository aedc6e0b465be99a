import { describe, expect, it } from 'vitest'
import { load } from '../../../src/config/load.ts'
import { door, doorWith, gate, mailer, pool } from './door.ts'
import { tellsEach, type Row } from './mistakes.ts'

const covered = 'GET https://*.corp.example/v1/*'

/** A rule of the gate that is none. */
const noRule = (rule: string, says: string, help?: string): Row => ({
  name: `fetches ${rule}`,
  edit: {
    [gate]: [[`- ${covered}`, `- '${rule}'`]],
    [pool]: [[", 'GET https://hr.corp.example/v1/people/*'", '']],
  },
  rule: 'PW-HOOK-019',
  at: [gate, `'${rule}'`],
  says: `the rule \`${rule}\` ${says}`,
  ...(help && { help }),
})

describe('one finding tells whoever', () => {
  tellsEach(
    [
      noRule('GET https://*example.com/', 'has a `*` in its host'),
      noRule('GET https://a.*.example/', 'has a `*` in its host'),
      noRule('GET https://me:pass@a.example/', 'names a user in its URL'),
      noRule('GET https://a.example/v*/x', 'has a `*` in its path'),
      noRule('GET https://a.example/#top', 'has a `#`'),
      noRule('CONNECT https://a.example/', 'has the method `CONNECT`'),
      noRule('PUTT https://a.example/', 'has the method `PUTT`, which nobody knows', 'did you mean `PUT`?'),
      {
        name: 'fetches no rule, with settings',
        edit: { [gate]: [['POST https://users.internal.example/*', 'POST https://users.*.example/*']] },
        rule: 'PW-HOOK-019',
        at: [gate, "'POST https://users.*"],
        says: 'the rule `POST https://users.*.example/*` has a `*` in its host',
      },
      {
        name: 'fetches what no parameter says',
        edit: { [gate]: [['- POST {url}', '- POST {ulr}']], [pool]: [["'POST {url}', ", '']] },
        rule: 'PW-HOOK-015',
        at: [gate, 'POST {ulr}'],
        says: 'the trigger has no parameter `ulr`',
        help: 'did you mean `{url}`?',
      },
      {
        name: 'fetches what a parameter says that is no URL',
        edit: { [gate]: [['- POST {url}', '- POST {title}']], [pool]: [["'POST {url}', ", '']] },
        rule: 'PW-HOOK-015',
        at: [gate, 'POST {title}'],
        says: '`{title}` is not a URL as `parameters` have it',
        help: 'declare it as `title: { type: string, format: uri }`',
      },
      {
        name: 'reads a secret that no parameter names',
        edit: {
          [gate]: [["secrets: ['{key}'", "secrets: ['{kee}'"]],
          [pool]: [["        secrets: ['{key}']\n", '']],
        },
        rule: 'PW-HOOK-015',
        at: [gate, "'{kee}'"],
        says: 'the trigger has no parameter `kee`',
        help: 'did you mean `{key}`?',
      },
      {
        name: 'reads a secret that a plain text names',
        edit: {
          [gate]: [["secrets: ['{key}'", "secrets: ['{title}'"]],
          [pool]: [["        secrets: ['{key}']\n", '']],
        },
        rule: 'PW-HOOK-015',
        at: [gate, "'{title}'"],
        says: '`{title}` is not a secret as `parameters` have it',
        help: 'declare it as `title: { type: string, format: secret }`',
      },
      {
        name: 'calls an operation that there is not',
        edit: { [gate]: [['AdminAddUserToGroup]', 'AdminAddUserToGroups]']] },
        rule: 'PW-HOOK-015',
        at: [gate, 'AdminAddUserToGroups'],
        says: 'Cognito has no operation `AdminAddUserToGroups`',
        help: 'did you mean `AdminAddUserToGroup`?',
      },
      {
        name: 'calls an operation that is about no pool',
        edit: { [gate]: [['AdminAddUserToGroup]', 'ListUserPools]']] },
        rule: 'PW-HOOK-015',
        at: [gate, 'ListUserPools'],
        says: '`ListUserPools` is about no pool in particular',
      },
      {
        name: 'calls a service that there is not',
        edit: { [gate]: [['    ses: {}', '    sess: {}']], [pool]: [['        aws: [ses]\n', '']] },
        rule: 'PW-FILE-002',
        at: [gate, 'sess'],
        says: 'unknown key `sess` in `aws`',
        help: 'did you mean `ses`?',
      },
      {
        name: 'is given a code where none is sent',
        edit: { [gate]: [['  context: [ip]', '  plainCode: true']], [pool]: [['        context: []\n', '']] },
        rule: 'PW-HOOK-018',
        at: [gate, 'true'],
        says: 'nobody is given a code here: the trigger stands at no custom sender',
      },
      {
        name: 'says parameters of a service that is elsewhere',
        edit: { [gate]: [['ssm: { parameters', 'ssm: { endpoint: http://localhost:8000, parameters']] },
        rule: 'PW-HOOK-018',
        at: [gate, '{ /door/mode'],
        says: '`parameters` is not read: calls of `ssm` go to its endpoint as they are',
        help: 'leave out one of `endpoint` and `parameters`',
      },
      {
        name: 'says a parameter of a service in the open as a secret',
        edit: { [gate]: [['/door/key: { secret: audit-key }', "/door/key: { secret: 'p4ss w0rd' }"]] },
        rule: 'PW-SEC-001',
        at: [gate, "'p4ss"],
        says: 'a secret is never written here',
      },
    ],
    doorWith,
  )
})

describe('one finding tells whose stage leaves', () => {
  const edit = (from: string, to: string) => ({ [pool]: [[from, to]] as const })
  const nothing = 'a stage takes away from what its trigger may reach, and adds nothing'
  tellsEach(
    [
      {
        name: 'an address that the trigger has not',
        edit: edit('GET https://hr.corp.example/v1/people/*', 'GET https://hr.corp.example/v2/*'),
        rule: 'PW-HOOK-014',
        at: [pool, "'GET https://hr.corp"],
        says: 'no address of the trigger `gate` covers `GET https://hr.corp.example/v2/*`',
      },
      {
        name: 'a method that the trigger has not',
        edit: edit('GET https://hr.corp.example/v1/people/*', '* https://hr.corp.example/v1/people/*'),
        rule: 'PW-HOOK-014',
        at: [pool, "'* https://hr.corp"],
        says: 'no address of the trigger `gate` covers `* https://hr.corp.example/v1/people/*`',
      },
      {
        name: 'no rule',
        edit: edit('GET https://hr.corp.example/v1/people/*', 'GET https://hr.*.example/v1/'),
        rule: 'PW-HOOK-019',
        at: [pool, "'GET https://hr.*"],
        says: 'the rule `GET https://hr.*.example/v1/` has a `*` in its host',
      },
      {
        name: 'a parameter that the trigger does not fetch',
        edit: edit("fetch: ['POST {url}'", "fetch: ['GET {url}'"),
        rule: 'PW-HOOK-014',
        at: [pool, "'GET {url}'"],
        says: 'no address of the trigger `gate` covers `GET {url}`',
      },
      {
        name: 'a secret that the trigger has not',
        edit: edit("secrets: ['{key}']", 'secrets: [audit-kee]'),
        rule: 'PW-HOOK-014',
        at: [pool, 'audit-kee'],
        says: 'the trigger `gate` has no `audit-kee` to leave',
        help: 'did you mean `audit-key`?',
      },
      {
        name: 'an operation that the trigger has not',
        edit: edit('api: [AdminGetUser]', 'api: [AdminDeleteUser]'),
        rule: 'PW-HOOK-014',
        at: [pool, 'AdminDeleteUser'],
        says: 'the trigger `gate` has no `AdminDeleteUser` to leave',
        help: nothing,
      },
      {
        name: 'a service that the trigger has not',
        edit: edit('aws: [ses]', 'aws: [sns]'),
        rule: 'PW-HOOK-014',
        at: [pool, 'sns'],
        says: 'the trigger `gate` has no `sns` to leave',
      },
      {
        name: 'a service that there is not',
        edit: edit('aws: [ses]', 'aws: [ss]'),
        rule: 'PW-FILE-021',
        at: [pool, 'ss]'],
        says: 'item 1 of `aws` must be one of',
      },
      {
        name: 'a store, where the trigger has none',
        edit: edit(
          'customEmailSender: mailer',
          'customEmailSender: { use: mailer, capabilities: { kv: true } }',
        ),
        rule: 'PW-HOOK-014',
        at: [pool, 'true } }'],
        says: 'the trigger `mailer` has no `kv` to leave',
        help: nothing,
      },
      {
        name: 'an address of the caller that the trigger is not told',
        edit: edit('context: []', 'context: [userAgent]'),
        rule: 'PW-HOOK-014',
        at: [pool, 'userAgent'],
        says: 'the trigger `gate` has no `userAgent` to leave',
      },
    ],
    doorWith,
  )
})

describe('what a trigger may reach', () => {
  it('is told with every place where tables differ', () => {
    const { findings } = load({
      ...doorWith({ [mailer]: [['partition: pk, sort: at', 'partition: id']] }),
      env: 'dev',
    })
    expect(findings.map(({ rule, at, related }) => [rule, at.file, related?.[0]?.at.file])).toEqual([
      ['PW-HOOK-021', gate, mailer],
      ['PW-HOOK-021', mailer, gate],
    ])
  })

  it('may differ in tables that are behind an endpoint', () => {
    const elsewhere = [
      'partition: pk, sort: at } } } }',
      'partition: id } }, endpoint: http://localhost:1 } }',
    ] as const
    const { findings } = load({ ...doorWith({ [mailer]: [elsewhere] }), env: 'dev' })
    expect(findings.map(({ rule }) => rule)).toEqual(['PW-HOOK-018'])
  })

  it('may be an address that an environment says', () => {
    const edits = {
      [gate]: [['POST https://users.internal.example/*', 'POST $(param.users)/*']],
      'pools/env/dev.env.yaml': [['secrets:', 'params: { users: http://10.1.2.3:8080 }\nsecrets:']],
    } as const
    const { model, findings } = load({ ...doorWith(edits), env: 'dev' })
    expect(findings).toEqual([])
    expect(model?.triggers.find(({ name }) => name === 'gate')?.capabilities.fetch).toContainEqual({
      to: 'POST http://10.1.2.3:8080/*',
      private: true,
    })
  })

  it('is nothing where its file says nothing', () => {
    const edits = {
      [mailer]: [[doorText(mailer), 'script: ./mailer.ts\nhooks: [customEmailSender]\n']],
    } as const
    const { model } = load({ ...doorWith(edits), env: 'dev' })
    expect(model?.triggers.find(({ name }) => name === 'mailer')).toMatchObject({
      env: {},
      concurrency: 32,
      capabilities: { fetch: [], secrets: [], api: [], aws: {}, context: [], plainCode: false },
    })
  })
})

const doorText = (file: string) => door.files.find(({ path }) => path === file)?.text ?? ''
