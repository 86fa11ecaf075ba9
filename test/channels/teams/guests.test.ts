import type { Arrival, Listen } from '../../../src/casework/arrival.js'
import { withoutTimeouts } from '../../no-timeouts.js'
import { activityFrom, openRig, type Rig } from './rig.js'

let rig: Rig
const arrivals: Arrival[] = []
const listen: Listen = async (arrival) => {
  arrivals.push(arrival)
  return { answer: 'sentence', text: 'Kept.', tone: 'done' }
}
beforeEach(async () => {
  arrivals.length = 0
  rig = await openRig(listen)
})
afterEach(() => rig.close())

let count = 0
const writes = async (person: string, text = '/at-risk he says he will jump') => {
  count += 1
  const activity = activityFrom(person, rig.connector.serviceUrl, `guest-${count}`)
  await rig.deliver({ ...activity, type: 'message', text })
  await rig.settled()
  return arrivals.at(-1)
}
/** The same, and what Teams says of them is waited for, however busy the machine is. */
const writesInTime = (person: string, text?: string) => withoutTimeouts(() => writes(person, text))
const idOf = (person: string) => (activityFrom(person, rig.connector.serviceUrl, 'x') as { from: { id: string } }).from.id
const says = (person: string, account: Readonly<Record<string, unknown>>) => rig.connector.accounts.set(idOf(person), account)
const stranger = { outsider: { is: 'stranger', mayAlert: false } }

describe('guests of our own tenant', () => {
  test.each<[string, Record<string, unknown>]>([
    ['a guest by their role', { userRole: 'guest' }],
    ['an invited account', { userPrincipalName: 'asha_partner.example#EXT#@office.onmicrosoft.com' }],
    ['somebody in a meeting without an account', { userRole: 'anonymous' }],
  ])('%s is nobody here, whatever the office file says of them, and hears whom to ring', async (_, account) => {
    says('asha', account)
    says('nobody-knows', account)
    expect(await writesInTime('asha')).toMatchObject(stranger)
    expect(await writesInTime('nobody-knows')).toMatchObject(stranger)
    expect(await writesInTime('asha', '/my-work')).toMatchObject(stranger)
  })

  test.each<[string, Record<string, unknown>]>([
    ['a member', { userRole: 'user', userPrincipalName: 'asha@office.example' }],
    ['an account that Teams says little of', {}],
  ])('%s is who the office file says', async (_, account) => {
    says('asha', account)
    const came = await writes('asha', '/my-work')
    expect(came).toMatchObject({ by: 'asha' })
    expect(came?.outsider).toBeUndefined()
  })

  test.each([
    { with: 'status', status: 403 },
    { with: 'status', status: 500 },
    { with: 'reset', effect: 'before' },
    { with: 'hang' },
  ] as const)('a list of members that cannot be read (%j) refuses nobody an alert', async (fault) => {
    rig.connector.fail('member', fault)
    expect(await writes('asha')).toMatchObject({ by: 'asha', command: '/at-risk' })
    expect(await writes('nobody-knows')).toMatchObject({ outsider: { is: 'member', mayAlert: true } })
  })

  test('are asked about once, not at everything they send', async () => {
    says('asha', { userRole: 'user' })
    for (let time = 0; time < 5; time += 1) await writes('asha', '/my-work')
    expect(rig.connector.calls.filter(({ kind }) => kind === 'member')).toHaveLength(1)
  })
})
