import { instant, type RecordId } from '../procedures/words.js'
import type { Answer, Arrival, Outsider } from './arrival.js'
import { atRiskCommand } from './commands.js'
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
  return async function answerOutside(arrival, outsider) {
    try {
      const said = saidIn(arrival)
      if (said === undefined) return sentence(refusal(desk, outsider), 'refused')
      if (!outsider.mayAlert) return sentence(`${emergencyWords(desk)} ${refusal(desk, outsider)}`, 'refused')
      if (said === '')
        return sentence(`Write ${atRiskCommand} and then what was said: it goes to the seniors on duty. ${phone(desk)}`, 'refused')
      return await raise(desk, arrival, outsider, said)
    } catch (fault) {
      desk.report({ tells: 'fault', doing: 'outside', ...faultOf(fault) })
      return sentence(`Your words could not be passed on. ${emergencyWords(desk)}`, 'refused')
    }
  }
}

/** What was said, where this is an at-risk alert; empty where it only begins one. */
function saidIn(arrival: Arrival): string | undefined {
  if (arrival.arrives === 'command') return arrival.command === atRiskCommand ? arrival.text.trim() : undefined
  return arrival.arrives === 'press' && arrival.verb === `command:${atRiskCommand}` ? (arrival.given?.text ?? '').trim() : undefined
}

async function raise(desk: Desk, { id, by }: Arrival, { name }: Outsider, said: string): Promise<Answer> {
  const procedure = desk.procedures.find(({ command }) => command?.name === atRiskCommand)
  if (!procedure) return sentence(emergencyWords(desk), 'refused')
  const first = { step: { step: 'RaiseAlert', report: { said, reporter: name } }, by, key: id }
  try {
    const opened = await saveSoon(desk, procedure, () => openRecord(desk, { procedure, ...first }))
    if (opened.outcome === 'taken' || opened.outcome === 'repeated') return passedOn(desk, opened.after.kept.record)
    return sentence(emergencyWords(desk), 'refused')
  } catch (fault) {
    // Whatever is wrong with the log: an alert goes out directly, and is saved later.
    if (!(await sendUnsaved(desk, procedure, first))) throw fault
    return sentence(
      `We are sending your words straight to the seniors on duty. They cannot be saved just now: please phone as well. ${phone(desk)}`,
      'done',
    )
  }
}

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
