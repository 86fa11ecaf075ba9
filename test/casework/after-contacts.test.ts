import { openAfterContacts } from '../../src/casework/after-contacts.js'
import type { CaseworkTold, Desk } from '../../src/casework/desk.js'
import { openRecord } from '../../src/casework/open-record.js'
import { fetchRecord } from '../../src/casework/record-at-hand.js'
import { takeStep } from '../../src/casework/take-step.js'
import { procedures } from '../../src/office.js'
import type { AnyStep } from '../../src/procedures/procedure.js'
import type { RecordId } from '../../src/procedures/words.js'
import { logs } from '../procedures/terminated-call/steps.js'
import { staff, testOffice } from '../procedures/test-office.js'
import { memoryLog } from './memory-log.js'

/** The log of a call of the Tuesday morning. */
const callLog = logs({
  ...{ kind: 'offensive', fromTheOutset: false, warnings: ['explained', 'warned'], date: '2026-03-03', time: '09:50' },
  ...{ reason: 'They swore at me.', quotes: [], lineManager: staff('lena'), personal: 'no' },
})

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
    press: async (record: RecordId, step: string) =>
      takeStep(desk, { record, step: { step }, by: staff('asha'), key: `press ${++arrivals}` }),
    takes: async (by: string, record: RecordId, step: AnyStep) => {
      const taken = await takeStep(desk, { record, step, by: staff(by), key: `press ${++arrivals}` })
      if (taken.outcome !== 'taken') throw new Error(JSON.stringify(taken))
    },
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

  test('an hour after it, also by the bot that has looked before and found it too early', async () => {
    const office = openOffice()
    await office.alert()
    const after = openAfterContacts(office.desk)
    office.pass(10)
    expect(await after.look()).toBe(0)
    office.pass(60)
    expect(await after.look()).toBe(1)
    expect(office.meetings()).toHaveLength(1)
  })

  test('of a call that shows none, nothing is read again until it moves', async () => {
    const office = openOffice()
    const read: RecordId[] = []
    const after = openAfterContacts({
      ...office.desk,
      log: {
        ...office.log,
        read: async (record) => {
          read.push(record)
          return office.log.read(record)
        },
      },
    })
    const look = async () => {
      read.length = 0
      office.pass(10)
      await after.look()
      return read
    }
    const call = await office.open('difficult-call', { step: 'BeginCall', about: '' } as AnyStep)
    expect(await look()).toEqual([call])
    expect(await look()).toEqual([])
    await office.press(call, 'CarryOn')
    expect(await look()).toEqual([call])
    expect(await look()).toEqual([])
  })

  test('once for a contact that left two records, when two bots look at them at the same moment', async () => {
    const office = openOffice()
    const call = await office.open('difficult-call', { step: 'BeginCall', about: '' } as AnyStep)
    await office.press(call, 'Warn')
    await office.alert()
    office.pass(70)
    // Each comes upon another of the two first, and neither has kept anything yet that the other could see.
    const bots = ['difficult-call', 'at-risk'].map((name) =>
      openAfterContacts({
        ...office.desk,
        log: { ...office.log, list: async (which) => (which.procedure === name ? office.log.list(which) : []) },
      }),
    )
    await Promise.all(bots.map((bot) => bot.look()))
    expect(office.meetings()).toHaveLength(1)
    expect(office.told.filter(({ tells }) => tells === 'fault')).toEqual([])
  })

  test('is over at the next look once its log was talked about, though no reminder is due yet', async () => {
    const office = openOffice()
    await office.alert()
    office.pass(70)
    const after = openAfterContacts(office.desk)
    await after.look()
    const [meeting] = office.meetings()
    const stands = async () => (meeting ? (await fetchRecord(office.desk, meeting))?.state.is : undefined)
    const log = await office.open('terminated-call', callLog)
    office.pass(10)
    await after.look()
    expect(await stands()).toBe('Owed')
    await office.takes('lena', log, { step: 'RecordTalk', how: 'Well.' } as AnyStep)
    office.pass(10)
    await after.look()
    expect(await stands()).toBe('Over')
  })

  test('a call of one evening that is logged the next morning is one day’s contact', async () => {
    const office = openOffice()
    const call = await office.open('difficult-call', { step: 'BeginCall', about: '' } as AnyStep)
    await office.press(call, 'Warn')
    office.pass(70)
    const after = openAfterContacts(office.desk)
    await after.look()
    expect(office.meetings()).toHaveLength(1)
    office.pass(23 * 60)
    await office.open('terminated-call', callLog)
    office.pass(70)
    await after.look()
    expect(office.meetings()).toHaveLength(1)
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
