import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Answer, Arrival } from '../../src/casework/arrival.js'
import { commands } from '../../src/casework/commands.js'
import { draftIdOf } from '../../src/casework/dialog/drafts.js'
import { eraseRecords } from '../../src/casework/erase-records.js'
import { openCasework } from '../../src/casework/open-casework.js'
import type { Log } from '../../src/log/log.js'
import { procedures } from '../../src/office.js'
import { letterKinds } from '../../src/procedures/arrangement/letters.js'
import type { AnyProcedure } from '../../src/procedures/procedure.js'
import { copyKinds } from '../../src/procedures/view.js'
import type { RecordId, StaffId } from '../../src/procedures/words.js'
import { staff } from '../procedures/test-office.js'
import { readersInCode } from './log-readers.js'
import type { memoryLog } from './memory-log.js'
import { lateInTheYear } from './random-years.js'

const source = join(__dirname, '../../src')
const read = (file: string) => readFileSync(join(source, file), 'utf8')

/** Each member of the log: what of a record it gives, or why it gives nothing of one. The type knows when one is missing. */
const members: Readonly<Record<keyof Log, { readonly gives: string } | { readonly nothing: string }>> = {
  open: { nothing: 'what was just opened, to whoever opened it' },
  append: { nothing: 'what was just done, to whoever did it' },
  read: { gives: 'all of it' },
  commit: { gives: 'one step, and what it owes' },
  findByMarks: { gives: 'how it stands' },
  waitingFor: { gives: 'what waits in it' },
  waitingUnder: { gives: 'what waits in it' },
  waitedFor: { nothing: 'for whom anything waits, without a record' },
  waits: { gives: 'what waits in it' },
  list: { gives: 'how it stands' },
  walk: { gives: 'all of it' },
  names: { gives: 'whom it is about' },
  figures: { gives: 'what of it counts' },
  movements: { gives: 'that it moved' },
  looks: { gives: 'who looked at it, and why' },
  claim: { nothing: 'a name of ours' },
  unclaim: { nothing: 'a name of ours' },
  commitOf: { nothing: 'the reference of what one arrival did' },
  takeOwed: { nothing: 'that something of it is to be sent' },
  finishOwed: { nothing: 'whether the lease held' },
  putBackOwed: { nothing: 'whether the lease held' },
  oweRedraw: { nothing: 'nothing' },
  owing: { gives: 'what it owes' },
  owedOpen: { nothing: 'numbers' },
  completeOwed: { nothing: 'a number' },
  putSealed: { nothing: 'nothing' },
  getSealed: { gives: 'a form or a card that was laid aside' },
  listSealed: { gives: 'forms or cards that were laid aside' },
  dropSealed: { nothing: 'nothing' },
  dropSealedIfStill: { nothing: 'whether it went' },
  verify: { nothing: 'references, and whether they are as they were written' },
  rewrap: { nothing: 'numbers' },
  wrapped: { nothing: 'numbers' },
  rebuild: { nothing: 'a number' },
  erase: { nothing: 'references' },
  whenErased: { nothing: 'references' },
  ping: { nothing: 'nothing' },
  close: { nothing: 'nothing' },
}

