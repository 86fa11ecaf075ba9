import type { Facts, View, Viewer } from '../procedure.js'
import { citeFirst } from '../sections.js'
import type { DigestState } from './practice-digest.js'

/** The digest of a month: what to talk about, each with its numbers, its questions and the procedure's own words. A channel gets its reference. */
export function viewDigest(_: string, state: DigestState, { person }: Viewer, { office, record }: Facts): View {
  if (state.is === 'NotTold') throw new Error(`${record} says nothing yet, so it has no card`)
  const { calendar } = office
  const month = (one: string) => calendar.sayDate(`${one}-01`).replace(/^\d+ /, '')
  const months = (from: string, to: string) =>
    from.slice(0, 4) === to.slice(0, 4) ? `${month(from).replace(/ \d+$/, '')} to ${month(to)}` : `${month(from)} to ${month(to)}`
  const { topics } = state
  const things = topics.map(({ about, of, says, groups, section, passage, ask }, place) => {
    const own = groups.find((one) => one.department === person?.department && one.group === person.group)
    return {
      title: `${place + 1}. ${about}`,
      rows: [
        { label: `The office, ${months(of.from, of.to)}`, value: says },
        ...(own ? [{ label: own.group, value: own.says }] : []),
        { label: 'To ask each other', value: ask.join(' ') },
        { label: citeFirst(section), value: `“${passage}”` },
      ],
    }
  })
  const few = ['One', 'Two', 'Three'][topics.length - 1] ?? String(topics.length)
  const words =
    topics.length === 0
      ? [
          'The figures tell nothing new this month, and that is fine. You might still take five minutes in the meeting: which contact taught us something? Tell it without a name.',
        ]
      : [
          `${few} ${topics.length === 1 ? 'thing' : 'things'} to talk about in your next team or management meeting. Take one if there is little time.`,
          'Talk about how we do it, never about one contact or one person. Numbers are told in steps of five, so that nobody can be recognised.',
        ]
  return {
    template: 'office/practice-digest',
    title: `For your team meeting: ${month(state.month)}`,
    data: person ? { paragraphs: words, things } : { paragraphs: [], things: [] },
    sections: ['s1'],
    buttons: person && topics.length > 0 ? [{ title: 'See the figures', does: { command: '/contact-report' } }] : [],
    preview: `For your team meeting ${record}`,
  }
}
