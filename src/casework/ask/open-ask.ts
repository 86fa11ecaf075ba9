import type { Erasures } from '../../log/log.js'
import type { Office } from '../../procedures/people.js'
import type { AnyProcedure } from '../../procedures/procedure.js'
import { isSenior } from '../../procedures/shared/people.js'
import { type Instant, instant, type RecordId, type StaffId } from '../../procedures/words.js'
import type { Answer } from '../arrival.js'
import type { Clock, Directory } from '../casework.js'
import { askCommand, commands } from '../commands.js'
import { carried, type HeldWords, openHeldWords } from '../held-words.js'
import { sentence } from '../sentences.js'
import type { AlertSoFar, AlertsSoFar } from './alerts-so-far.js'
import { answerCard } from './answer-card.js'
import { askedBack } from './asked-back.js'
import { type Asker, lineManagerWords } from './by-hand.js'
import { smallTalk } from './courtesy.js'
import type { Guide, GuideColleague, GuideNames, Lead, Understood } from './guide.js'
import { guideNames } from './guide-names.js'
import { type AnswerButton, alertButtons, leadsOf, sentButtons, shareButton, stepsButton } from './leads.js'
import { type Ours, oursQuote } from './ours.js'
import { sharedCard, stepsCard, walkButtons, walkCard } from './pages.js'
import { type Conversation, openThread, sharedWith } from './thread.js'
import { openTold } from './told.js'
import type { ToldAlready } from './told-already.js'

/** Answers questions in words. Nothing of them is kept beyond ten minutes of memory; an answer is private to whoever asked. */
export interface Ask {
  /** The answer to a question; to nothing at all, a question back. `goOn`: a button that stands beside it, for what was wanted with these words. */
  question(text: string, conversation: Conversation, goOn?: AnswerButton): Promise<Answer>
  /** Do these words by themselves tell that somebody may come to harm? Nothing of them is kept. */
  tellsOfHarm(words: string): Promise<boolean>
  /** "Not what I meant": the same question, read as being about another section. */
  otherwise(text: string, section: string, conversation: Conversation): Promise<Answer>
  /** Every step of a section, who decides, and the office's own procedure on it. */
  steps(text: string, section: string, conversation: Conversation): Promise<Answer>
  /**
   * What a section says in two lines, for everybody in the conversation where this person asked: nothing of the question, nothing of anybody at risk.
   * Undefined for no section; a sentence where they have not asked on this channel and there.
   */
  share(section: string, conversation: Conversation, channel: string): Answer | undefined
  /** A process map, one question at a time: "13.a/1/0" is the map and the answers so far. Undefined where that leads nowhere. */
  walk(path: string): Answer | undefined
  /**
   * An alert is over: what this person asked before it was raised, and about it since, goes from memory. Another threat of which no senior was told
   * stays for its ten minutes: it is not let go because this one is over (s9).
   */
  forget(by: StaffId, raised: Instant, record: RecordId): Promise<void>
}

export interface AskSettings {
  readonly guide: Guide
  readonly procedures: readonly AnyProcedure[]
  readonly directory: Directory
  readonly clock: Clock
  /** Told of each answer by its section, or 'not covered': never of the question. */
  readonly count: (answered: string) => void
  /** The office's own words that are shown beside the procedure now. */
  readonly ours?: () => readonly Ours[]
  /** The alerts that somebody has raised: what is with the seniors already is not shouted again. Left out, none are known. */
  readonly alerts?: AlertsSoFar
  /** Words that are too long for a button, held for its press: an alert takes every one of them along. */
  readonly held?: HeldWords
  /** Says which records are erased: what was asked about them goes. */
  readonly erasures: Erasures
}

const whatIsHappening = sentence(
  `What is happening? Write what the customer says or does, in your own words: ${askCommand} he keeps swearing at me. What you ask is not kept.`,
)