/** Every file that reads records, or has them from one that does: by whom what it reads is seen, and where that is kept. A file that reads and is not here fails the test. */
const readers: Readonly<Record<string, string>> = {
  'casework/open-details.ts': 'a look, before it is shown',
  'casework/draft-letter.ts': 'a look, before it is given',
  'letters/open-letters.ts': 'a look, before it is given',
  'casework/press.ts': 'a form filled in from a record: a look, unless they hold its card',
  'casework/present-card.ts': 'a card: a look, unless it was delivered to them or they have just changed it',
  'casework/begin.ts': 'a form begun from a record: a look, unless they hold its card',
  'casework/look-up/look-up.ts': 'looks, by keepLooks, before anybody is named in a list',
  'casework/look-up/show-customer.ts': 'looks, by keepLooks, before a customer is shown',
  'casework/look-up/tell-two.ts': 'looks, by keepLooks, before records are named in the form',
  'casework/look-up/same-customer.ts':
    'the customer, by show-customer, which is a look; and whoever makes the link: it is a record of its own',
  'casework/look-up/find-customer.ts': 'looks, by keepLooks, in each of its callers',
  'casework/look-up/whole-customer.ts': 'looks, by keepLooks, in each of its callers',
  'casework/look-up/words-on.ts': 'who said that two are one: shown on the card of a look-up, which is a look at the records concerned',
  'casework/look-up/why-not-two.ts': 'who said that two are one, to whoever has just had the form of both, which was a look',
  'casework/look-up/leave-erased.ts': 'the clock, before it erases',
  'casework/look-up/earlier-records.ts': 'looks, before they are named',
  'casework/look-up/keep-looks.ts': 'the look itself',
  'casework/subject-access/gather.ts': 'looks, by keepLooks, in give-copy.ts, before anything is given',
  'casework/subject-access/give-copy.ts': 'looks, by keepLooks, on the request and on each record in it',
  'casework/subject-access/put-right.ts':
    'nobody: whom a record named before it was put right, for what is marked in the copy that give-copy.ts gives',
  'casework/subject-access/looked-at.ts': 'looks alone, of whoever asks, at what was erased: given with the rest, by give-copy.ts',
  'casework/subject-access/unfinished.ts': 'nothing of a record: whose it is, for forms that nobody has sent',
  'casework/subject-access/records-on.ts': 'nobody: which records may be of whoever asks, before any is erased',
  'casework/run-command.ts': 'a command’s way to the look-up, which keeps its looks',
  'casework/open-casework.ts': 'a command’s way to the look-up, which keeps its looks',
  'cli/show.ts': 'a look, with why, before it is shown',
  'casework/say-taken.ts': 'whoever has just held records on a list: that list, which is the answer to their form',
  'casework/take-step.ts': 'whoever takes the step: it is in the record',
  'casework/open-record.ts': 'whoever opened it: it is in the record',
  'casework/unsaved-alert.ts': 'whoever opened it: it is in the record',
  'casework/outside.ts': 'whoever opened it: it is in the record',
  'report/open-reports.ts': 'whoever opened it: it is in the record',
  'casework/record-at-hand.ts': 'the reading itself, for those above',
  'casework/others.ts': 'a rule, which answers with a sentence of its own',
  'casework/others-work.ts': 'nobody: what waits, without a name, after the right to open it was asked',
  'casework/my-work.ts': 'nobody: what waits for them, without a name',
  'casework/dialog/refusal.ts': 'nobody: whether the step that is about to be checked would be refused, and that in the rules’ words',
  'casework/dialog/talk.ts': 'nobody: the reference of their own record of this hour, and a record that is settled by a form',
  'casework/take-message.ts': 'nobody: which step keeps what was written below a card; the step asks for the right to take it',
  'casework/dialog/not-there.ts': 'nobody: that there is nothing under a reference that somebody typed',
  'casework/daily.ts': 'the clock',
  'casework/owe-what-lacks.ts': 'seen by nobody: the clock owes the alarms that a record lacks',
  'casework/due-by-the-clock.ts': 'the clock: what waits',
  'casework/after-contacts.ts': 'the clock: whose contact it was, for the meeting that follows it',
  'casework/changed-words.ts': 'whoever changed their own message: its reference alone',
  'casework/contact-report/close-figures.ts': 'nobody: closed figures, in fives, and whose rank may see them is asked before',
  'casework/practice-review/open-review.ts':
    'nobody: references and kinds, for the yearly review; who may open one is asked of its own procedure, and each opening is a look',
  'casework/practice-review/pack.ts': 'a look at the review, before its pack is given',
  'casework/hand-on.ts': 'the clock: for whom something waits',
  'casework/ask/answers-stand.ts': 'nobody: where answers stand in the asker’s own chat',
  'casework/named-in-chats.ts': 'nobody: it has a record’s card drawn again',
  'casework/ask/ours.ts': 'everybody: guidance that the office has approved to be read by all',
  'casework/ask/alerts-so-far.ts': 'nobody: their own alerts of this conversation, and how each stands; nothing of what was typed',
  'casework/work-lists/looks.ts': 'looks, by keepLooks, before a list is shown or given as a file; what is between two people is in none',
  'casework/work-lists/work-list.ts': 'looks, by keepLooks, before a list is shown or given as a file',
  'casework/work-lists/show-list.ts': 'looks, by keepLooks, before a page is shown',
  'casework/work-lists/export-list.ts': 'looks, by keepLooks, before a file is given',
  'cli/doctor.ts': 'nobody: how many records there are, and since when',
  'casework/notices.ts': 'the courier: what is delivered, and to whom, is in the record',
  'casework/who-is-here.ts': 'the directory: who is away or on duty',
  'casework/look-up/read-names.ts': 'nobody: the names in memory, for look-ups',
  'delivery/courier.ts': 'the courier: what a step owes, and to whom',
  'delivery/deliver-notice.ts': 'the courier',
  'delivery/searches-owed.ts': 'the courier, which looks where it stands in its person’s chat',
  'delivery/watchdog.ts': 'the watchdog, which says that an alert waits, and nothing of it',
  'casework/retention/lists.ts': 'the clock: what stands on lists of what is due',
  'casework/every-listed.ts': 'the clock: all that a list holds, for those who work through it',
  'casework/retention/list-due.ts': 'the clock: whose period ends, told by reference alone',
  'casework/retention/let-go.ts': 'the clock, before it erases',
  'casework/retention/named-by-open.ts': 'the clock: references that open matters name',
  'casework/retention/named-in-time.ts': 'nobody: whether what somebody has just named or asked for is going, by its reference or counted',
  'casework/retention/held-in-time.ts':
    'nobody: whether a record that somebody has just held by its number is there, is going, or has gone',
  'casework/erase-records.ts': 'the clock, or who erases at the command line: the reference',
  'cli/erase.ts': 'nobody: the reference, and what refers to it',
  'cli/rebuild.ts': 'nobody: snapshots are made again, of all records',
  'cli/people.ts': 'nobody: how much waits for somebody who leaves',
  'house/after-restore.ts': 'the administrators: references alone, of records that cards show otherwise than the restored log has them',
  'house/daily-people.ts': 'nobody: how much waits for somebody who has left',
  'house/open-house.ts': 'nobody: it opens the log for all of these',
  'cli/tool.ts': 'nobody: it opens the log for the commands',
}

