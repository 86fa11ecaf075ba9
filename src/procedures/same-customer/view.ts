import type { Facts, View, Viewer } from '../procedure.js'
import type { By } from '../shared/people.js'
import type { SameCustomerState } from './matter.js'

type Said = Exclude<SameCustomerState, { is: 'NotLinked' }>
type Row = { readonly label: string; readonly value: string }

/** The button on a look-up that undoes what holds; the record's own card names it. */
export const undoTitles = { Linked: 'These are not the same customer', Separated: 'This is one customer after all' } as const

/** The card of a link or a separation: references, who said so and when. No customer is named on it, and a shared channel sees its reference only (rule 6). */
export function viewSameCustomer(_notice: string, state: SameCustomerState, { person }: Viewer, facts: Facts): View {
  if (state.is === 'NotLinked') throw new Error(`${facts.record} is about nobody, so it has no card`)
  return {
    template: 'plain',
    title: 'separated' in state ? 'Two customers' : 'One customer, two spellings',
    status: statuses[state.is],
    data: { paragraphs: person ? paragraphsOf(state) : [], rows: person ? rowsOf(state, facts) : [], quotes: [] },
    sections: ['s10'],
    buttons: [],
    preview: `${'separated' in state ? 'Two customers' : 'One customer, two spellings'} ${facts.record}`,
  }
}

const rowsOf = (state: Said, { office, now }: Facts): readonly Row[] => {
  const when = ({ by, at }: By) => `${office.nameOf(by)}, ${office.calendar.say(at, now)}`
  if (!('separated' in state))
    return [
      { label: 'Records', value: `${state.one} and ${state.other}` },
      { label: 'Linked by', value: when(state.linked) },
      ...(state.is === 'Unlinked'
        ? [
            { label: 'Separated by', value: when(state.unlinked) },
            { label: 'Why', value: state.reason },
          ]
        : []),
    ]
  return [
    { label: 'The first customer', value: state.one.join(', ') || 'nothing any more' },
    { label: 'The second customer', value: state.other.join(', ') || 'nothing any more' },
    { label: 'Told apart by', value: when(state.separated) },
    { label: 'Why', value: state.reason },
    ...(state.is === 'JoinedAgain'
      ? [
          { label: 'Joined again by', value: when(state.joined) },
          { label: 'Why that', value: state.because },
        ]
      : []),
  ]
}

const paragraphsOf = (state: Said): readonly string[] => {
  if (state.is === 'Linked' || state.is === 'Separated')
    return [`Is this wrong? It can be undone: look the customer up with /customer, and press “${undoTitles[state.is]}”.`]
  if (state.is === 'Lapsed')
    return [
      `You do not need to do anything. ${state.erased} was erased for good, and nothing else is recorded under its spelling of the name: so look-ups show the other spelling alone. Should the customer be recorded under that spelling again, /customer offers the link again.`,
    ]
  if (state.is === 'SeparationLapsed')
    return [
      `You do not need to do anything. ${state.erased} was erased for good, the last record of one of the two customers: so there is nobody left to tell apart. Should somebody be recorded with the same number or address again, please tell them apart anew on the card of /customer.`,
    ]
  return []
}

const statuses = {
  Linked: { words: 'Shown as one customer', tone: 'good' },
  Unlinked: { words: 'Shown as two customers again', tone: 'good' },
  Lapsed: { words: 'Ended, because one of its records was erased', tone: 'good' },
  Separated: { words: 'Shown as two customers', tone: 'good' },
  JoinedAgain: { words: 'Shown as one customer again', tone: 'good' },
  SeparationLapsed: { words: 'Ended, because the last record of one of them was erased', tone: 'good' },
} as const
