import type { Casework } from '../../../src/casework/casework.js'
import { openCasework } from '../../../src/casework/open-casework.js'
import type { Drawn } from '../../../src/channels/teams/drawing/drawn.js'
import { type Courier, openCourier } from '../../../src/delivery/courier.js'
import type { Log } from '../../../src/log/log.js'
import { procedures } from '../../../src/office.js'
import { openTestLog } from '../../log/test-database.js'
import { faultsOf } from './check-drawn.js'
import { allOf, cardIn, dialogIn, openRig, pressed, type Rig, type Sent, teamsOffice, textOf } from './rig.js'

jest.setTimeout(60_000)

/** A matter that is exhausted, told in Teams over the real office, log and courier (s7). */
describe('an escalation in Teams', () => {
  let rig: Rig
  let log: Log
  let casework: Casework
  let courier: Courier
  const office = teamsOffice()

  beforeEach(async () => {
    rig = await openRig((arrival) => casework.listen(arrival))
    rig.now = new Date('2026-03-03T10:00:00Z')
    rig.office = office
    const clock = () => rig.now
    log = await openTestLog({ clock })
    const directory = () => office
    casework = openCasework({ procedures, log, directory, clock, report: () => {} })
    courier = openCourier({ log, casework, channels: [rig.channel], directory, clock, report: () => {} })
  })
  afterEach(async () => {
    const drawn = rig.connector.messages.flatMap(({ activity }) => activity.attachments ?? []).map(({ content }) => content)
    for (const card of drawn) expect(faultsOf(card)).toEqual([])
    await courier.stop()
    await rig.close()
    await log.close()
  })

  const later = () => {
    rig.now = new Date(rig.now.getTime() + 1500)
  }
  /** A press on a card that opens a dialog, or in one. */
  const task = async (person: string, card: Drawn, title: string, changes: Readonly<Record<string, string>> = {}): Promise<Sent> => {
    later()
    const data = pressed(card, title, changes)
    const sent = await rig.invoke(person, 'msteams' in data ? 'task/fetch' : 'task/submit', { data, context: { theme: 'default' } })
    expect(sent.status).toBe(200)
    return sent
  }
  const newest = (person: string): Drawn => cardIn(rig.chat(person).at(-1))
  const checked = (sent: Sent): Drawn => {
    const card = dialogIn(sent)
    expect(faultsOf(card)).toEqual([])
    expect(allOf(card, 'Action.Execute')).toEqual([])
    return card
  }

  const sendOf = (drawn: Drawn): string => String(drawn.actions.at(-1)?.title)
  const send = async (person: string, form: Drawn, changes: Readonly<Record<string, string>> = {}) => {
    const sent = await task(person, form, sendOf(form), changes)
    later()
    await courier.run(rig.now)
    return sent
  }

  test('a demand ends as a manager’s call, a head of department decides that it is exhausted, and the look-up says so', async () => {
    await rig.write('asha', 'escalate')
    await rig.settled()
    const what = checked(await task('asha', newest('asha'), 'Open the form'))
    const test = checked(await task('asha', what, 'Next', { kind: 'demand' }))
    const asked = checked(await task('asha', test, 'Next', { askedFor: 'the Commissioner', helps: 'yes', why: 'She has new papers.' }))
    const way = allOf(asked, 'Input.').some(({ id }) => id === 'why')
      ? checked(await task('asha', asked, 'Next', { why: 'She has new papers.' }))
      : asked
    const matter = checked(await task('asha', way, 'Next', { route: 'manager call' }))
    const whom = checked(
      await task('asha', matter, 'Next', { basics: 'Wants it looked at again.', case: 'IC-12345', customer: 'Jo Bloggs' }),
    )
    const check = checked(await task('asha', whom, 'Next', { telephone: '0113 496 0002' }))
    expect(textOf(check)).toContain('Lena Morris')
    await send('asha', check)
    await send('lena', checked(await task('lena', newest('lena'), 'Take it')), { date: '2026-03-04', time: '10:00' })
    await send('lena', checked(await task('lena', newest('lena'), 'Call made')), { outcome: 'Explained again; nothing to add.' })
    await send('lena', checked(await task('lena', newest('lena'), 'Complaints process exhausted?')), { why: 'Answered twice.' })
    await send('hugh', checked(await task('hugh', newest('hugh'), 'Decide')), { exhausted: 'yes', reason: 'All was answered.' })
    await rig.write('carl', 'customer IC 12345')
    await rig.settled()
    expect(textOf(newest('carl'))).toContain('On this matter they can go to')
    expect(textOf(newest('carl'))).toContain('For this matter their contact is Lena Morris')
  })
})
