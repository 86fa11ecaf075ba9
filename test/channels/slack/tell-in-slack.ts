import type { Casework } from '../../../src/casework/casework.js'
import type { Desk } from '../../../src/casework/desk.js'
import { openCasework } from '../../../src/casework/open-casework.js'
import { type Courier, openCourier } from '../../../src/delivery/courier.js'
import type { Log } from '../../../src/log/log.js'
import { procedures } from '../../../src/office.js'
import { openTestLog } from '../../log/test-database.js'
import { faultsOf, viewFaultsOf } from './block-limits.js'
import type { Message, OpenView } from './fake-slack.js'
import { buttonCalled, openRig, pressIn, pressOn, type Rig, submission } from './rig.js'

/** A story in Slack over the real office, log and courier: opened before each test, and after it everything drawn is held against Slack's limits. `more` is what the desk has besides. */
export function tellInSlack(by: 'http' | 'socket', more: (at: Pick<Desk, 'log' | 'directory' | 'clock'>) => Partial<Desk> = () => ({})) {
  let rig: Rig
  let log: Log
  let casework: Casework
  let courier: Courier
  const kept = new Set<Promise<void>>()

  beforeEach(async () => {
    rig = await openRig(
      (arrival) => casework.listen(arrival),
      by,
      20_000,
      (person) => casework.board(person),
      undefined,
      (...stands) => void kept.add(casework.keepAnswered(...stands)),
    )
    rig.now = new Date('2026-03-03T10:00:00Z')
    const clock = () => rig.now
    log = await openTestLog({ clock })
    const directory = () => rig.office
    casework = openCasework({
      procedures,
      log,
      directory,
      clock,
      patience: 20_000,
      report: () => {},
      boardsMoved: (people) => rig.channel.boardsMoved(people),
      ...more({ log, directory, clock }),
    })
    courier = openCourier({ log, casework, channels: [rig.channel], directory, clock, report: () => {} })
  })
  afterEach(async () => {
    for (const { where, blocks, view } of rig.slack.drawn) expect(view ? viewFaultsOf(view) : faultsOf(blocks, where)).toEqual([])
    await courier.stop()
    await rig.close()
    // What an answer left to be kept is kept before the database goes.
    await Promise.all(kept)
    kept.clear()
    await log.close()
  })

  /** When every card is delivered and drawn over that is owed now. */
  const deliver = async () => {
    await rig.settled()
    await Promise.all(kept)
    await courier.run(rig.now)
  }
  const later = (seconds = 1) => {
    rig.now = new Date(rig.now.getTime() + seconds * 1000)
  }
  const modal = (): OpenView => {
    const open = rig.slack.views.findLast(({ closed }) => !closed)
    if (!open) throw new Error('no modal is open')
    return open
  }
  /** Submits the open modal, and shows what Slack shows next. */
  const submit = async (changes: Record<string, object>, user = 'UASHA') => {
    later()
    const open = modal()
    const { body } = await rig.interact(submission(rig.slack, open, changes, user))
    const answer = body as { response_action: string; view?: OpenView['view']; errors?: Record<string, string> }
    if (answer.view) {
      rig.slack.drawn.push({ where: 'modal', blocks: [], view: answer.view })
      open.view = answer.view
    }
    if (answer.response_action === 'clear') open.closed = true
    return answer
  }
  const inModal = async (title: string, changes: Record<string, object> = {}) => {
    later()
    const open = modal()
    await rig.interact(pressIn(rig.slack, open, buttonCalled(open.view.blocks, title), changes))
    await rig.settled()
  }
  const press = async (message: Message, title: string, user: string) => {
    later()
    await rig.interact(pressOn(rig.slack, message, title, user))
    await rig.settled()
  }
  const cardOf = (user: string): Message => {
    const found = rig.slack.messages.findLast(({ channel, only }) => channel === `D${user}` && !only)
    if (!found) throw new Error(`${user} has no card`)
    return found
  }
  return {
    rig: () => rig,
    log: () => log,
    casework: () => casework,
    courier: () => courier,
    deliver,
    later,
    modal,
    submit,
    inModal,
    press,
    cardOf,
  }
}
