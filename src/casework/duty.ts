import { fill } from '../cards/fill.js'
import type { Office } from '../procedures/people.js'
import type { Button } from '../procedures/procedure.js'
import { numbersOf } from '../procedures/shared/ringing.js'
import type { DutyTurn } from '../procedures/who-is-here.js'
import { capital, type Instant, instant, type StaffId } from '../procedures/words.js'
import type { Answer } from './arrival.js'
import type { Desk } from './desk.js'

/** How many turns to come are shown: today's and tomorrow's, in most offices. */
const mostNext = 6
const daysAhead = 3

/**
 * Who is on duty now and next, by tier, with who stands in for those who are away. The numbers stand beside those who are on duty now, for
 * people who look here may need to ring somebody at once.
 */
export function dutyAnswer({ directory, clock, procedures }: Desk, by: StaffId): Answer {
  const [office, now] = [directory(), instant(clock())]
  const turns = office.turns?.(now, daysAhead) ?? []
  const [current, next] = [turns.filter(({ from }) => from <= now), turns.filter(({ from }) => from > now).slice(0, mostNext)]
  const rows = [
    ...current.map((turn) => ({
      label: `Now, tier ${turn.tier}`,
      value: `${peopleOf(turn, office, now, true)}. Until ${office.calendar.say(turn.until, now)}.`,
    })),
    ...next.map((turn) => ({ label: `${stretch(turn, office, now)}, tier ${turn.tier}`, value: peopleOf(turn, office, turn.from, false) })),
  ]
  const card = fill({
    template: 'plain',
    data: { paragraphs: wordsFor(turns, office, now, by), rows, quotes: [] },
    title: 'On duty',
    sections: ['s9'],
    buttons: procedures.flatMap(({ command, saysWhoIsHere, dialogs: [first] }): Button[] =>
      command && saysWhoIsHere && first ? [{ title: first.title, does: { command: command.name } }] : [],
    ),
    rings: numbersOf(office),
    preview: 'On duty',
  })
  return { answer: 'card', card }
}

function wordsFor(turns: readonly DutyTurn[], office: Office, now: Instant, by: StaffId): readonly string[] {
  if (turns.length === 0) return ['The office file names nobody for duty: at-risk alerts go to every senior member of staff.']
  const own = turns.find(({ people }) => people.some((id) => office.actingFor(id, now)?.id === by))
  const mine =
    own === undefined
      ? 'Tier 1 is told first of a customer at risk, tier 2 when nobody of tier 1 has it.'
      : own.from <= now
        ? `You are on duty, in tier ${own.tier}, until ${office.calendar.say(own.until, now)}.`
        : `Your next turn begins ${office.calendar.say(own.from, now)}, in tier ${own.tier}.`
  return [mine, ...(office.emptyTiers?.(now) ?? [])]
}

/** "Tomorrow, 08:00 to 18:00", or "Tomorrow at 18:00 until Tuesday 1 December at 08:00". */
function stretch({ from, until }: DutyTurn, { calendar }: Office, now: Instant): string {
  const said =
    calendar.dateOf(from) === calendar.dateOf(until)
      ? `${calendar.say(from, now).replace(/ at (?=\d\d:\d\d$)/, ', ')} to ${calendar.timeOf(until)}`
      : `${calendar.say(from, now)} until ${calendar.say(until, now)}`
  return capital(said)
}

const peopleOf = ({ people }: DutyTurn, office: Office, at: Instant, numbers: boolean): string =>
  people.map((id) => said(id, office, at, numbers)).join('; ')

/** "Priya Sharma, 01632 960105", or "Rhys Bevan is away: Priya Sharma, 01632 960105". */
function said(id: StaffId, office: Office, at: Instant, numbers: boolean): string {
  const acting = office.actingFor(id, at)
  const reached = acting ? [acting.name, ...(numbers && acting.telephone ? [acting.telephone] : [])].join(', ') : 'nobody stands in'
  return acting?.id === id ? reached : `${office.nameOf(id)} is away: ${reached}`
}
