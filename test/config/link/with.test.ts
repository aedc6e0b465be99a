import { describe, expect, it } from 'vitest'
import { load } from '../../../src/config/load.ts'
import { dev, doorWith, pool } from './door.ts'
import { tellsEach } from './mistakes.ts'

describe('one finding tells whoever says under `with`', () => {
  tellsEach(
    [
      {
        name: 'what the trigger does not take, though nearly',
        edit: { [pool]: [['        domains:', '        domain:']] },
        rule: 'PW-HOOK-013',
        at: [pool, 'domain:'],
        says: 'the trigger `gate` takes no `domain`',
        help: 'did you mean `domains`?',
      },
      {
        name: 'what the trigger does not take at all',
        edit: { [pool]: [['        title: Hello', '        colour: red']] },
        rule: 'PW-HOOK-013',
        at: [pool, 'colour'],
        says: 'the trigger `gate` takes no `colour`',
        help: 'it takes `url`, `key`, `domains`, `plans`, `by`, `attribute`, `groups`, `score`, `strict`, `title`',
      },
      {
        name: 'less than the trigger needs',
        edit: { [pool]: [['        url: https://ask.example/verify\n', '']] },
        rule: 'PW-HOOK-013',
        at: [pool, 'gate'],
        says: 'the trigger `gate` needs `url` under `with`',
        help: '`url`: Who is asked',
      },
      {
        name: 'nothing, of a trigger that needs something',
        edit: {
          [pool]: [
            [
              'preAuthentication: { use: gate, with: { url: http://localhost:9000/ask, key: gate-key } }',
              'preAuthentication: { use: gate, with: { url: http://localhost:9000/ask } }',
            ],
          ],
        },
        rule: 'PW-HOOK-013',
        at: [pool, 'gate'],
        says: 'the trigger `gate` needs `key` under `with`',
      },
      {
        name: 'a text for a list',
        edit: { [pool]: [['domains: [example.com]', 'domains: example.com']] },
        rule: 'PW-HOOK-013',
        at: [pool, 'example.com'],
        says: '`domains` must be a list, as the trigger `gate` takes it',
      },
      {
        name: 'a number for a text inside a list',
        edit: { [pool]: [['domains: [example.com]', 'domains: [example.com, 7]']] },
        rule: 'PW-HOOK-013',
        at: [pool, '7]'],
        says: 'item 2 of `domains` must be a text',
      },
      {
        name: 'too short a text inside a list',
        edit: { [pool]: [['domains: [example.com]', 'domains: [x]']] },
        rule: 'PW-HOOK-013',
        at: [pool, 'x]'],
        says: 'item 1 of `domains` must have 3 characters at least',
      },
      {
        name: 'too few items',
        edit: { [pool]: [['domains: [example.com]', 'domains: []']] },
        rule: 'PW-HOOK-013',
        at: [pool, '[]'],
        says: '`domains` must have 1 item at least',
      },
      {
        name: 'too many items',
        edit: { [pool]: [['domains: [example.com]', 'domains: [abc, abd, abe, abf]']] },
        rule: 'PW-HOOK-013',
        at: [pool, '[abc'],
        says: '`domains` must have 3 items at most',
      },
      {
        name: 'too great a number inside a map',
        edit: { [pool]: [['plans: { gold: 3 }', 'plans: { gold: 9 }']] },
        rule: 'PW-HOOK-013',
        at: [pool, '9 }'],
        says: '`plans.gold` must be 5 at most',
      },
      {
        name: 'a fraction for a whole number inside a map',
        edit: { [pool]: [['plans: { gold: 3 }', 'plans: { gold: 1.5 }']] },
        rule: 'PW-HOOK-013',
        at: [pool, '1.5 }'],
        says: '`plans.gold` must be a whole number',
      },
      {
        name: 'a list for a map',
        edit: { [pool]: [['plans: { gold: 3 }', 'plans: [3]']] },
        rule: 'PW-HOOK-013',
        at: [pool, '[3]'],
        says: '`plans` must be a map',
      },
      {
        name: 'a number below the least',
        edit: { [pool]: [['        title: Hello', '        score: -1']] },
        rule: 'PW-HOOK-013',
        at: [pool, '-1'],
        says: '`score` must be 0 at least',
      },
      {
        name: 'yes for true',
        edit: { [pool]: [['        title: Hello', '        strict: yes']] },
        rule: 'PW-HOOK-013',
        at: [pool, 'yes'],
        says: '`strict` must be true or false',
      },
      {
        name: 'too long a text',
        edit: { [pool]: [['        title: Hello', '        title: Hello you']] },
        rule: 'PW-HOOK-013',
        at: [pool, 'Hello you'],
        says: '`title` must have 5 characters at most',
      },
      {
        name: 'no choice that there is',
        edit: { [pool]: [['        title: Hello', '        by: emial']] },
        rule: 'PW-HOOK-013',
        at: [pool, 'emial'],
        says: '`by` must be one of `email`, `phone`, `address`',
        help: 'did you mean `email`?',
      },
      {
        name: 'no URL',
        edit: { [pool]: [['url: https://ask.example/verify', 'url: ask.example/verify']] },
        rule: 'PW-HOOK-013',
        at: [pool, 'ask.example'],
        says: '`url` must be an http or https URL',
        help: '`url`: Who is asked',
      },
      {
        name: 'a URL with a password in it',
        edit: { [pool]: [['url: https://ask.example/verify', 'url: https://me:pass@ask.example/verify']] },
        rule: 'PW-HOOK-013',
        at: [pool, 'https://me'],
        says: '`url` must be a URL without a user: a secret has a parameter of its own',
      },
      {
        name: 'a pattern where one address is fetched',
        edit: {
          [pool]: [['url: http://localhost:9000/ask', "url: 'http://localhost:9000/*'"]],
        },
        rule: 'PW-HOOK-019',
        at: [pool, "'http://localhost"],
        says: 'the trigger `gate` fetches what `url` says, and that has a `*`, which is no part of one address',
      },
      {
        name: 'a URL with a fragment where it is fetched',
        edit: { [pool]: [['url: http://localhost:9000/ask', "url: 'http://localhost:9000/#a'"]] },
        rule: 'PW-HOOK-019',
        at: [pool, "'http://localhost"],
        says: 'the trigger `gate` fetches what `url` says, and that has a `#`',
      },
      {
        name: 'an attribute that the pool has not',
        edit: { [pool]: [['attribute: custom:plan', 'attribute: plan']] },
        rule: 'PW-REF-001',
        at: [pool, 'plan\n'],
        says: 'nothing declares the attribute `plan`',
        help: 'did you mean `custom:plan`?',
      },
      {
        name: 'a group that the pool has not',
        edit: { [pool]: [['groups: [staff]', 'groups: [staf]']] },
        rule: 'PW-REF-001',
        at: [pool, 'staf]'],
        says: 'nothing declares the group `staf`',
        help: 'did you mean `staff`?',
      },
      {
        name: 'a secret that no environment binds',
        edit: { [pool]: [['        key: gate-key', '        key: gate-kee']] },
        rule: 'PW-REF-001',
        at: [pool, 'gate-kee'],
        says: 'no environment binds the secret `gate-kee`',
        help: 'did you mean `gate-key`?',
      },
      {
        name: 'a secret that only another environment binds',
        edit: { [dev]: [['gate-key: { env: GATE_KEY }, ', '']] },
        more: { 'pools/env/prod.env.yaml': 'secrets: { gate-key: { env: A }, audit-key: { env: B } }\n' },
        rule: 'PW-ENV-005',
        at: [dev, 'secrets'],
        says: 'the environment `dev` does not bind the secret `gate-key`',
      },
      {
        name: 'no secret, where the trigger has a default that no environment binds',
        edit: {
          'triggers/gate.trigger.yaml': [
            [
              '  key: { type: string, format: secret, required: true }',
              '  key: { type: string, format: secret, default: usual }',
            ],
          ],
          [pool]: [
            [
              'preAuthentication: { use: gate, with: { url: http://localhost:9000/ask, key: gate-key } }',
              'preAuthentication: { use: gate, with: { url: http://localhost:9000/ask } }',
            ],
          ],
        },
        rule: 'PW-REF-001',
        at: [pool, 'gate,'],
        says: 'no environment binds the secret `usual`',
      },
    ],
    doorWith,
  )
})

describe('very many mistakes under `with`', () => {
  it.each([
    ['domains: [example.com]', `domains: [${'x, '.repeat(5000)}]`],
    ['groups: [staff]', `groups: [${'nobody, '.repeat(5000)}]`],
    ['title: Hello', Array.from({ length: 5000 }, (_, index) => `key${index}: 1`).join('\n        ')],
  ])('are told up to a number that somebody may read, in place of %s', (from, to) => {
    const { findings } = load({ ...doorWith({ [pool]: [[from, to]] }), env: 'dev' })
    expect(findings.length).toBeGreaterThan(99)
    expect(findings.length).toBeLessThan(102)
  })
})
