import { LogAway, NewerRecord } from '../log/log.js'
import { type Instant, instant } from '../procedures/words.js'
import { openAfterContacts } from './after-contacts.js'
import type { Answer, Arrival } from './arrival.js'
import { asTakenBefore } from './arrived-before.js'
import { guidanceOfOurs, type KnownOurs } from './ask/ours.js'
import { whereOf } from './ask/thread.js'
import { begin } from './begin.js'
import { tooLong } from './bounds.js'
import { openCardsAside } from './cards-aside.js'
import type { Casework } from './casework.js'
import { addChanged, saveChanged } from './changed-words.js'
import { askCommand, dutyCommand, listsCommand, looksCommand, lookUpCommand, reportCommand } from './commands.js'
import { figuresFor } from './contact-report/contact-report.js'
import { lookAtWatched, lookDaily } from './daily.js'
import { type Desk, faultOf } from './desk.js'
import { type Drafts, openDrafts } from './dialog/drafts.js'
import { takeClosing, takeForm } from './dialog/talk.js'
import { openDueLook } from './due-by-the-clock.js'
import { emergencyWordsOf } from './emergency-words.js'
import { eraseAgain } from './erase-records.js'
import { openHandingOn } from './hand-on.js'
import { openHeldWords } from './held-words.js'
import { withoutHidden } from './hidden-marks.js'
import { inTime } from './in-time.js'
import { welcomeCard } from './lists.js'
import { lookUpOf } from './look-up/look-up.js'
import { myWork } from './my-work.js'
import { takeOfYesterday } from './named-in-chats.js'
import { noticesOf } from './notices.js'
import { onceEach } from './once.js'
import { openOutside } from './outside.js'
import { givePack } from './practice-review/pack.js'
import { takePress } from './press.js'
import { openRate } from './rate.js'
import { letGo } from './retention/let-go.js'
import { runCommand } from './run-command.js'
import { sayingAgain } from './say-again.js'
import {
  awayInDialog,
  awayWords,
  faultWords,
  sentence,
  slowToRead,
  slowWords,
  stillSaving,
  strangerWords,
  unseenWords,
  worksAlways,
} from './sentences.js'
import { giveCopy } from './subject-access/give-copy.js'
import { takeMessage } from './take-message.js'
import { harmBehindCommand } from './told-in-passing.js'
import { saveAlert, waitingAlert } from './unsaved-alert.js'
import { type KnownWords, whoIsHere } from './who-is-here.js'

/** The log gives up after about two seconds; whatever takes longer than this is said to be unclear. */
const usualPatience = 2400

/**
 * Opens the office's door. `report` is told of every step and every fault, with nothing personal, and must not throw; `ask` answers
 * questions in words, and until it is given they are answered by what the bot can do.
 */
export function openCasework(given: Desk): Casework {
  const aside = openCardsAside(given.log, given.clock)
  const taking = new Map<string, Promise<unknown>>()
  const desk: Desk = { held: openHeldWords(given.clock, given.log), aside, taking, ...given }
  const drafts = openDrafts(desk)
  const words: KnownWords = new Map()
  const ours: KnownOurs = new Map()
  given.log.whenErased((records) => {
    for (const record of records) for (const known of [words, ours]) known.delete(record)
  })
  const emergency = emergencyWordsOf(desk.procedures)
  const isTooMuch = openRate(desk.clock, emergency)
  const answerOutside = openOutside(desk)
  const { patience = usualPatience } = desk
  const handingOn = openHandingOn(desk)
  const dueLook = openDueLook(desk)
  const afterContacts = openAfterContacts(desk)
  /** While it is being taken it is known by its id. */
  const known = async <T>({ id }: Arrival, work: () => Promise<T>): Promise<T> => {
    const now = work()
    taking.set(id, now)
    try {
      return await now
    } finally {
      if (taking.get(id) === now) taking.delete(id)
    }
  }
  const answerOnce = onceEach(desk.clock, desk.log, async (arrival) => {
    try {
      const answer = aside.lay(
        answeredAt(await known(arrival, () => take(desk, drafts, arrival)), instant(desk.clock())),
        arrival.by,
        arrival.id,
      )
      return { answer: sayingAgain(answer, arrival), keep: answer !== stillSaving }
    } catch (fault) {
      return { answer: excuse(desk, arrival, fault), keep: false }
    }
  })

  return {
    ...noticesOf(desk),
    async daily() {
      const taken = (await lookDaily(desk)) + (await letGo(desk))
      // Last: a chat may take its time.
      await takeOfYesterday(desk)
      return taken
    },
    async watched() {
      // Whether or not the log is there.
      drafts.forgetOld()
      const taken = (await lookAtWatched(desk)) + (await handingOn.look()) + (await afterContacts.look())
      await dueLook.look()
      return taken
    },
    guidanceOfOurs: () => guidanceOfOurs(desk, ours),
    whoIsHere: () => whoIsHere(desk, words),
    async board(by) {
      const office = desk.directory()
      if (!office.person(by)) return sentence(strangerWords(office, instant(desk.clock())), 'refused')
      const board = await myWork(desk, drafts, by, { begin: true }).catch((fault: unknown) =>
        excuse(desk, { id: '', by, channel: '', place: 'private', arrives: 'home' }, fault),
      )
      return aside.lay(board, by, 'board')
    },
    readNames: () => lookUpOf(desk).readNames(),
    figures: (asked, by) => figuresFor(desk, asked, by),
    giveCopy: (of, key) => giveCopy(desk, of, key),
    givePack: (of, key) => givePack(desk, of, key),
    eraseAgain: (listed) => eraseAgain(desk, listed),
    saveAlert: async (alert) => (await saveChanged(desk, alert)) ?? saveAlert(desk, alert),
    waitingAlert: (record) => waitingAlert(desk, record),
    async listen(came) {
      const office = desk.directory()
      const arrival = emergency.asMeant(withoutHidden(came))
      const late = () => sentence((isQuestion(arrival) ? slowToRead : slowWords)(desk.directory(), instant(desk.clock())), 'refused')
      const { outsider } = arrival
      if (outsider)
        return inTime(
          known(arrival, () => answerOutside(arrival, outsider)),
          late,
          patience,
        )
      if (!office.person(arrival.by)) return sentence(strangerWords(office, instant(desk.clock())), 'refused')
      if (isTooMuch(arrival)) return sentence(`That was a lot at once: please wait a minute.${worksAlways(desk)}`, 'refused')
      const refused = tooLong(desk, emergency, arrival)
      if (refused) return refused
      return inTime(answerOnce(arrival), late, patience)
    },
  }
}

