import { describe } from 'vitest'
import { pool, dev, claims, tellsEach } from './mistakes.ts'

describe('one finding tells whoever', () => {
  tellsEach([
    {
      name: 'puts a trigger where it does not stand',
      edit: { [pool]: [['postConfirmation: provision', 'postAuthentication: provision']] },
      rule: 'PW-HOOK-001',
      at: [pool, 'provision'],
      says: 'the trigger `provision` does not stand at `postAuthentication`',
      help: 'add `postAuthentication` to its `hooks` if its script can answer there',
    },
    {
      name: 'gives stages two versions',
      edit: {
        [pool]: [
          [
            'preTokenGeneration: { use: claims, version: V3_0 }',
            'preTokenGeneration: [{ use: claims, version: V3_0 }, { use: claims, version: V2_0 }]',
          ],
        ],
      },
      rule: 'PW-HOOK-002',
      at: [pool, 'V2_0'],
      says: 'this stage has `V2_0` and one before it `V3_0`: the stages of a hook have one version',
    },
    {
      name: 'asks the tier for a version that it has not',
      edit: { [pool]: [['tier: plus', 'tier: lite']] },
      rule: 'PW-HOOK-003',
      at: [pool, 'V3_0'],
      says: 'the tier `lite` has no `V3_0` of `preTokenGeneration`',
    },
    {
      name: 'has a custom sender and no key',
      edit: {
        [pool]: [
          ['kmsKey: $(param.senderKeyArn) # what codes for customEmailSender are encrypted under\n', ''],
        ],
      },
      rule: 'PW-HOOK-004',
      at: [pool, 'customEmailSender'],
      says: '`customEmailSender` needs `kmsKey`: what codes are encrypted under',
      help: 'write `kmsKey:` with the ARN of a KMS key beside `triggers:`',
    },
    {
      name: 'takes the key of a custom sender away',
      edit: { [dev]: [['deletionProtection: false', 'kmsKey: null']] },
      rule: 'PW-HOOK-004',
      at: [pool, 'customEmailSender'],
      says: '`customEmailSender` needs `kmsKey`: what codes are encrypted under',
    },
    {
      name: 'gives a stage more than a hook has',
      edit: { [pool]: [['timeout: 300ms', 'timeout: 6s']] },
      rule: 'PW-HOOK-005',
      at: [pool, '6s'],
      says: 'a script has at most 5s, and this asks for 6s',
    },
    {
      name: 'gives a trigger more than a hook has',
      edit: { [claims]: [['timeout: 1s', 'timeout: 10s']] },
      rule: 'PW-HOOK-005',
      at: [claims, '10s'],
      says: 'a script has at most 5s, and this asks for 10s',
    },
    {
      name: 'gives stages more than a hook has together',
      edit: {
        'triggers/allow-corporate.trigger.yaml': [['timeout: 500ms', 'timeout: 3s']],
        'triggers/refuse-role-accounts.trigger.yaml': [['timeout: 500ms', 'timeout: 2s']],
      },
      rule: 'PW-HOOK-005',
      at: [pool, 'preSignUp:'],
      says: 'the stages of `preSignUp` may take 5.3s together, and a hook has 5s',
    },
    {
      name: 'gives a stage more time than its trigger',
      edit: { [pool]: [['timeout: 300ms', 'timeout: 2s']] },
      rule: 'PW-HOOK-006',
      at: [pool, '2s'],
      says: 'the stage asks for 2s, and its trigger has 1s',
    },
    {
      name: 'gives a stage more memory than its trigger',
      edit: { [pool]: [['timeout: 300ms', 'memory: 32Mi']] },
      rule: 'PW-HOOK-006',
      at: [pool, '32Mi'],
      says: 'the stage asks for 32Mi, and its trigger has 16Mi',
    },
    {
      name: 'gives a trigger too little memory',
      edit: { [claims]: [['memory: 32Mi', 'memory: 512Ki']] },
      rule: 'PW-HOOK-011',
      at: [claims, '512Ki'],
      says: 'a script needs at least 8Mi, and this gives it 512Ki',
    },
    {
      name: 'makes a stage of an undeclared function',
      edit: {
        [pool]: [['- use: note-campaign', '- use: arn:aws:lambda:us-east-1:123456789012:function:elsewhere']],
      },
      rule: 'PW-HOOK-008',
      at: [pool, 'arn:aws:lambda'],
      says: '`arn:aws:lambda:us-east-1:123456789012:function:elsewhere` is not a declared trigger, and only those can be stages',
    },
  ])
})
