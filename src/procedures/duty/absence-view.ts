import type { Button, Facts, View, Viewer } from '../procedure.js'
import { plainCard, whoAndWhen } from '../shared/lines.js'
import type { AbsenceState, BegunAbsence } from './absence-matter.js'
import { answersFor, sayUntil, turnsOf } from './answers-for.js'

/** The card of a word on somebody's presence: what is so, who stands in, and how it is taken back. */
export function viewAbsence(notice: string, state: AbsenceState, viewer: Viewer, facts: Facts): View {
  if (state.is === 'NotSaid') throw new Error(`${facts.record} says nothing yet, so it has no card`)
  const { said, saidBy } = state
  const { office, now } = facts
  const name = office.nameOf(said.person)
  const away = said.is === 'away'
  return plainCard(
    {
      title:
        notice === 'uncovered' && state.is === 'Said'
          ? `Nobody is on duty in ${name}’s place`
          : away
            ? `${name} is away`
            : `${name} is here after all`,
      status: statusOf(notice, state),
      paragraphs:
        state.is === 'Said' ? wordsFor(notice, state, viewer, facts) : ['You do not need to do anything. The office file holds again.'],
      rows: [
        { label: 'From', value: office.calendar.say(said.from, now) },
        { label: 'Until', value: sayUntil(said.until, facts) },
        { label: 'Stands in', value: away && state.is === 'Said' ? standsIn(state, facts) : undefined },
        { label: 'Said by', value: whoAndWhen(saidBy, facts) },
      ],
      sections: [],
      buttons: buttonsFor(state, viewer, facts),
    },
    viewer,
    facts,
  )
}

function statusOf(notice: string, state: BegunAbsence): NonNullable<View['status']> {
  if (state.is === 'Over') return { words: 'This has ended', tone: 'good' }
  if (notice === 'uncovered') return { words: 'A turn on duty has nobody', tone: 'attention' }
  return state.said.is === 'away' ? { words: 'Away', tone: 'waiting' } : { words: 'Here', tone: 'good' }
}

function wordsFor(notice: string, state: BegunAbsence, { person }: Viewer, facts: Facts): readonly string[] {
  const { said } = state
  const { office, now } = facts
  const turns = turnsOf(said.person, said.from, said.until, facts)
  if (notice === 'uncovered')
    return [
      `Take the turn with /turn, or give it to somebody. Until then at-risk alerts go to the heads of department.`,
      ...turns.map(
        ({ tier, from, until }) => `Tier ${tier}, ${office.calendar.say(from < now ? now : from, now)} until ${sayUntil(until, facts)}`,
      ),
    ]
  if (said.is === 'here') return ['You do not need to do anything. Alerts and decisions come to them again.']
  if (person?.id === said.person)
    return [
      'Press the button when you are back. Until then alerts and decisions go to whoever stands in for you.',
      ...(turns.length > 0 ? ['You have a turn on duty in that time: those who share it were told.'] : []),
    ]
  if (person && person.id === office.person(said.person)?.deputy) return ['You stand in for them: alerts and decisions come to you.']
  return ['You do not need to do anything. Alerts and decisions go to whoever stands in.']
}

/** Who has their work now: the deputy who is here, or nobody, which is said. */
function standsIn({ said }: BegunAbsence, { office, now }: Facts): string {
  const acting = office.actingFor(said.person, now)
  if (acting && acting.id !== said.person) return acting.name
  const deputy = office.person(said.person)?.deputy
  const named = deputy && office.person(deputy)
  if (named && !office.isAbsent(named.id, now)) return named.name
  return 'Nobody: what waits goes to those above. An administrator can name a deputy in the office file.'
}

function buttonsFor(state: BegunAbsence, { person }: Viewer, { office }: Facts): readonly Button[] {
  if (state.is !== 'Said' || !person) return []
  const { said, saidBy } = state
  if (person.id !== said.person && person.id !== saidBy.by && !answersFor(person.id, said.person, office)) return []
  const own = person.id === said.person
  return [{ title: said.is === 'away' ? (own ? 'I am back' : 'They are back') : 'Take this back', does: { step: 'TakeBack' } }]
}
