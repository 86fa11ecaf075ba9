import type { Answer, Arrival, DialogView, RawValues } from '../../src/casework/arrival.js'
import type { CaseworkTold, Desk } from '../../src/casework/desk.js'
import { openCasework } from '../../src/casework/open-casework.js'
import type { Log } from '../../src/log/log.js'
import { procedures } from '../../src/office.js'
import type { Office } from '../../src/procedures/people.js'
import type { Instant, RecordId } from '../../src/procedures/words.js'
import { staff, testOffice, tuesday } from '../procedures/test-office.js'
import { shown } from './counter.js'
import { memoryLog } from './memory-log.js'

type Press = Extract<Arrival, { arrives: 'press' }>
type Answers = Readonly<Record<string, string | readonly string[]>>

/** The real procedures in casework, on a log, with a clock and an office that a test may change. Two on one log have `arrivals` of different names. */
export function openArrangementOffice(
  on: Partial<Pick<Desk, 'letterLink' | 'listLink' | 'copyLink' | 'blank'>> & { log?: Log; arrivals?: string } = {},
) {
  let now = new Date(tuesday)
  let office = testOffice()
  let number = 0
  const told: CaseworkTold[] = []
  const clock = () => now
  const { log = memoryLog(clock), arrivals = 'arrival', ...more } = on
  const desk: Desk = {
    procedures,
    log,
    directory: () => office,
    clock,
    report: (each) => told.push(each),
    patience: 20_000,
    ...more,
  }
  let casework = openCasework(desk)
  const listen = (by: string, rest: Record<string, unknown>): Promise<Answer> =>
    casework.listen({ id: `${arrivals}-${++number}`, by: staff(by), channel: 'console', place: 'private', ...rest } as unknown as Arrival)

  const here = {
    desk,
    log,
    told,
    clock,
    get casework() {
      return casework
    },
    get office() {
      return office
    },
    setNow: (at: Instant) => {
      now = new Date(at)
    },
    setOffice: (changed: Office) => {
      office = changed
    },
    /** The process ends and another begins. */
    restart: () => {
      casework = openCasework({ ...desk })
    },
    command: (by: string, command: string, text = '') => listen(by, { arrives: 'command', command, text }),
    press: (by: string, verb: string, record?: RecordId, more: Partial<Pick<Press, 'id' | 'version' | 'given'>> = {}) =>
      listen(by, { arrives: 'press', verb, ...(record ? { record } : {}), ...more }),
    form: (by: string, dialog: DialogView, move: 'next' | 'send', values: RawValues) =>
      listen(by, { arrives: 'form', draft: dialog.draft, step: dialog.step.name, move, values }),
    /** Walks a dialog to its end: each form takes of the answers what it asks for. */
    async walk(by: string, first: Answer, answers: Answers, seen: (dialog: DialogView) => void = () => {}): Promise<Answer> {
      let answer = first
      for (let n = 0; answer.answer === 'dialog' && n < 15; n += 1) {
        const { dialog } = answer
        seen(dialog)
        const own = dialog.fields.flatMap(({ name }) => (answers[name] === undefined ? [] : [[name, answers[name]] as const]))
        answer = await here.form(by, dialog, dialog.preview ? 'send' : 'next', { ...dialog.values, ...Object.fromEntries(own) })
      }
      return answer
    },
    /** Opens a dialog on a record and sends it filled in. */
    fill: async (by: string, dialog: string, record: RecordId, answers: Answers) =>
      here.walk(by, await here.press(by, `dialog:${dialog}`, record), answers),
    /** Asha asks for a restriction; the record it made. */
    async asked(answers: Answers = {}, seen?: (dialog: DialogView) => void): Promise<RecordId> {
      const receipt = await here.walk('asha', await here.command('asha', '/restriction'), restrictionOf(answers), seen)
      if (receipt.answer !== 'card' || !receipt.card.record) throw new Error(`nothing was asked for: ${JSON.stringify(receipt)}`)
      return receipt.card.record as RecordId
    },
    /** …and Gita approves it. */
    async approved(answers: Answers = {}): Promise<RecordId> {
      const record = await here.asked(answers)
      await here.press('gita', 'step:ApproveArrangement', record)
      return record
    },
    stateOf: async (record: RecordId) => (await log.read(record))?.events.map(({ event }) => event) ?? [],
    shown,
  }
  return here
}

/** What a form of the request is answered with. */
export const restrictionAnswers: Answers = {
  customer: 'Jo Bloggs',
  telephone: '020 7946 0001',
  behaviour: 'unacceptable',
  facts: 'CANARY: swore at three colleagues.',
  equality: 'no sign of it',
  instead: 'no',
  cases: 'IC-1',
  noFurtherContact: ['IC-1'],
  mailFolder: 'no',
}

/** The same with other answers; no further contact on whichever cases they name. */
const restrictionOf = (answers: Answers): Answers => {
  const named = answers.cases
  const cases = typeof named === 'string' ? { noFurtherContact: named.split(',').map((one) => one.trim()) } : {}
  return { ...restrictionAnswers, ...cases, ...answers }
}
