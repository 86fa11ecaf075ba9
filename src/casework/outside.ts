import type { AnyProcedure } from '../procedures/procedure.js'
import { type IsUrgent, urgentOf } from '../procedures/urgent.js'
import { instant, type RecordId } from '../procedures/words.js'
import type { Answer, Arrival, Outsider } from './arrival.js'
import { asTakenBefore } from './arrived-before.js'
import { addChanged } from './changed-words.js'
import { type Desk, faultOf } from './desk.js'
import { openRecord } from './open-record.js'
import { phoneWords, sentence, strangerWords } from './sentences.js'
import { saveSoon, sendUnsaved } from './unsaved-alert.js'

/**
 * Opens the door for those whom the office file does not know. An at-risk message gets the emergency words and the numbers of those on
 * duty, whoever sends it; a member of our own workspace or tenant raises the alert all the same, in their name there and marked so
 * (s9: nobody is turned away with a threat). Nothing else is open to them. Never throws.
 */
export function openOutside(desk: Desk): (arrival: Arrival, outsider: Outsider) => Promise<Answer> {
  return async function answerOutside(came, outsider) {
    try {
      const arrival = await asTakenBefore(desk, came)
      const alert = alertIn(desk, arrival)
      if (!alert) return sentence(refusal(desk, outsider), 'refused')
      if (!outsider.mayAlert) return sentence(`${emergencyWords(desk)} ${refusal(desk, outsider)}`, 'refused')
      if (alert.said === '')
        return sentence(
          `Write ${alert.procedure.command.name} and then what was said: it goes to the seniors on duty. ${phone(desk)}`,
          'refused',
        )
      const added = await addChanged(desk, { ...arrival, ...('text' in arrival ? { text: alert.said } : {}) })
      return added?.answer === 'card' ? goesDirectly(desk) : (added ?? (await raise(desk, arrival, outsider, alert)))
    } catch (fault) {
      desk.report({ tells: 'fault', doing: 'outside', ...faultOf(fault) })
      return sentence(`Your words could not be passed on. ${emergencyWords(desk)}`, 'refused')
    }
  }
}

interface Alert {
  readonly procedure: IsUrgent<AnyProcedure>
  readonly said: string
}

/** Which alert this is, and what was said: empty where it only begins one. Undefined of everything else. */
function alertIn(desk: Desk, arrival: Arrival): Alert | undefined {
  const begun =
    arrival.arrives === 'command'
      ? { command: arrival.command, text: arrival.text }
      : arrival.arrives === 'press'
        ? { command: arrival.verb.replace(/^command:/, ''), text: arrival.given?.text ?? '' }
        : undefined
  const procedure = urgentOf(desk.procedures).find(({ command }) => command.name === begun?.command)
  return begun && procedure ? { procedure, said: begun.text.trim() } : undefined
}

async function raise(desk: Desk, { id, by }: Arrival, { name }: Outsider, { procedure, said }: Alert): Promise<Answer> {
  const first = { step: procedure.urgent.raise(said, name), by, key: id }
  try {
    const opened = await saveSoon(desk, procedure, () => openRecord(desk, { procedure, ...first }))
    if (opened.outcome === 'taken' || opened.outcome === 'repeated') return passedOn(desk, opened.after.kept.record)
    return sentence(emergencyWords(desk), 'refused')
  } catch (fault) {
    // Whatever is wrong with the log: an alert goes out directly, and is saved later.
    if (!(await sendUnsaved(desk, procedure, first))) throw fault
    return goesDirectly(desk)
  }
}

/** Nothing of an alert is open to them: no card. */
const goesDirectly = (desk: Desk): Answer =>
  sentence(
    `We are sending your words straight to the seniors on duty. They cannot be saved just now: please phone as well. ${phone(desk)}`,
    'done',
  )

const passedOn = (desk: Desk, record: RecordId): Answer =>
  sentence(
    `We are sending your words to the seniors on duty, as ${record}. You are not in the office file, so we cannot show you here who has it: please phone as well. ${phone(desk)}`,
    'done',
  )

const phone = (desk: Desk): string => phoneWords(desk.directory(), instant(desk.clock()))

/** s9, for somebody to whom nothing is open: the words for the caller, and whom to phone. */
const emergencyWords = (desk: Desk): string => {
  const { emergencyNumber } = desk.directory().names
  return `Suggest that they ring the emergency services on ${emergencyNumber}. ${phone(desk)}`
}

function refusal(desk: Desk, { is, known }: Outsider): string {
  const office = desk.directory()
  switch (is) {
    case 'member':
      return strangerWords(office, instant(desk.clock()), known)
    case 'stranger':
      return `This bot is for people of ${office.names.office} only. In an emergency, phone ${office.names.emergencyNumber}.`
    case 'unsaid':
      return `We cannot find out just now who you are. Please try again in a minute. ${phone(desk)}`
    default:
      return is satisfies never
  }
}
