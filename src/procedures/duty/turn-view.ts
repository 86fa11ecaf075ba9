import type { Button, Facts, View, Viewer } from '../procedure.js'
import { plainCard, whoAndWhen } from '../shared/lines.js'
import { answersFor, sayUntil } from './answers-for.js'
import type { BegunTurn, TurnState } from './turn-matter.js'

/** The card of a turn that somebody took: who has it, until when, and how it is given back. */
export function viewTurn(_notice: string, state: TurnState, viewer: Viewer, facts: Facts): View {
  if (state.is === 'NotTaken') throw new Error(`${facts.record} is nobody's turn yet, so it has no card`)
  const { turn, takenBy } = state
  const { office, now } = facts
  const name = office.nameOf(turn.person)
  return plainCard(
    {
      title: state.is === 'Taken' ? `${name} is on duty` : `${name} was on duty`,
      status: statuses[state.is],
      paragraphs: [wordsFor(state, viewer, facts)],
      rows: [
        { label: 'Tier', value: turn.tier === 1 ? '1: told first' : `${turn.tier}: told when nobody before has it` },
        { label: 'From', value: office.calendar.say(turn.from, now) },
        { label: 'Until', value: sayUntil(turn.until, facts) },
        { label: 'In the place of', value: turn.insteadOf && office.nameOf(turn.insteadOf) },
        { label: 'Said by', value: whoAndWhen(takenBy, facts) },
      ],
      sections: ['s9'],
      buttons: buttonsFor(state, viewer, facts),
    },
    viewer,
    facts,
  )
}

const statuses = {
  Taken: { words: 'Taken', tone: 'good' },
  GivenBack: { words: 'Given back', tone: 'good' },
  Lapsed: { words: 'Cannot be reached: the turn fell back', tone: 'attention' },
  Ended: { words: 'Over', tone: 'good' },
} as const

function wordsFor({ is, turn }: BegunTurn, { person }: Viewer, { office }: Facts): string {
  const mine = person?.id === turn.person
  const hadIt = person?.id === turn.insteadOf
  if (is === 'Taken') {
    if (mine) return 'You are told at once of a customer at risk. Give it back if you cannot be reached.'
    if (hadIt) return 'You do not need to do anything: they are rung in your place.'
    return 'You do not need to do anything: at-risk alerts go to them too.'
  }
  if (is === 'Ended') return 'You do not need to do anything. The rota holds again.'
  const name = office.nameOf(turn.person)
  if (hadIt) return is === 'Lapsed' ? `You are on duty again: ${name} cannot be reached.` : 'You are on duty again, as the rota says.'
  return is === 'Lapsed'
    ? `${name} cannot be reached: the rota holds again. Take the turn with /turn if nobody else can.`
    : 'The rota holds again.'
}

function buttonsFor(state: BegunTurn, { person }: Viewer, { office }: Facts): readonly Button[] {
  if (!person) return []
  const { turn, takenBy } = state
  if (state.is !== 'Taken') return state.is === 'Lapsed' ? [{ title: 'Take a turn', does: { command: '/turn' } }] : []
  const may = [turn.person, turn.insteadOf, takenBy.by].some((id) => id === person.id) || answersFor(person.id, turn.person, office)
  return may ? [{ title: person.id === turn.insteadOf ? 'I keep my turn' : 'Give it back', does: { step: 'GiveBack' } }] : []
}
