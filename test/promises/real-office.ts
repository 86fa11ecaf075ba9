import type { Card } from '../../src/cards/card.js'
import type { Answer, Arrival, DialogView, RawValues } from '../../src/casework/arrival.js'
import { openCasework } from '../../src/casework/open-casework.js'
import type { Channel } from '../../src/channels/channel.js'
import { openCourier } from '../../src/delivery/courier.js'
import type { Timer } from '../../src/delivery/cut.js'
import type { Told } from '../../src/delivery/told.js'
import type { Kept, KeptEvent, Log } from '../../src/log/log.js'
import { procedures } from '../../src/office.js'
import { instant, type RecordId } from '../../src/procedures/words.js'
import { buttonsOf as everyButtonOf } from '../cards/check-card.js'
import { type FakeChannel, fakeChannel } from '../delivery/fake-channel.js'
import { impatient } from '../delivery/memory-office.js'
import { openTestLog } from '../log/test-database.js'
import { staff, testOffice, tuesday } from '../procedures/test-office.js'

type Form = Extract<Arrival, { arrives: 'form' }>

/** The timer of a process that dies: nothing is ever cut, and whatever hangs hangs for good. */
export const never: Timer = () => () => {}

/** An office's clock, its log on the real embedded server, and two platforms; everybody of the test office is on both. */
export const openRealOffice = async () => {
  let now = Date.parse(tuesday)
  const clock = () => new Date(now)
  const log = await openTestLog({ clock })
  const office = testOffice()
  const platforms: readonly [FakeChannel, FakeChannel] = [fakeChannel('slack', { looks: true }), fakeChannel('teams', { looks: true })]

  /** A bot of its own on this log: what a process is. It may be given a log and channels that go wrong. */
  const bot = (how: { readonly log?: Log; readonly channels?: readonly Channel[]; readonly timer?: Timer } = {}) => {
    const told: Told[] = []
    const faults: unknown[] = []
    const kept = how.log ?? log
    const casework = openCasework({
      procedures,
      log: kept,
      directory: () => office,
      clock,
      patience: 20_000,
      report: (each) => void (each.tells === 'fault' && faults.push(each)),
    })
    const courier = openCourier({
      log: kept,
      casework,
      channels: how.channels ?? platforms,
      directory: () => office,
      clock,
      report: (each) => void told.push(each),
      timer: how.timer ?? impatient,
    })
    return { listen: casework.listen, casework, courier, told, faults }
  }

  return {
    log,
    office,
    platforms,
    bot,
    clock,
    pass: (seconds: number) => {
      now += seconds * 1000
    },
    /** Every copy that people see of a record's cards, whatever the platform. */
    copies: (record: string) =>
      platforms.flatMap(({ name, seen }) => seen.flatMap((copy) => (copy.card.record === record ? [{ ...copy, name }] : []))),
    /** The events of a kind, for "exactly one". */
    async happened(record: RecordId, event: string): Promise<readonly Kept['events'][number][]> {
      return ((await log.read(record))?.events ?? []).filter((each) => each.event === event)
    },
    close: () => log.close(),
  }
}
export type RealOffice = Awaited<ReturnType<typeof openRealOffice>>
export type Bot = ReturnType<RealOffice['bot']>

const frame = (id: string, by: string, channel: string) => ({ id, by: staff(by), channel, place: 'private' }) as const

/** Somebody sends a command; the words after it go with it. */
export const command = (id: string, by: string, text: string, channel = 'slack', name = '/at-risk'): Arrival => ({
  ...frame(id, by, channel),
  arrives: 'command',
  command: name,
  text,
})
/** Somebody presses a button of a record's card. */
export const press = (id: string, by: string, verb: string, record: RecordId, channel = 'slack', version = 1): Arrival => ({
  ...frame(id, by, channel),
  arrives: 'press',
  verb,
  record,
  version,
})
/** "I have it". */
export const haveIt = (id: string, by: string, record: RecordId, channel = 'slack'): Arrival =>
  press(id, by, 'step:AcknowledgeAlert', record, channel)
/** Somebody sends a form of a dialog. */
export const form = (id: string, by: string, dialog: DialogView, move: Form['move'], values: RawValues, channel = 'slack'): Arrival => ({
  ...frame(id, by, channel),
  arrives: 'form',
  draft: dialog.draft,
  step: dialog.step.name,
  move,
  values,
})

/** The card of an answer that must be one. */
export const cardOf = (answer: Answer | undefined): Card => {
  if (answer?.answer !== 'card') throw new Error(`expected a card, got ${JSON.stringify(answer)}`)
  return answer.card
}
/** The dialog of an answer that must be one. */
export const dialogOf = (answer: Answer | undefined): DialogView => {
  if (answer?.answer !== 'dialog') throw new Error(`expected a dialog, got ${JSON.stringify(answer)}`)
  return answer.dialog
}
/** The record that an answer's card shows. */
export const recordOf = (answer: Answer | undefined): RecordId => cardOf(answer).record as RecordId

/** The steps that a card's buttons take or open, without the one that every card has. */
export const buttonsOf = (card: Card): readonly string[] =>
  everyButtonOf(card).flatMap((action) => (action.type === 'Action.Execute' && action.verb !== 'command:/at-risk' ? [action.verb] : []))

/** Delivers whatever is due, second by second, until nothing is owed within ten seconds or the seconds are over. A log that fails is asked again. */
export const deliverAll = async (office: RealOffice, { courier }: Bot, seconds: number): Promise<void> => {
  for (let second = 0; second <= seconds; second += 1) {
    await courier.run(office.clock()).catch(() => 0)
    const open = await office.log.owedOpen(instant(office.clock()))
    if (open.every(({ oldestDue }) => oldestDue > instant(new Date(office.clock().getTime() + 10_000)))) return
    office.pass(1)
  }
}

/** Which events the log holds twice for one delivery. Empty: none. */
export const twiceKept = (events: readonly KeptEvent[]): readonly string[] => {
  const names = events.flatMap((each) =>
    each.event === 'NoticeDelivered' ? [JSON.stringify([each.of, (each.posted as { channel: string }).channel])] : [],
  )
  return names.filter((name, place) => names.indexOf(name) !== place)
}
