import { openAfterContacts } from '../../src/casework/after-contacts.js'
import type { CaseworkTold, Desk } from '../../src/casework/desk.js'
import { openRecord } from '../../src/casework/open-record.js'
import { takeStep } from '../../src/casework/take-step.js'
import { procedures } from '../../src/office.js'
import type { AnyStep } from '../../src/procedures/procedure.js'
import { staff, testOffice } from '../procedures/test-office.js'
import { memoryLog } from './memory-log.js'

/** An office on a clock of its own, with what its bot reports. */
const openOffice = () => {
  let now = new Date('2026-03-03T10:00:00.000Z')
  const log = memoryLog(() => now)
  const told: CaseworkTold[] = []
  const desk: Desk = { procedures, log, directory: () => testOffice(), clock: () => now, report: (each) => told.push(each) }
  let arrivals = 0
  const open = async (name: string, step: AnyStep) => {
    const procedure = procedures.find((each) => each.name === name)
    if (!procedure) throw new Error(`there is no ${name}`)
    const opened = await openRecord(desk, { procedure, step, by: staff('asha'), key: `first ${++arrivals}` })
    if (opened.outcome !== 'taken') throw new Error(JSON.stringify(opened))
    return opened.after.kept.record
  }
  return {
    desk,
    told,
    open,
    log,
    alert: () => open('at-risk', { step: 'RaiseAlert', report: { said: 'He says goodbye.' } } as AnyStep),
    press: async (record: Awaited<ReturnType<typeof open>>, step: string) =>
      takeStep(desk, { record, step: { step }, by: staff('asha'), key: `press ${++arrivals}` }),
    pass: (minutes: number) => {
      now = new Date(now.getTime() + minutes * 60_000)
    },
    meetings: () => [...log.commits.keys()].filter((record) => record.startsWith('MT-')),
  }
}

describe('after a difficult contact a talk is asked for (s12)', () => {
  test('an hour after an alert, once, however many bots look and however often', async () => {
    const office = openOffice()
    await office.alert()
    const [one, other] = [openAfterContacts(office.desk), openAfterContacts(office.desk)]
    office.pass(59)
    await one.look()
    expect(office.meetings()).toEqual([])
    office.pass(7)
    await Promise.all([one.look(), other.look()])
    office.pass(30)
    await Promise.all([one.look(), openAfterContacts(office.desk).look()])
    expect(office.meetings()).toHaveLength(1)
    expect(office.told.filter(({ tells }) => tells === 'fault')).toEqual([])
  })

  test('of a call that calmed down after a warning; of one that was never difficult, nothing', async () => {
    const office = openOffice()
    const calm = await office.open('difficult-call', { step: 'BeginCall', about: '' } as AnyStep)
    await office.press(calm, 'CarryOn')
    office.pass(70)
    await openAfterContacts(office.desk).look()
    expect(office.meetings()).toEqual([])
    const warned = await office.open('difficult-call', { step: 'BeginCall', about: '' } as AnyStep)
    await office.press(warned, 'Warn')
    await office.press(warned, 'CarryOn')
    office.pass(70)
    await openAfterContacts(office.desk).look()
    expect(office.meetings()).toHaveLength(1)
  })

  test('two alerts of one day have one talk', async () => {
    const office = openOffice()
    await office.alert()
    office.pass(120)
    await office.alert()
    office.pass(70)
    await openAfterContacts(office.desk).look()
    office.pass(10)
    await openAfterContacts(office.desk).look()
    expect(office.meetings()).toHaveLength(1)
  })

  test('the log away: the look says so, and the next one opens it', async () => {
    const office = openOffice()
    await office.alert()
    office.pass(70)
    const after = openAfterContacts(office.desk)
    office.log.setAway(true)
    await expect(after.look()).rejects.toThrow(/database/)
    office.log.setAway(false)
    await after.look()
    expect(office.meetings()).toHaveLength(1)
  })
})