/** Every file that reads small sealed things: what of a record is in them, and who sees it. */
const sealedReaders: Readonly<Record<string, string>> = {
  'casework/dialog/drafts.ts': 'forms, each to the one who types it: what filled it in was a look when it was begun',
  'casework/cards-aside.ts': 'cards as they were shown to somebody: their rest, to the same person',
  'casework/erased-note.ts': 'that a record was erased, when and why: nothing of what was in it',
  'casework/ask/answers-stand.ts': 'nothing: where an answer stands in somebody’s own chat',
  'casework/named-in-chats.ts': 'nothing: where an answer stands in somebody’s own chat, and which records it names',
  'casework/retention/going.ts': 'nothing: whose turn to be erased has come',
  'casework/blank-later.ts': 'copies that are still to be made empty',
  'channels/forms-aside.ts': 'a form, to the one who types it',
  'channels/console/posts.ts': 'cards as they were posted, to those to whom they were',
  'channels/teams/answering/views.ts': 'cards as they were posted, for their buttons',
  'channels/slack/answering/homes.ts': 'nothing: who has opened their home page',
  'channels/slack/arriving/own.ts': 'nothing: which message is ours',
  'channels/slack/arriving/people.ts': 'nothing: who is who',
  'channels/slack/tokens/kept-tokens.ts': 'nothing: the platform’s tokens',
  'channels/teams/conversations.ts': 'nothing: where somebody is reached',
  'delivery/searches-owed.ts': 'nothing: which delivery is to be looked for',
  'delivery/rests.ts': 'nothing: until when a platform asked to be left alone',
  'delivery/shown.ts': 'what a copy shows, as a hash',
  'delivery/watchdog.ts': 'nothing: when the watchdog last looked',
  'delivery/wrong-clocks.ts': 'nothing: whose clock is wrong',
  'house/after-restore.ts': 'nothing: of which restore the administrators were told',
  'house/keep-ids.ts': 'nothing: who the staff are, and which ids they have',
  'house/keep-names.ts': 'nothing: what the staff were called',
  'house/tell-until-reached.ts': 'administrators: what the bot found, by references, and who of the office left; no words of a record',
  'house/training-clock.ts': 'nothing: by how much a training clock was put on',
  'house/store-later.ts': 'nothing: it gives the channels their store once that is there',
}

