import { actionsIn } from '../cards/actions-in.js'
import type { Action } from '../cards/card.js'
import type { AnyStep } from '../procedures/procedure.js'
import { urgentOf } from '../procedures/urgent.js'
import type { RecordId } from '../procedures/words.js'
import type { Answer, Arrival } from './arrival.js'
import { whereOf } from './ask/thread.js'
import { commands } from './commands.js'
import type { Desk } from './desk.js'
import { inTime } from './in-time.js'
import { choiceCard, helpCard } from './lists.js'
import { fetchRecord } from './record-at-hand.js'
import { sentence } from './sentences.js'
import { takeStep } from './take-step.js'

type Message = Extract<Arrival, { arrives: 'message' }>

/** Words to the bot: an answer below a card, which its record may keep; or a question. What holds no words is answered, too. */
export async function takeMessage(desk: Desk, message: Message): Promise<Answer> {
  if (message.text.trim() === '' && message.unread) return nothingToRead()
  if (message.below !== undefined) return takeReply(desk, message, message.below)
  const answer = await ask(desk, message)
  // "Is this serious?" beside a picture: what it is about is in the picture.
  const isComment = message.unread && message.text.trim().split(/\s+/).length <= mostOfAComment
  return isComment && !alarms(desk, answer) ? nothingToRead() : answer
}
const mostOfAComment = 6

const ask = async (desk: Desk, message: Message): Promise<Answer> =>
  desk.ask ? desk.ask.question(message.text, { by: message.by, where: whereOf(message) }) : helpCard(commands(desk.procedures))

/** What came without a word may be anything: the alarm stands below, as on every card (s9). */
const nothingToRead = (): Answer =>
  choiceCard(
    'I can read words only',
    'Files, pictures and recordings I cannot open, and I have kept nothing of it. What do they say or do? Please write it in a few words.',
    [],
  )

/** A threat in words that were refused is answered by the alarm: it is not lost because a card is over (s9). */
async function orAlert(desk: Desk, message: Message, refused: string): Promise<Answer> {
  const answer = await ask(desk, message)
  return alarms(desk, answer) ? answer : sentence(refused, 'refused')
}

/** How long the records may take before a threat below a card is answered without them, in milliseconds. */
const patience = 1_000

/** An answer below a card is kept with its record. A threat in it does not wait for records that cannot be reached, nor is it lost with them (s9). */
async function takeReply(desk: Desk, message: Message, record: RecordId | 'unsaid'): Promise<Answer> {
  const kept = keepReply(desk, message, record)
  const unkept = () => undefined
  const soon = await inTime(kept.catch(unkept), unkept, patience)
  if (soon || !(await desk.ask?.tellsOfHarm(message.text).catch(() => false))) return kept
  const answer = await ask(desk, message)
  return alarms(desk, answer) ? answer : kept
}

/** Keeps what was written below a card with its record, and says so; where that record keeps no answers, says that nothing was kept. */
async function keepReply(desk: Desk, message: Message, record: RecordId | 'unsaid'): Promise<Answer> {
  const at = record === 'unsaid' ? undefined : await fetchRecord(desk, record)
  // The record's own procedure made the step: it is parsed at the door like any other.
  const step = at?.procedure.takesReply?.(message.text) as AnyStep | undefined
  if (record === 'unsaid' || !step) return orAlert(desk, message, record === 'unsaid' ? unsaid : notKept(record))
  const taken = await takeStep(desk, { record, step, by: message.by, key: message.id })
  const unread = message.unread ? ' A file or picture that came with it was not kept.' : ''
  switch (taken.outcome) {
    case 'taken':
    case 'repeated':
      return sentence(`Kept with ${record}: your words stand on its card for those who deal with it.${unread}`, 'done')
    case 'refused':
    case 'stale':
      return orAlert(desk, message, `Your words were not kept. ${taken.because}`)
    case 'gone':
      return orAlert(desk, message, 'This record is no longer here, and your words were not kept.')
    default:
      return orAlert(desk, message, `Your words were not kept with ${record} yet. Please send them again in a moment.`)
  }
}

const unsaid =
  'I could not see which card you answered, so your words were not kept. Please send them again in a moment, or use the card’s own buttons.'

const notKept = (record: RecordId): string =>
  `Your words were not kept: nothing is added to ${record} by writing below its card. Please use the card’s buttons. A question to me goes outside of this thread.`

/** Does this answer hold what was said ready as an alert? Then that comes before everything else. */
function alarms({ procedures }: Desk, answer: Answer): boolean {
  if (answer.answer !== 'card') return false
  const verbs = new Set(urgentOf(procedures).map(({ command }) => `command:${command.name}`))
  const raises = (action: Action): boolean => action.type === 'Action.Execute' && verbs.has(action.verb) && action.data.given !== undefined
  return answer.card.adaptive.body.some((element) => actionsIn(element).some(raises))
}
