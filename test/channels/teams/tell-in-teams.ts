import type { Listen } from '../../../src/casework/arrival.js'
import type { Casework } from '../../../src/casework/casework.js'
import type { Desk } from '../../../src/casework/desk.js'
import { openCasework } from '../../../src/casework/open-casework.js'
import type { Drawn } from '../../../src/channels/teams/drawing/drawn.js'
import { type Courier, openCourier } from '../../../src/delivery/courier.js'
import type { Log } from '../../../src/log/log.js'
import { procedures } from '../../../src/office.js'
import { openTestLog } from '../../log/test-database.js'
import { faultsOf } from './check-drawn.js'
import { allOf, cardIn, dialogIn, openRig, pressed, type Rig, type Sent, teamsOffice } from './rig.js'

/** Another platform in the same story: opened, moved in time and closed with it. */
export interface Beside {
  opened(listen: Listen, rig: Rig, office: Rig['office']): Promise<void>
  moved(now: Date): void
  closed(): Promise<void>
}

/** A story in Teams over the real office, log and courier: opened before each test, and after it everything drawn is held against Teams' limits. `more` is what the desk has besides. */
export function tellInTeams(beside?: Beside, more: (at: Pick<Desk, 'log' | 'directory' | 'clock'>) => Partial<Desk> = () => ({})) {
  let rig: Rig
  let log: Log
  let casework: Casework
  let courier: Courier
  const kept = new Set<Promise<void>>()
  const office = teamsOffice()

  beforeEach(async () => {
    rig = await openRig((arrival) => casework.listen(arrival), { stays: (...stands) => void kept.add(casework.keepAnswered(...stands)) })
    rig.now = new Date('2026-03-03T10:00:00Z')
    await beside?.opened((arrival) => casework.listen(arrival), rig, office)
    rig.office = office
    const clock = () => rig.now
    log = await openTestLog({ clock })
    const directory = () => office
    casework = openCasework({ procedures, log, directory, clock, patience: 20_000, report: () => {}, ...more({ log, directory, clock }) })
    courier = openCourier({ log, casework, channels: [rig.channel], directory, clock, report: () => {} })
  })
  afterEach(async () => {
    const drawn = rig.connector.messages.flatMap(({ activity }) => activity.attachments ?? []).map(({ content }) => content)
    for (const card of drawn) expect(faultsOf(card)).toEqual([])
    await courier.stop()
    await rig.close()
    await beside?.closed()
    // What an answer left to be kept is kept before the database goes.
    await Promise.all(kept)
    kept.clear()
    await log.close()
  })

  const later = (seconds = 1.5) => {
    rig.now = new Date(rig.now.getTime() + seconds * 1000)
    beside?.moved(rig.now)
  }
  /** When every card is delivered and drawn over that is owed now. */
  const deliver = async () => {
    await rig.settled()
    await Promise.all(kept)
    await courier.run(rig.now)
  }
  /** A press on a card that opens a dialog, or in one. */
  const task = async (person: string, card: Drawn, title: string, changes: Readonly<Record<string, string>> = {}): Promise<Sent> => {
    later()
    const data = pressed(card, title, changes)
    const sent = await rig.invoke(person, 'msteams' in data ? 'task/fetch' : 'task/submit', { data, context: { theme: 'default' } })
    expect(sent.status).toBe(200)
    return sent
  }
  const step = async (person: string, card: Drawn, title: string, changes: Readonly<Record<string, string>> = {}, more: object = {}) => {
    later()
    const button = allOf(card, 'Action.Execute').find((each) => each.title === title)
    if (!button) throw new Error(`no step “${title}”`)
    const action = { type: 'Action.Execute', verb: button.verb, data: pressed(card, title, changes) }
    const sent = await rig.invoke(person, 'adaptiveCard/action', { action, trigger: 'manual' }, more)
    expect(sent.status).toBe(200)
    return sent.body as { statusCode: number; type: string; value: unknown }
  }
  const newest = (person: string): Drawn => cardIn(rig.chat(person).at(-1))
  const checked = (sent: Sent): Drawn => {
    const card = dialogIn(sent)
    expect(faultsOf(card)).toEqual([])
    expect(allOf(card, 'Action.Execute')).toEqual([])
    return card
  }
  return {
    rig: () => rig,
    log: () => log,
    casework: () => casework,
    courier: () => courier,
    office,
    deliver,
    later,
    task,
    step,
    newest,
    checked,
  }
}