describe('Promise 40: every look is kept', () => {
  test('each place that reads records is known, with who sees what it reads', () => {
    const { uses, givers } = readersInCode()
    const sealed = ['getSealed', 'listSealed']
    const gives = Object.entries(members).flatMap(([name, what]) => ('gives' in what && !sealed.includes(name) ? [name] : []))
    const using = (some: readonly string[]) => [...uses].flatMap(([file, used]) => (some.some((one) => used.has(one)) ? [file] : []))
    const found = new Set([...using(gives), ...[...givers.values()].flatMap((by) => [...by])])
    expect([...found].sort()).toEqual(Object.keys(readers).sort())
    expect(using(sealed).sort()).toEqual(Object.keys(sealedReaders).sort())
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
    letter: (record) => letterKinds.map((kind) => ({ verb: `letter:${kind}`, record })),
    gather: (record) => [...copyKinds, 'csv'].map((as) => ({ verb: `gather:${as}`, record })),
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

  test('whatever the button or the command, of an erased record nobody is shown a word that was typed into it', async () => {
    const { year, log } = await lateInTheYear()
    const records = new Map(year.records.map(({ record }) => [record, { by: 'ian', why: 'They asked for it.', at: year.now() }] as const))
    const words = new Set((await Promise.all([...records.keys()].map((record) => typedInto(log, record)))).flatMap((some) => [...some]))
    expect(words.size).toBeGreaterThan(10)
    let at = Date.parse(year.now())
    const desk = {
      ...year.desk,
      clock: () => new Date(at),
      letterLink: () => 'https://office.example/letter',
      copyLink: () => 'https://office.example/copy',
    }
    const casework = openCasework({ ...desk, patience: 20_000 })
    // Names are in memory for look-ups before they are erased.
    await casework.readNames()
    const ask = async (by: StaffId, what: object) => {
      at += 20_000
      return casework.listen({ id: `erased ${at}`, by, channel: 'console', place: 'private', ...what } as unknown as Arrival)
    }
    const asks: readonly object[] = [
      ...commands(procedures).flatMap(({ name }) =>
        ['', 'Jo Bloggs', 'IC-1234'].map((text) => ({ arrives: 'command', command: name, text })),
      ),
      { arrives: 'home' },
      ...year.records.flatMap(({ record, procedure }) =>
        Object.values(ways).flatMap((way) => way(record, procedure).map((press) => ({ arrives: 'press', ...press }))),
      ),
    ]
    const told = async (all: readonly object[]) => {
      const found: string[] = []
      for (const by of ['gwen', 'ian'].map(staff))
        for (const what of all) {
          const answer = JSON.stringify(await ask(by, what))
          if ([...words].some((each) => answer.includes(each))) found.push(`${by} ${JSON.stringify(what)}`)
        }
      return found
    }
    expect((await told(asks.slice(-200))).length).toBeGreaterThan(0)
    await eraseRecords(desk, records, { mayGo: async () => true })
    expect(await told(asks)).toEqual([])
    const drawn = await Promise.all([...records.keys()].map((record) => casework.drawings(record)))
    expect(drawn.flat()).toEqual([])
  })

  test('whatever the button, nobody reads what was typed into a record without being kept in it', async () => {
    const { year, log } = await lateInTheYear()
    let at = Date.parse(year.now())
    const casework = openCasework({
      ...year.desk,
      clock: () => new Date(at),
      letterLink: () => 'https://office.example/letter',
      copyLink: () => 'https://office.example/copy',
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
