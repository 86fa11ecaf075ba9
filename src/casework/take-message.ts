import { actionsIn } from '../cards/actions-in.js'
import type { Action, Card } from '../cards/card.js'
import type { AnyStep } from '../procedures/procedure.js'
import { urgentOf } from '../procedures/urgent.js'
import type { RecordId } from '../procedures/words.js'
import type { Answer, Arrival } from './arrival.js'
import { whereOf } from './ask/thread.js'
import { commands } from './commands.js'
import type { Desk } from './desk.js'
import { helpCard } from './lists.js'
import { fetchRecord } from './record-at-hand.js'
import { sentence } from './sentences.js'
import { takeStep } from './take-step.js'

type Message = Extract<Arrival, { arrives: 'message' }>

/** Words to the bot: an answer below a card, which its record may keep; or a question. What holds no words is answered, too. */
export async function takeMessage(desk: Desk, message: Message): Promise<Answer> {
  if (message.text.trim() === '' && message.unread) return sentence(nothingToRead(desk), 'refused')
  return message.below === undefined ? ask(desk, message) : takeReply(desk, message, message.below)
}

const ask = async (desk: Desk, message: Message): Promise<Answer> =>
  desk.ask ? desk.ask.question(message.text, { by: message.by, where: whereOf(message) }) : helpCard(commands(desk.procedures))

const nothingToRead = (desk: Desk): string => {
  const [alert] = urgentOf(desk.procedures)
  const urgent = alert ? ` If somebody may be at risk, write ${alert.command.name} with what was said.` : ''
  return `I can read words only: files and pictures I cannot open, and I have kept nothing of it. Please write in a few words what it is about.${urgent}`
}

/** Keeps what was written below a card with its record, and says so; where that record keeps no answers, says that nothing was kept. */
async function takeReply(desk: Desk, message: Message, record: RecordId | 'unsaid'): Promise<Answer> {
  const at = record === 'unsaid' ? undefined : await fetchRecord(desk, record)
  // The record's own procedure made the step: it is parsed at the door like any other.
  const step = at?.procedure.takesReply?.(message.text) as AnyStep | undefined
  if (record === 'unsaid' || !step) {
    const answer = await ask(desk, message)
    const offers = answer.answer === 'card' && offersAlert(desk, answer.card)
    return offers ? answer : sentence(record === 'unsaid' ? unsaid : notKept(record), 'refused')
  }
  const taken = await takeStep(desk, { record, step, by: message.by, key: message.id })
  const unread = message.unread ? ' A file or picture that came with it was not kept.' : ''
  switch (taken.outcome) {
    case 'taken':
    case 'repeated':
      return sentence(`Kept with ${record}: your words stand on its card for those who deal with it.${unread}`, 'done')
    case 'refused':
    case 'stale':
      return sentence(`Your words were not kept. ${taken.because}`, 'refused')
    case 'gone':
      return sentence('This record is no longer here, and your words were not kept.', 'refused')
    default:
      return sentence(`Your words were not kept with ${record} yet. Please send them again in a moment.`, 'refused')
  }
}

const unsaid =
  'I could not see which card you answered, so your words were not kept. Please send them again in a moment, or use the card’s own buttons.'

const notKept = (record: RecordId): string =>
  `Your words were not kept: nothing is added to ${record} by writing below its card. Please use the card’s buttons. A question to me goes outside of this thread.`

/** Does this answer hold what was said ready as an alert? Then that comes before everything else. */
const offersAlert = ({ procedures }: Desk, { adaptive }: Card): boolean => {
  const verbs = new Set(urgentOf(procedures).map(({ command }) => `command:${command.name}`))
  const raises = (action: Action): boolean => action.type === 'Action.Execute' && verbs.has(action.verb) && action.data.given !== undefined
  return adaptive.body.some((element) => actionsIn(element).some(raises))
}
