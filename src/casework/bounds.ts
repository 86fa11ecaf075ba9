import { urgentOf } from '../procedures/urgent.js'
import { type Instant, instant } from '../procedures/words.js'
import type { Answer, Arrival, RawValues } from './arrival.js'
import { askCommand, lookUpCommand } from './commands.js'
import type { Desk } from './desk.js'
import type { EmergencyWords } from './emergency-words.js'
import { choiceCard } from './lists.js'
import { phoneWords, sentence } from './sentences.js'

/** How long what arrives may be, in characters: what is longer would keep everybody else waiting while it is read. */
const most = { lookUp: 300, question: 10_000, words: 200_000, form: 250_000 } as const

/**
 * What somebody hears who sends more than can be read at once: how long it is and how long it may be, and how to go on. Undefined: it is
 * short enough, or it is an alert, which is never held up. What was typed stays where it is: in the form on the screen, or on the button.
 */
export function tooLong(desk: Desk, { isEmergency }: EmergencyWords, arrival: Arrival): Answer | undefined {
  if (isEmergency(arrival)) return undefined
  switch (arrival.arrives) {
    case 'command':
      return tooLongText(desk, arrival, arrival.command, arrival.text)
    case 'message':
      return tooLongText(desk, arrival, askCommand, arrival.text)
    case 'press': {
      const command = arrival.verb.startsWith('ask:') ? askCommand : arrival.verb.replace(/^command:/, '')
      return tooLongText(desk, arrival, command, Object.values(arrival.given ?? {}).join(''))
    }
    case 'form':
    case 'closed': {
      const length = lengthOf(arrival.values ?? {})
      return length <= most.form ? undefined : sentence(tooLongForm(length), 'refused')
    }
    case 'home':
    case 'installed':
      return undefined
    default:
      return arrival satisfies never
  }
}

function tooLongText(desk: Desk, { by }: Arrival, command: string, text: string): Answer | undefined {
  const name = `/${command.trim().toLowerCase().replace(/^\/+/, '')}`
  const may = name === lookUpCommand ? most.lookUp : name === askCommand ? most.question : most.words
  const { length } = text
  if (length <= may) return undefined
  if (name === lookUpCommand)
    return sentence(
      `That is ${said(length)} characters; a look-up takes up to ${said(may)}. Give one name, number, e-mail or case.`,
      'refused',
    )
  const now: Instant = instant(desk.clock())
  const words = `That is ${said(length)} characters, and I can read up to ${said(may)} at once. Please say it in fewer words. ${phoneWords(desk.directory(), now)}`
  const given = desk.held?.hold(text, by)
  const alerts = urgentOf(desk.procedures)
  if (!given || alerts.length === 0) return sentence(words, 'refused')
  return choiceCard(
    'That is too long to read at once',
    words,
    alerts.map((alert) => ({
      words: 'May somebody come to harm? All of it goes to the seniors on duty, as you wrote it.',
      title: 'Tell the seniors now',
      verb: `command:${alert.command.name}`,
      data: { given },
    })),
  )
}

const tooLongForm = (length: number): string =>
  `This form holds ${said(length)} characters, and we can take up to ${said(most.form)} at once. Nothing was sent. What you typed is still on this screen: please shorten it.`

const said = (count: number): string => count.toLocaleString('en-GB')

/** All that was typed in a form, in characters. */
function lengthOf(values: RawValues): number {
  let length = 0
  for (const value of Object.values(values)) {
    if (typeof value === 'string') length += value.length
    else
      for (const one of value)
        length += typeof one === 'string' ? one.length : Object.values(one).reduce((sum, text) => sum + text.length, 0)
  }
  return length
}
