import { describe, expect, it } from 'vitest'
import {
  counted,
  isNear,
  levelOf,
  reasonsOf,
  type Reason,
  type Scene,
} from '../../../src/engine/threats/weigh.ts'
import type { AuthEvent, EventContext } from '../../../src/model/auth-event.ts'

const hour = 3_600_000
const home: EventContext = { ip: '203.0.113.7', mark: 'laptop', country: 'KR' }
const event = (context: EventContext, at = 0): AuthEvent => ({
  poolId: 'pool',
  username: 'ana',
  id: 'event',
  type: 'SignIn',
  at,
  response: 'Pass',
  risk: { decision: 'NoRisk' },
  challenges: [],
  context,
})
const scene = (more: Partial<Scene>): Scene => ({
  at: 24 * hour,
  context: home,
  knownDevice: false,
  failures: 0,
  trusted: [event(home)],
  disowned: [],
  ...more,
})

describe('what speaks against a sign-in', () => {
  it.each<[string, Partial<Scene>, readonly Reason[]]>([
    ['nothing, where it is as ever', {}, []],
    ['nothing, where nobody was here before', { trusted: [], context: { ip: '198.51.100.9' } }, []],
    ['nothing, where nothing is known', { context: {} }, []],
    ['nothing, where earlier ones tell nothing', { trusted: [event({})] }, []],
    ['a new device', { context: { ...home, mark: 'phone' } }, ['new device']],
    [
      'no new device where it names one that is confirmed',
      { context: { ...home, mark: 'phone' }, knownDevice: true },
      [],
    ],
    ['a new network', { context: { ...home, ip: '198.51.100.9' } }, ['new network']],
    ['no new network next door', { context: { ...home, ip: '203.0.113.99' } }, []],
    ['a new country', { context: { ...home, country: 'FR' } }, ['new country']],
    [
      'a country that nobody reaches so soon',
      { context: { ...home, country: 'FR' }, at: hour },
      ['new country', 'too far in too short a time'],
    ],
    [
      'two countries at once, each of which is known',
      { context: { ...home, country: 'FR' }, at: hour, trusted: [event(home), event({ country: 'FR' })] },
      ['too far in too short a time'],
    ],
    ['no few failures', { failures: 4 }, []],
    ['failures', { failures: 5 }, ['failures from this address']],
    ['many failures', { failures: 15 }, ['many failures from this address']],
    ['what was disowned', { disowned: [event(home)] }, ['disowned before']],
    ['not what was disowned of another device', { disowned: [event({ ...home, mark: 'phone' })] }, []],
    ['not what was disowned elsewhere', { disowned: [event({ ...home, ip: '198.51.100.9' })] }, []],
  ])('is %s', (_what, more, reasons) => {
    expect(reasonsOf(scene(more))).toEqual(reasons)
  })
})

it.each<[readonly Reason[], string | undefined]>([
  [[], undefined],
  [['new device'], 'Low'],
  [['new device', 'new network'], 'Medium'],
  [['many failures from this address'], 'Medium'],
  [['new device', 'new network', 'new country'], 'High'],
  [['disowned before'], 'High'],
])('%j makes the risk %s', (reasons, level) => {
  expect(levelOf(reasons)).toBe(level)
})

it.each([
  ['203.0.113.7', '203.0.113.200', true],
  ['203.0.113.7', '203.0.114.7', false],
  ['2001:db8:1::1', '2001:db8:1:ffff::9', true],
  ['2001:db8:1::1', '2001:db8:2::1', false],
  ['203.0.113.7', '2001:db8::1', false],
  ['unknown', 'unknown', true],
])('%s is near %s: %s', (one, other, near) => {
  expect(isNear(one, other)).toBe(near)
})

it('counts failures by the whole of an IPv4 address, and by what one subscriber has of IPv6', () => {
  expect(counted('203.0.113.7')).not.toBe(counted('203.0.113.8'))
  expect(counted('2001:db8:1:2::1')).toBe(counted('2001:db8:1:2:ffff::9'))
  expect(counted('2001:db8:1:2::1')).not.toBe(counted('2001:db8:1:3::1'))
})