/** The same answer, with when it was given where its channel is to say where it stands. */
const answeredAt = (answer: Answer, at: Instant): Answer =>
  answer.answer === 'card' && answer.card.asked ? { ...answer, card: { ...answer.card, asked: { ...answer.card.asked, at } } } : answer

/** Is something asked, which keeps nothing? */
const isQuestion = (arrival: Arrival): boolean =>
  (arrival.arrives === 'message' && arrival.below === undefined) ||
  (arrival.arrives === 'command' && arrival.command === askCommand) ||
  (arrival.arrives === 'press' && /^(ask|steps):/.test(arrival.verb))

async function take(desk: Desk, drafts: Drafts, came: Arrival): Promise<Answer> {
  const arrival = await asTakenBefore(desk, came)
  const added = await addChanged(desk, arrival)
  if (added) return added
  switch (arrival.arrives) {
    case 'command':
      return (await harmBehindCommand(desk, arrival)) ?? runCommand(desk, drafts, { ...arrival, where: whereOf(arrival) })
    case 'press':
      return takePress(desk, drafts, arrival)
    case 'form':
      return takeForm(desk, drafts, arrival, async (command, from) => {
        const procedure = desk.procedures.find((each) => each.command?.name === command)
        const { by, draft } = arrival
        const led = procedure && (await begin(desk, drafts, procedure, { arrival: `${draft} leads on`, by, text: '', from }))
        return led?.answer === 'dialog' ? led : undefined
      })
    case 'closed':
      return takeClosing(desk, drafts, arrival)
    case 'message':
      return takeMessage(desk, arrival)
    case 'installed':
      return welcomeCard(desk.procedures)
    case 'home':
      return myWork(desk, drafts, arrival.by, { begin: true })
    default:
      return arrival satisfies never
  }
}

function excuse(desk: Desk, arrival: Arrival, fault: unknown): Answer {
  const [office, now] = [desk.directory(), instant(desk.clock())]
  if (fault instanceof NewerRecord) return sentence(fault.message, 'refused')
  const doing = 'verb' in arrival ? `press ${kindOfPress(arrival.verb)}` : arrival.arrives
  if (!(fault instanceof LogAway) || fault.refuses)
    desk.report({ tells: 'fault', doing, ...('record' in arrival && arrival.record ? { record: arrival.record } : {}), ...faultOf(fault) })
  if (fault instanceof LogAway)
    return sentence(`${wordsWhileAway(arrival)(office, now)}${desk.standsIn ? worksAlways(desk) : ''}`, 'refused')
  return sentence(faultWords(office, now), 'refused')
}

/** Of a press only what we know may be told: its verb comes from outside. */
const kindOfPress = (verb: string): string => presses.find((kind) => verb.startsWith(`${kind}:`)) ?? 'unknown'
const presses = [
  'step',
  'dialog',
  'command',
  'open',
  'whole',
  'letter',
  'gather',
  'look-up',
  'list',
  'export',
  'same-customer',
  'ask',
  'steps',
  'share',
  'walk',
  'resume',
  'fresh',
  'discard',
]

const wordsWhileAway = (arrival: Arrival): typeof awayWords => {
  if (arrival.arrives === 'form') return awayInDialog
  const looks =
    arrival.arrives === 'home' ||
    (arrival.arrives === 'command' &&
      [lookUpCommand, '/my-work', dutyCommand, listsCommand, looksCommand, reportCommand].includes(arrival.command)) ||
    (arrival.arrives === 'press' &&
      /^(open:|whole:|look-up:|list:|export:|command:\/(my-work|customer|duty|lists|looks|contact-report)$)/.test(arrival.verb))
  return looks ? unseenWords : awayWords
}
