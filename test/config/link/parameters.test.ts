import { describe } from 'vitest'
import { doorWith, gate, pool } from './door.ts'
import { tellsEach, type Row } from './mistakes.ts'

const scored = 'score: { type: number, minimum: 0, maximum: 1, default: 0.5 }'
const score = (rules: string, at: string, says: string, help?: string): Row => ({
  name: `declares { ${rules} }`,
  edit: { [gate]: [[scored, `score: { ${rules} }`]] },
  rule: 'PW-HOOK-020',
  at: [gate, at],
  says,
  ...(help && { help }),
})

describe('one finding tells whoever', () => {
  tellsEach(
    [
      score(
        'type: number, default: high',
        'high',
        'the default of `score` is not what it takes: it must be a number',
      ),
      score(
        'type: number, maximum: 1, default: 2',
        '2 }',
        'the default of `score` is not what it takes: it must be 1 at most',
      ),
      score(
        'type: string, enum: [low, high], default: hihg',
        'hihg',
        'the default of `score` is not what it takes',
        'did you mean `high`?',
      ),
      score(
        'type: array, items: { type: string }, default: [1]',
        '1] }',
        'the default of `score` is not what it takes: it must be a text',
      ),
      score(
        'type: number, minLength: 1',
        'minLength',
        '`minLength` says nothing of `type: number`',
        'it is of `string`',
      ),
      score(
        'type: string, minimum: 1',
        'minimum',
        '`minimum` says nothing of `type: string`',
        'it is of `number`, `integer`',
      ),
      score('type: string, items: { type: string }', 'items', '`items` says nothing of `type: string`'),
      score(
        'type: array, additionalProperties: { type: string }',
        'additionalProperties',
        '`additionalProperties` says nothing of `type: array`',
      ),
      score('type: array, enum: [a]', 'enum', '`enum` says nothing of `type: array`'),
      score('type: integer, format: uri', 'format', '`format` says nothing of `type: integer`'),
      score(
        'type: array, items: { type: string, maximum: 3 }',
        'maximum',
        '`maximum` says nothing of `type: string`',
      ),
      score(
        'type: object, additionalProperties: { type: boolean, format: uri }',
        'format',
        '`format` says nothing of `type: boolean`',
      ),
      score('type: string, enum: [low, 2]', '2] }', '`2` is none of `type: string`'),
      score(
        'type: number, minimum: 3, maximum: 2',
        '3, max',
        '`minimum` is more than `maximum`, so that no value fits',
      ),
      {
        name: 'has a default of what every stage says',
        edit: {
          [gate]: [
            ['format: uri, required: true,', 'format: uri, required: true, default: http://a.example,'],
          ],
        },
        rule: 'PW-HOOK-020',
        at: [gate, 'http://a.example'],
        says: 'every stage has to say `url`, so that its default is never taken',
        help: 'leave out one of `default` and `required`',
      },
      {
        name: 'has a default that cannot be fetched',
        edit: {
          [gate]: [
            [
              'format: uri, required: true, description: Who is asked',
              "format: uri, default: 'https://a.example/#a'",
            ],
          ],
        },
        rule: 'PW-HOOK-019',
        at: [gate, "'https://a.example/#a'"],
        says: 'the trigger fetches what `url` says, and its default has a `#`',
      },
      {
        name: 'misspells a keyword',
        edit: { [gate]: [[scored, 'score: { type: number, minimun: 0 }']] },
        rule: 'PW-FILE-002',
        at: [gate, 'minimun'],
        says: 'unknown key `minimun` in `score`',
        help: 'did you mean `minimum`?',
      },
      {
        name: 'misspells a type',
        edit: { [gate]: [[scored, 'score: { type: nubmer }']] },
        rule: 'PW-FILE-021',
        at: [gate, 'nubmer'],
        says: '`type` must be one of `string`, `number`, `integer`, `boolean`, `array`, `object`',
        help: 'did you mean `number`?',
      },
      {
        name: 'names a parameter with a dash',
        edit: {
          [gate]: [['  title: { type', '  the-title: { type']],
          [pool]: [['        title: Hello\n', '']],
        },
        rule: 'PW-FILE-023',
        at: [gate, 'the-title'],
        says: '`the-title` cannot be a name in `parameters`',
      },
    ],
    doorWith,
  )
})
