import type { Answer } from './arrival.js'
import type { Desk } from './desk.js'
import type { Look } from './look-up/keep-looks.js'
import type { Opened } from './open-record.js'
import { drawCard, presentCard, presentToReader } from './present-card.js'
import { factsAt, factsNow, sayEvent } from './record-at-hand.js'
import { notHeldInTime } from './retention/held-in-time.js'
import { notKeptInTime } from './retention/named-in-time.js'
import { sentence, stillSaving } from './sentences.js'

/**
 * What goes back to whoever took a step: the record's card as it stood right after it, drawn for the moment of the commit,
 * so that a repeat is answered alike; or why nothing was done, with the card as it stands, which is a look when they hold none. `look` names the
 * arrival. Throws as the log does.
 */
export async function afterStep(desk: Desk, taken: Opened, look: Look, pressed?: string): Promise<Answer> {
  const { by } = look
  const office = desk.directory()
  const person = office.person(by)
  if (!person) return sentence('Nobody of this name is in the office file.', 'refused')
  switch (taken.outcome) {
    case 'taken':
    case 'repeated': {
      const { after } = taken
      const late = await notHeldInTime(desk, after, taken.at)
      if (late)
        return presentCard(late.now, person, factsNow(desk, by, after.kept.record), {
          note: late.because,
          otherwise: sentence(late.because, 'refused'),
        })
      const facts = factsAt(office, taken.at, by, after.kept.record)
      const gone = await notKeptInTime(desk, after)
      if (gone !== undefined) return presentCard(after, person, facts, { note: gone, otherwise: sentence(gone, 'done') })
      if (after.kept.version === 1) return { answer: 'card', card: drawCard(after, 'receipt', { person }, facts) }
      const happened = after.kept.events.filter(({ version }) => version === after.kept.version)
      const receipt = happened.flatMap(({ event }) => new Map(Object.entries(after.procedure.receipts ?? {})).get(event) ?? []).at(0)
      if (receipt !== undefined) return { answer: 'card', card: drawCard(after, receipt, { person }, facts) }
      const words = happened.map((event) => sayEvent(after.procedure, event, facts)).join(' ')
      return presentCard(after, person, facts, { ...asked(pressed), otherwise: sentence(words || 'Done.', 'done') })
    }
    case 'moot': {
      const facts = factsNow(desk, by, taken.after.kept.record)
      return presentToReader(desk, look, taken.after, person, facts, {
        ...asked(pressed),
        otherwise: sentence('There is nothing left to do here.', 'done'),
      })
    }
    case 'refused':
    case 'stale': {
      const facts = factsNow(desk, by, taken.now.kept.record)
      return presentToReader(desk, look, taken.now, person, facts, {
        ...asked(pressed),
        note: taken.because,
        otherwise: sentence(taken.because, 'refused'),
      })
    }
    case 'not opened':
      return sentence(taken.because, 'refused')
    case 'gone':
      return sentence('This record is no longer here.', 'refused')
    case 'crowded':
    case 'busy':
      return stillSaving
    default:
      return taken satisfies never
  }
}

const asked = (pressed: string | undefined): { readonly pressed?: string } => (pressed === undefined ? {} : { pressed })
