import { describe } from 'vitest'
import { doorWith, gate, pool } from './door.ts'
import { tellsEach, type Row } from './mistakes.ts'

const less = 'a stage may ask for less than its trigger, not for more'

/** A stage that asks for more of something than its trigger. */
const more = (name: string, from: string, asked: string, has: string): Row => ({
  name: `gives a stage more ${name} than its trigger`,
  edit: { [pool]: [[`${name}: ${from}`, `${name}: ${asked}`]] },
  rule: 'PW-HOOK-006',
  at: [pool, asked],
  says: `the stage asks for ${asked}, and its trigger has ${has}`,
  help: less,
})

/** A trigger that asks for more of something than there is. */
const beyond = (name: string, from: string, asked: string, most: string): Row => ({
  name: `gives a trigger more ${name} than there is`,
  edit: { [gate]: [[`${name}: ${from}`, `${name}: ${asked}`]] },
  rule: 'PW-HOOK-016',
  at: [gate, asked],
  says: `\`${name}\` is ${most} at most, and this asks for ${asked}`,
})

describe('one finding tells whoever', () => {
  tellsEach(
    [
      more('timeout', '500ms', '2s', '1s'),
      {
        ...more('cpu', '100ms', '501ms', '500ms'),
        edit: { [pool]: [['timeout: 500ms, cpu: 100ms', 'timeout: 1s, cpu: 501ms']] },
      },
      more('memory', '16Mi', '33Mi', '32Mi'),
      more('output', '8Ki', '65Ki', '64Ki'),
      more('logs', '4Ki', '9Ki', '8Ki'),
      more('fetches', '1', '4', '3'),
      more('fetchSize', '8Ki', '1Mi', '64Ki'),
      {
        name: 'gives a stage more than its trigger has without saying so',
        edit: { [gate]: [[' logs: 8Ki,', '']], [pool]: [['logs: 4Ki', 'logs: 33Ki']] },
        rule: 'PW-HOOK-006',
        at: [pool, '33Ki'],
        says: 'the stage asks for 33Ki, and its trigger has 32Ki',
      },
      {
        name: 'lets a stage compute for longer than its trigger may take',
        edit: { [gate]: [[' cpu: 500ms,', '']], [pool]: [['timeout: 500ms, cpu: 100ms', 'cpu: 2s']] },
        rule: 'PW-HOOK-006',
        at: [pool, '2s'],
        says: 'the stage asks for 2s, and its trigger has 1s',
      },
      {
        name: 'keeps state where the trigger begins each call afresh',
        edit: {
          [pool]: [
            ['customEmailSender: mailer', 'customEmailSender: { use: mailer, sandbox: { fresh: false } }'],
          ],
        },
        rule: 'PW-HOOK-006',
        at: [pool, 'false } }'],
        says: 'its trigger begins each call afresh, and a stage cannot change that',
      },
      beyond('output', '64Ki', '7Mi', '6Mi'),
      beyond('logs', '8Ki', '257Ki', '256Ki'),
      beyond('fetchSize', '64Ki', '9Mi', '8Mi'),
      {
        name: 'lets a trigger compute for longer than a hook has',
        edit: { [gate]: [['timeout: 1s, cpu: 500ms', 'cpu: 6s']] },
        rule: 'PW-HOOK-005',
        at: [gate, '6s'],
        says: 'a script has at most 5s, and this asks for 6s',
      },
      {
        name: 'lets a trigger compute for longer than it may take',
        edit: { [gate]: [['cpu: 500ms', 'cpu: 2s']] },
        rule: 'PW-HOOK-016',
        at: [gate, '2s'],
        says: 'the script may compute for 2s, and has 1s in all',
        help: 'leave `cpu` out where it may be as long as `timeout`',
      },
      {
        name: 'gives a stage too little memory',
        edit: { [pool]: [['memory: 16Mi', 'memory: 4Mi']] },
        rule: 'PW-HOOK-011',
        at: [pool, '4Mi'],
        says: 'a script needs at least 8Mi, and this gives it 4Mi',
      },
      {
        name: 'sets a variable that Lambda sets',
        edit: { [gate]: [['env: { MODE: strict,', 'env: { AWS_REGION: eu-west-1,']] },
        rule: 'PW-HOOK-017',
        at: [gate, 'AWS_REGION'],
        says: '`AWS_REGION` is one of the variables that Lambda sets itself',
        help: 'leave it out, or give it another name',
      },
      {
        name: 'brings credentials though it calls no real service',
        edit: { [gate]: [['env: { MODE: strict,', 'env: { AWS_ACCESS_KEY_ID: AKIA,']] },
        rule: 'PW-HOOK-017',
        at: [gate, 'AWS_ACCESS_KEY_ID'],
        says: '`AWS_ACCESS_KEY_ID` is one of the variables that Lambda sets itself',
        help: 'leave it out, or give it another name',
      },
      {
        name: 'sets a variable that no function can',
        edit: { [gate]: [['env: { MODE: strict,', 'env: { _HANDLER: index.handler,']] },
        rule: 'PW-FILE-023',
        at: [gate, '_HANDLER'],
        says: '`_HANDLER` cannot be a name in `env`',
      },
      {
        name: 'sets a variable to a number',
        edit: { [gate]: [['env: { MODE: strict,', 'env: { MODE: 5,']] },
        rule: 'PW-FILE-020',
        at: [gate, '5,'],
        says: '`MODE` must be a text or a map of keys, not a number',
        help: "put it in quotes: '5'",
      },
    ],
    doorWith,
  )
})
