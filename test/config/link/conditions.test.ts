import { describe } from 'vitest'
import { pool, tellsEach } from './mistakes.ts'

describe('one finding tells whoever', () => {
  tellsEach([
    {
      name: 'misspells a member of the event',
      edit: {
        [pool]: [['has(event.request.clientMetadata.campaign)', 'has(event.request.clientMetdata.campaign)']],
      },
      rule: 'PW-HOOK-007',
      at: [pool, 'has(event'],
      says: '`event.request` has no `clientMetdata` at this hook, at its character 19',
      help: 'did you mean `clientMetadata`?',
    },
    {
      name: 'reads what the event of the hook has not',
      edit: { [pool]: [['has(event.request.clientMetadata.campaign)', 'size(event.request.session) > 0']] },
      rule: 'PW-HOOK-007',
      at: [pool, 'size(event'],
      says: '`event.request` has no `session` at this hook',
      help: 'there are: `userAttributes`, `validationData`, `clientMetadata`',
    },
    {
      name: 'writes a condition that gives a text',
      edit: { [pool]: [['has(event.request.clientMetadata.campaign)', 'event.userName']] },
      rule: 'PW-HOOK-007',
      at: [pool, 'event.userName'],
      says: 'the condition gives `string`, not true or false',
    },
    {
      name: 'writes a condition that is no CEL',
      edit: { [pool]: [['has(event.request.clientMetadata.campaign)', 'event.userName = "a"']] },
      rule: 'PW-HOOK-007',
      at: [pool, 'event.userName ='],
      says: 'the condition is no CEL',
    },
    {
      name: 'lets callers talk a guard out of running',
      edit: { [pool]: [['      onError: continue\n', '      onError: deny\n']] },
      rule: 'PW-HOOK-010',
      at: [pool, 'has(event'],
      says: "this stage denies, and whether it runs hangs on `clientMetadata`, which is the caller's word",
    },
    {
      name: 'guards by an attribute that callers write',
      edit: {
        [pool]: [
          [
            'has(event.request.clientMetadata.campaign)',
            'event.request.userAttributes["given_name"] != "ok"',
          ],
          ['      onError: continue\n', '      onError: deny\n'],
        ],
      },
      rule: 'PW-HOOK-010',
      at: [pool, 'event.request.userAttributes["given'],
      says: "this stage denies, and whether it runs hangs on `given_name`, which is the caller's word",
    },
  ])
})