/** Opens the answering of questions (issue 6): understood by the guide, put on a card with the buttons that the office has. */
export function openAsk({
  guide,
  procedures,
  directory,
  clock,
  count,
  ours = () => [],
  erasures,
  held = openHeldWords(clock, erasures),
  alerts,
}: AskSettings): Ask {
  const known = commands(procedures)
  const thread = openThread(clock, erasures)
  const understand = (text: string, before?: string[]) => guide.understand(text, before, colleaguesIn(directory(), instant(clock())))
  /** What an alert takes along of these lines. */
  const ofThreat = (lines: readonly string[]): string => lines.map((line) => guide.ownWords?.(line) ?? line).join('\n')
  const { seniorsHave, forget } = openTold({ thread, guide, clock, ...(alerts ? { alerts } : {}) })
  /** What the office adds beside a section, marked as its own: the procedure's words stand as they are. */
  const added = (section: string | undefined, { office, now }: Asker) =>
    ours()
      .filter((one) => one.section === section)
      .map((one) => oursQuote(one, office.nameThen, (at) => office.calendar.say(at, now)))

  async function answer(
    text: string,
    conversation: Conversation,
    understood: Understood,
    { chosen, goOn }: { readonly chosen?: { readonly section: string }; readonly goOn?: AnswerButton | undefined } = {},
  ): Promise<Answer> {
    const { by } = conversation
    const asker: Asker = { by, now: instant(clock()), office: directory() }
    const names = guideNames(asker.office.names)
    const told = understood.atRisk ? await seniorsHave(understood.telling, conversation) : nothingTelling
    if ('by' in told) {
      thread.isOf(conversation, text, told.by.record)
      return sentAnswer(told.by, text, understood, chosen?.section, asker)
    }
    const section = chosen?.section ?? (understood.covered ? understood.sections[0] : undefined)
    const passage = section === undefined ? undefined : guide.passage(section, names)
    const first: Lead = chosen ? (passage?.actions[0] ?? 'none') : understood.action
    const leads = passage ? leadsOf({ passage, first, text, told: understood }, known, asker) : noLeads
    const { harm, answer: short } = guide.short(section, text, understood, names)
    const [own] = await guide.own(text)
    count(passage?.id ?? 'not covered')
    // The thread's own lines about the harm, and nothing else that was said (section 9).
    const telling = ofThreat(told.newLines)
    const given = held.hold(telling, by)
    const begun = harm || !passage ? [] : passage.walks ? walkButtons(passage) : leads.buttons.slice(0, 1)
    const waiting = await waitingFor(understood, conversation)
    const isTheQuestion = understood.waiting.length === 1 && understood.waiting[0] === text
    const card = answerCard({
      ...(waiting ? { waiting: { ...waiting, ...(isTheQuestion ? { isTheQuestion } : {}) } } : {}),
      ...(harm ? { harm: { short: harm, words: carried(telling), ...alertButtons(procedures, given) } } : {}),
      ...(passage ? { passage } : {}),
      ...(short ? { short } : {}),
      buttons: [
        ...begun,
        ...(goOn ? [goOn] : []),
        ...(passage ? [stepsButton(passage.id, text, own !== undefined)] : []),
        ...(passage && !harm && sharedWith(conversation) ? [shareButton(passage.id, conversation)] : []),
      ],
      byHand: begun.length === 0 && !harm ? leads.byHand.slice(0, 1) : [],
      ...(own && !passage ? { own } : {}),
      // Where somebody may come to harm nothing stands between them and the button.
      ours: harm ? [] : added(passage?.id, asker),
      // What stands at the top already is no other reading.
      others: otherReadings(understood, harm ? [section, '9'] : [section]).flatMap((other) => readingButton(other, text, names)),
      person: lineManagerWords(asker),
    })
    return {
      answer: 'card',
      card: { ...card, asked: { harm: harm !== undefined || waiting !== undefined, ...(told.unsure ? { unsure: true } : {}) } },
    }
  }

  /** A threat that was told before, of which no senior has been told from here: it is not let go because something else is asked (s9). */
  async function waitingFor({ waiting }: Understood, conversation: Conversation) {
    if (waiting.length === 0) return undefined
    const told = await seniorsHave(waiting, conversation)
    if ('by' in told || told.newLines.length === 0) return undefined
    const words = ofThreat(told.newLines)
    return { words: carried(words), buttons: alertButtons(procedures, held.hold(words, conversation.by)).raise }
  }

  /** Is a threat talked about here, so that even "ok thanks", "hello?" and "help" are answered by it? */
  async function isOpenThreat(text: string, before: string[]): Promise<boolean> {
    return before.length > 0 && (await understand(text, before)).atRisk
  }

  /** A question about a threat that the seniors have been told of: who has it, and what the section says beside that. */
  function sentAnswer(alert: AlertSoFar, text: string, understood: Understood, chosen: string | undefined, asker: Asker): Answer {
    const names = guideNames(asker.office.names)
    const section = chosen ?? (understood.covered ? understood.sections[0] : undefined) ?? '9'
    const passage = guide.passage(section, names)
    const { harm, answer } = guide.short(section, text, { ...understood, handed: true }, names)
    // What is said to somebody who is still there, though the seniors know: nothing else is said to a customer for it.
    const toThem = harm?.lead !== undefined && harm.say.length > 0 ? { lead: harm.lead, say: harm.say } : { say: [] }
    count(passage?.id ?? 'not covered')
    const card = answerCard({
      sent: { alert, buttons: sentButtons(alert) },
      ...(passage ? { passage } : {}),
      ...(answer || toThem.say.length > 0 ? { short: { lines: answer?.lines ?? [], ...toThem } } : {}),
      buttons: passage ? [stepsButton(passage.id, text, false)] : [],
      byHand: [],
      ours: [],
      others: [],
      person: lineManagerWords(asker),
    })
    return { answer: 'card', card: { ...card, asked: { harm: true, alert: alert.record } } }
  }

  function readingButton(section: string, text: string, names: GuideNames): AnswerButton[] {
    const passage = guide.passage(section, names)
    return passage ? [{ title: passage.title, verb: `ask:${section}`, data: { given: { text: carried(text) } } }] : []
  }

  return {
    async question(text, conversation, goOn) {
      if (text.trim() === '') return whatIsHappening
      const before = thread.before(conversation, text)
      const small = smallTalk(text, known)
      if (small && !(await isOpenThreat(text, before))) return small
      // Kept before it is read: what is written meanwhile comes after it.
      thread.keep(conversation, text)
      const understood = await understand(text, before)
      if (!understood.askBack) return answer(text, conversation, understood, { goOn })
      count('asked back')
      return askedBack(await waitingFor(understood, conversation))
    },
    tellsOfHarm: async (words) => (await understand(words)).atRisk,
    async otherwise(text, section, conversation) {
      const understood = await understand(text, thread.before(conversation, text))
      if (!guide.passage(section, guideNames(directory().names))) return answer(text, conversation, understood)
      return answer(text, conversation, understood, { chosen: { section } })
    },
    async steps(text, section, conversation) {
      const { by } = conversation
      const asker: Asker = { by, now: instant(clock()), office: directory() }
      const passage = guide.passage(section, guideNames(asker.office.names))
      const understood = await understand(text, thread.before(conversation, text))
      if (!passage) return answer(text, conversation, understood)
      const [own] = await guide.own(text)
      const leads = leadsOf({ passage, first: passage.actions[0] ?? 'none', text, told: understood }, known, asker)
      // One thing to do, and then themselves: what an authority is told is the senior's matter (section 9).
      const shaken = `If this has shaken you, talk to ${lineManagerWords(asker)}.`
      const back: AnswerButton = { title: 'Back to the short answer', verb: `ask:${section}`, data: { given: { text: carried(text) } } }
      const card = stepsCard({
        passage,
        buttons: leads.buttons,
        byHand: section === '9' ? [shaken] : leads.byHand,
        ...(own ? { own } : {}),
        ours: added(section, asker),
        person: lineManagerWords(asker),
        back,
      })
      return { answer: 'card', card: { ...card, asked: { harm: understood.atRisk } } }
    },
    share(section, conversation, channel) {
      const { names, nameOf } = directory()
      const shared = conversation.where.startsWith(`${channel}/`) && thread.asked(conversation) ? sharedWith(conversation) : undefined
      const passage = guide.passage(section, guideNames(names))
      const short = passage && guide.short(section, '', nothingTold, guideNames(names)).answer
      if (!passage || !short) return undefined
      if (shared === undefined) return askThereAgain
      return { answer: 'shared', card: sharedCard(passage, short, nameOf(conversation.by)), conversation: shared }
    },
    walk(path) {
      const passage = guide.passage(path.split('.')[0] ?? '', guideNames(directory().names))
      const card = passage && walkCard(passage, path)
      return card && { answer: 'card', card }
    },
    forget,
  }
}

/** Everybody who works here, and which of them are senior: by rank, or on duty now, for those alerts go to. */
function colleaguesIn(office: Office, now: Instant): GuideColleague[] {
  const onDuty = new Set(office.ladder(now).flatMap((tier) => tier.map(({ id }) => id)))
  return office.people.map((person) => ({ name: person.name, senior: isSenior(person) || onDuty.has(person.id) }))
}

/** What is shared follows nobody's case: the section as it stands. */
const nothingTold = { situation: '', medium: 'unsaid', moment: 'unsaid', atRisk: false } as const

const askThereAgain = sentence('I no longer know which channel that was. Ask me there once more, then share the answer.', 'refused')

const nothingTelling: ToldAlready = { newLines: [] }

const noLeads: ReturnType<typeof leadsOf> = { buttons: [], byHand: [] }

/** The two readings next to the one that is shown. */
const otherReadings = ({ sections, covered, others }: Understood, shown: readonly (string | undefined)[]): readonly string[] =>
  [...new Set([...(covered ? sections.slice(0, 1) : []), ...others.map(({ section }) => section)])]
    .filter((section) => !shown.includes(section))
    .slice(0, 2)
