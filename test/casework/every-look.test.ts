import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Answer, Arrival } from '../../src/casework/arrival.js'
import { draftIdOf } from '../../src/casework/dialog/drafts.js'
import { openCasework } from '../../src/casework/open-casework.js'
import { procedures } from '../../src/office.js'
import type { AnyProcedure } from '../../src/procedures/procedure.js'
import type { RecordId } from '../../src/procedures/words.js'
import { staff } from '../procedures/test-office.js'
import { memoryLog } from './memory-log.js'
import { dice, lived, openYear } from './random-years.js'

const source = join(__dirname, '../../src')
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => /\.ts$/.test(file) && !/\.d\.ts$/.test(file))
const read = (file: string) => readFileSync(join(source, file), 'utf8')

/** Whatever opens a record, or a list of records, of the log. */
const opens = /\bfetchRecord\(|\bfetchRecord\)|\blog\s*\.(?:read|walk|findByMarks|list|waitingFor|waitingUnder|waitedFor)\(/

/** Every file that reads records: by whom what it reads is seen, and where that is kept. A file that reads and is not here fails the test. */
const readers: Readonly<Record<string, string>> = {
  'casework/open-details.ts': 'a look, before it is shown',
  'casework/draft-letter.ts': 'a look, before it is given',
  'letters/open-letters.ts': 'a look, before it is given',
  'casework/press.ts': 'a form filled in from a record: a look, unless they hold its card',
  'casework/present-card.ts': 'a card: a look, unless it was delivered to them or they have just changed it',
  'casework/begin.ts': 'a form begun from a record: a look, unless they hold its card',
  'casework/look-up/find-customer.ts': 'looks, by keepLooks, in each of its callers',
  'casework/look-up/words-on.ts': 'who said that two are one: shown on the card of a look-up, which is a look at the records concerned',
  'casework/look-up/earlier-records.ts': 'looks, before they are named',
  'cli/show.ts': 'a look, with why, before it is shown',
  'casework/take-step.ts': 'whoever takes the step: it is in the record',
  'casework/open-record.ts': 'whoever opened it: it is in the record',
  'casework/record-at-hand.ts': 'the reading itself, for those above',
  'casework/others.ts': 'a rule, which answers with a sentence of its own',
  'casework/others-work.ts': 'nobody: what waits, without a name, after the right to open it was asked',
  'casework/my-work.ts': 'nobody: what waits for them, without a name',
  'casework/dialog/talk.ts': 'nobody: the reference of their own record of this hour, and a record that is settled by a form',
  'casework/daily.ts': 'the clock',
  'casework/after-contacts.ts': 'the clock: whose contact it was, for the meeting that follows it',
  'casework/hand-on.ts': 'the clock: for whom something waits',
  'casework/ask/ours.ts': 'everybody: guidance that the office has approved to be read by all',
  'casework/work-lists/work-list.ts': 'looks, by keepLooks, before a list is shown or given as a file',
  'casework/notices.ts': 'the courier: what is delivered, and to whom, is in the record',
  'casework/who-is-here.ts': 'the directory: who is away or on duty',
  'casework/look-up/read-names.ts': 'nobody: the names in memory, for look-ups',
  'delivery/deliver-notice.ts': 'the courier',
  'delivery/watchdog.ts': 'the watchdog, which says that an alert waits, and nothing of it',
  'cli/erase.ts': 'nobody: the reference, and what refers to it',
  'cli/people.ts': 'nobody: how much waits for somebody who leaves',
  'house/daily-people.ts': 'nobody: how much waits for somebody who has left',
}

describe('Promise 40: every look is kept', () => {
  test('each place that reads records is known, with who sees what it reads', () => {
    const found = files.filter((file) => !file.startsWith('log/') && opens.test(read(file)))
    expect(found.sort()).toEqual(Object.keys(readers).sort())
  })

  /** The buttons of casework's own that lead to no record: to words, to a form that somebody left, to guidance, or to a link whose use is a look. */
  const elsewhere = ['ask', 'steps', 'share', 'walk', 'resume', 'fresh', 'discard', 'export']
  type Press = Omit<Extract<Arrival, { arrives: 'press' }>, 'id' | 'by' | 'channel' | 'place' | 'arrives'>
  /** How somebody comes to a record by each kind of button. */
  const ways: Readonly<Record<string, (record: RecordId, of: AnyProcedure) => readonly Press[]>> = {
    step: (record, { rights }) => Object.keys(rights).map((step) => ({ verb: `step:${step}`, record })),
    dialog: (record, { dialogs }) => dialogs.map(({ name }) => ({ verb: `dialog:${name}`, record })),
    command: (record, { gives }) =>
      gives ? procedures.flatMap(({ command }) => (command ? [{ verb: `command:${command.name}`, record }] : [])) : [],
    open: (record) => [{ verb: 'open:', record }],
    whole: (record) => ['record', 'receipt', 'none'].map((card) => ({ verb: 'whole:', record, given: { card } })),
    letter: (record) => ['start', 'change', 'end', 'warning'].map((kind) => ({ verb: `letter:${kind}`, record })),
    list: (_, { name }) => [name, 'with.asha', 'with.gita'].map((list) => ({ verb: `list:${list}:0:-:0` })),
    'look-up': (record) => [{ verb: 'look-up:', record }],
    'same-customer': (record) => [{ verb: 'same-customer:', given: { one: record, other: record } }],
    'two-customers': (record) => [{ verb: 'two-customers:', record }],
  }
  test('each kind of button is walked below, or leads to no record', () => {
    const kinds = [...read('casework/press.ts').matchAll(/case '([a-z-]+)':/g)].map(([, kind]) => kind)
    expect(kinds.sort()).toEqual([...Object.keys(ways), ...elsewhere].sort())
  })

  /** What people typed into a record: each step has words of its own. */
  const typedInto = async (log: ReturnType<typeof memoryLog>, record: RecordId) =>
    new Set(JSON.stringify((await log.read(record))?.events ?? []).match(/Because of number \d+\./g))

  test('whatever the button, nobody reads what was typed into a record without being kept in it', async () => {
    const roll = dice(1)
    let log: ReturnType<typeof memoryLog> | undefined
    const year = openYear((clock) => {
      log = memoryLog(clock)
      return log
    }, roll)
    if (!log) throw new Error('the office has no log')
    for (const procedure of lived) for (const { id } of year.office().people) if (await year.begin(procedure, id)) break
    for (let n = 0; n < 60; n += 1) await year.goOn()
    let at = Date.parse(year.now())
    const casework = openCasework({
      ...year.desk,
      clock: () => new Date(at),
      letterLink: () => 'https://office.example/letter',
      patience: 20_000,
    })
    const unkept: string[] = []
    const shownBy = new Set<string>()
    let arrivals = 0
    for (const { record, procedure } of year.records)
      for (const by of ['adil', 'lou', 'gwen', 'hugh'].map(staff))
        for (const [kind, way] of Object.entries(ways))
          for (const press of way(record, procedure)) {
            const words = await typedInto(log, record)
            const before = (await log.read(record))?.version ?? 0
            const id = `read ${++arrivals}`
            // Nobody presses so much in a minute.
            at += 20_000
            const answer: Answer = await casework.listen({ id, by, channel: 'console', place: 'private', arrives: 'press', ...press })
            // A form that they left is theirs: what it is filled in with was looked at when it was begun.
            if (answer.answer === 'dialog' && answer.dialog.draft !== draftIdOf(id)) continue
            const told = JSON.stringify(answer)
            if (![...words].some((each) => told.includes(each))) continue
            shownBy.add(kind)
            const after = await log.read(record)
            // A step that is refused shows the card again to those who opened or changed it before: that is kept already.
            const isKept = after?.events.some((event) => event.by === by && (event.version > before || kind === 'step'))
            if (!isKept && after?.events[0]?.by !== by) unkept.push(`${by}, ${press.verb}: ${record}`)
          }
    expect(unkept).toEqual([])
    // These show what was typed, or the test would see nothing.
    expect([...shownBy]).toEqual(expect.arrayContaining(['open', 'whole', 'step', 'dialog']))
  })
})
