import type { Facts, View, Viewer } from '../procedure.js'
import type { SameCustomerState } from './matter.js'

/** The card of a link: references, who said so and when. No customer is named on it, and a shared channel sees its reference only (rule 6). */
export function viewSameCustomer(_notice: string, state: SameCustomerState, { person }: Viewer, facts: Facts): View {
  if (state.is === 'NotLinked') throw new Error(`${facts.record} links nobody, so it has no card`)
  const { office, now } = facts
  const when = ({ by, at }: typeof state.linked) => `${office.nameOf(by)}, ${office.calendar.say(at, now)}`
  const rows = [
    { label: 'Records', value: `${state.one} and ${state.other}` },
    { label: 'Linked by', value: when(state.linked) },
    ...(state.is === 'Unlinked'
      ? [
          { label: 'Separated by', value: when(state.unlinked) },
          { label: 'Why', value: state.reason },
        ]
      : []),
  ]
  const lapsed =
    state.is === 'Lapsed'
      ? [
          `You do not need to do anything. ${state.erased} was erased for good, and nothing else is recorded under its spelling of the name: so look-ups show the other spelling alone. Should the customer be recorded under that spelling again, /customer offers the link again.`,
        ]
      : []
  return {
    template: 'plain',
    title: 'One customer, two spellings',
    status: statuses[state.is],
    data: { paragraphs: person ? lapsed : [], rows: person ? rows : [], quotes: [] },
    sections: ['s10'],
    buttons: [],
    preview: `One customer, two spellings ${facts.record}`,
  }
}

const statuses = {
  Linked: { words: 'Shown as one customer', tone: 'good' },
  Unlinked: { words: 'Shown as two customers again', tone: 'good' },
  Lapsed: { words: 'Ended, because one of its records was erased', tone: 'good' },
} as const
