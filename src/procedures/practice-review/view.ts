import type { Button, Facts, View, Viewer } from '../procedure.js'
import { whoAndWhen } from '../shared/lines.js'
import { namesOf } from '../shared/people.js'
import { closedWords, openOf } from '../shared/todo.js'
import type { StaffId } from '../words.js'
import { isLeads, leadersOf, lookersOf, seesAll, theirs } from './leading.js'
import { type BegunReview, decisionOf, findings, lookAt, type ReviewState } from './matter.js'

interface Part {
  readonly title: string
  readonly rows: readonly { readonly label: string; readonly value: string }[]
}
interface Shown {
  readonly paragraphs: readonly string[]
  /** Records to open, each with its button. */
  readonly toOpen: readonly { readonly words: string; readonly title: string; readonly data: object }[]
  readonly parts: readonly Part[]
  readonly buttons: readonly Button[]
}

/** The card of a review: all of it for whoever leads, and for anybody else what is theirs to do in it. It names no customer. */
export function viewReview(notice: string, state: ReviewState, { person }: Viewer, facts: Facts): View {
  if (state.is === 'NotOpened') throw new Error(`${facts.record} was not opened, so it has no card`)
  const { calendar } = facts.office
  const shown = person ? shownTo(notice, state, person.id, facts) : nothing
  const { buttons, ...data } = shown
  return {
    template: 'practice-review/lead',
    title: 'Yearly review of practice',
    status:
      state.is === 'Closed'
        ? { words: `Closed; the next is on ${calendar.sayDate(state.closed.next)}`, tone: 'good' }
        : calendar.dateOf(facts.now) > state.found.date
          ? { words: `Late: it was to be done by ${calendar.sayDate(state.found.date)}`, tone: 'attention' }
          : { words: `To be done by ${calendar.sayDate(state.found.date)}`, tone: 'waiting' },
    data,
    sections: ['s1'],
    buttons,
    preview: `Yearly review of practice ${facts.record}`,
  }
}

const nothing: Shown = { paragraphs: [], toOpen: [], parts: [], buttons: [] }

function shownTo(notice: string, state: BegunReview, id: StaffId, facts: Facts): Shown {
  const own = theirs(state, id, facts)
  const { office, record } = facts
  if (notice === 'nobody')
    return {
      ...nothing,
      paragraphs: [
        'It is time for the yearly review of practice, and the office file names nobody who could lead it.',
        'Please give somebody the role “head of customer contact” in the office file. They find the review under /my-work as soon as you have saved it.',
      ],
    }
  const drawn = state.found.draw.drawn
    .filter((one) => own.looks.includes(`look ${one.record}`))
    .map((one) => ({
      words: `${one.what}, ${office.calendar.sayDate(one.opened)}`,
      title: `Open ${one.record}`,
      data: { record: one.record, given: { review: record } },
    }))
  const [first] = drawn
  const look: readonly Button[] = first ? [{ title: 'I have looked at one', does: { dialog: 'look' } }] : []
  const settle: readonly Button[] = own.decisions.length > 0 ? [{ title: 'It is done', does: { dialog: 'settle' } }] : []
  if (seesAll(state, id, facts)) return whole(notice, state, id, { drawn, look, settle }, facts)
  if (!first && own.decisions.length === 0) return { ...nothing, paragraphs: ['There is nothing more for you to do here. Thank you.'] }
  return {
    paragraphs: [
      ...toLook(drawn.length),
      ...(own.decisions.length > 0 ? ['Please do what the review decided, and say here what came of it.'] : []),
    ],
    toOpen: drawn,
    parts: decisionParts(state, facts, own.decisions),
    buttons: [...look, ...settle],
  }
}

function whole(
  notice: string,
  state: BegunReview,
  id: StaffId,
  own: { readonly drawn: Shown['toOpen'] } & Record<'look' | 'settle', readonly Button[]>,
  facts: Facts,
): Shown {
  const { office } = facts
  const open = openOf(state.toDo).map(({ task }) => task)
  const isLeader = leadersOf(state, facts).some((one) => one === id)
  const leaders = namesOf(leadersOf(state, facts), office, 'and')
  const is = (task: 'read' | 'guidance' | 'discuss') => open.includes(task)
  const lead: readonly Button[] =
    state.is === 'Closed' || isLeads(state, { ...facts, by: id }) !== true
      ? []
      : [
          ...(is('read') ? [{ title: 'I have read the pack', does: { step: 'ReadPack' } }] : []),
          ...(is('guidance') ? [{ title: 'Our own guidance still holds', does: { step: 'LookThroughGuidance' } }] : []),
          { title: 'It was discussed', does: { dialog: 'discuss' } },
          { title: 'Something was decided', does: { dialog: 'decide' } },
          ...(state.found.guidance.length > 0 || state.decisions.some(({ guidance }) => guidance)
            ? [{ title: 'Propose other words', does: { command: '/guidance-change' } }]
            : []),
          { title: 'Close the review', does: { dialog: 'close' } },
        ]
  return {
    paragraphs: [
      ...(notice === 'late' && leaders && !isLeader ? [`It lies with ${leaders}, and its date is past. Please see that it is done.`] : []),
      ...(state.is === 'Closed'
        ? [`It came to this: ${state.closed.because}`]
        : lead.length > 0
          ? [
              'First read the pack, and send it to those who discuss it: it names no customer, and tells numbers in steps of five. What stands on this card is for whoever leads.',
              'Then discuss it: is the procedure still fit for its purpose, and is it applied in the same way everywhere? Say here what was decided, and close it with the date of the next one.',
            ]
          : [`${leaders || 'Nobody yet'} leads it.`]),
      ...toLook(own.drawn.length),
    ],
    toOpen: [...own.drawn, ...previousOf(state)],
    parts: [...stepParts(state, facts), ...decisionParts(state, facts), ...lookParts(state, facts), ...foundParts(state, facts)],
    buttons: [
      { title: 'The pack (Word)', does: { gather: 'word' }, ...(is('read') ? { style: 'primary' as const } : {}) },
      { title: 'The figures (CSV)', does: { gather: 'csv' } },
      ...own.look,
      ...lead,
      ...(state.decisions.some((_, place) => open.includes(decisionOf(place + 1)))
        ? [{ title: 'A decision is done', does: { dialog: 'settle' } }]
        : []),
    ],
  }
}

/** The way to last year's: what was decided then is what this one begins with. */
const previousOf = ({ found: { previous } }: BegunReview): Shown['toOpen'] =>
  previous ? [{ words: 'The review before this one', title: `Open ${previous}`, data: { record: previous } }] : []

/** What to do with the records that were drawn for somebody. */
const toLook = (count: number): readonly string[] =>
  count === 0
    ? []
    : [
        `Please look at ${count === 1 ? 'this record, which was' : 'these records, which were'} drawn by chance and which you may open. Was the procedure applied as in others of the kind? It is about how we do it, not about who did it. That you looked is kept, as always.`,
      ]

const part = (title: string, rows: Part['rows']): readonly Part[] => (rows.length > 0 ? [{ title, rows }] : [])

const stepParts = (state: BegunReview, facts: Facts): readonly Part[] => {
  const labels = { read: 'The pack', guidance: 'Our own guidance', discuss: 'The discussion' } as const
  const rows = state.toDo.flatMap((one) => {
    const label = one.task in labels ? labels[one.task as keyof typeof labels] : undefined
    return label ? [{ label, value: closedWords(one, facts) ?? 'to be done' }] : []
  })
  const looked = { label: 'Records looked at', value: `${state.looks.length} of ${state.found.draw.drawn.length}` }
  const talks = state.talks.map((one) => ({ label: `Said on ${facts.office.calendar.sayDate(one.on)}`, value: one.words }))
  return part('What is done', [...rows, ...(state.found.draw.drawn.length > 0 ? [looked] : []), ...talks])
}

const decisionParts = (state: BegunReview, facts: Facts, only?: readonly number[]): readonly Part[] =>
  part(
    'Decided',
    state.decisions.flatMap(({ what, who, until }, place) => {
      if (only && !only.includes(place + 1)) return []
      const done = state.toDo.find(({ task }) => task === decisionOf(place + 1))
      const { office } = facts
      return [
        {
          label: `${place + 1}. ${office.nameOf(who)}, by ${office.calendar.sayDate(until)}`,
          value: `${what}${done?.closed ? ` (${closedWords(done, facts)})` : ''}`,
        },
      ]
    }),
  )

const lookParts = (state: BegunReview, facts: Facts): readonly Part[] => [
  ...part(
    'Looked at',
    state.looks.map((one) => ({
      label: `${one.record}, ${whoAndWhen(one, facts)}`,
      value: `${findings[one.finding]}${one.words ? `: ${one.words}` : ''}`,
    })),
  ),
  ...part(
    'Still to be looked at',
    state.is === 'Closed'
      ? []
      : state.found.draw.drawn
          .filter(({ record }) => !state.looks.some((one) => one.record === record))
          .map(({ record, what }) => ({
            label: `${record}, ${what}`,
            value: `with ${namesOf(lookersOf(lookAt(record), state, facts), facts.office) || 'nobody who is here any more'}`,
          })),
  ),
]

const foundParts = ({ found }: BegunReview, { office: { calendar } }: Facts): readonly Part[] => [
  ...part(
    `Reviews that were overdue on ${calendar.sayDate(found.to)}`,
    found.overdue.map(({ record, what, since }) => ({ label: record, value: `${what}, to be reviewed by ${calendar.sayDate(since)}` })),
  ),
  ...part(
    'Challenges of the year',
    found.challenges.map(({ record, what, at, ended }) => ({
      label: record,
      value: `${what}, challenged on ${calendar.sayDate(calendar.dateOf(at))}: ${ended}`,
    })),
  ),
  ...part(
    'Guidance of our own that stands',
    found.guidance.map(({ record, heading, since }) => ({
      label: record,
      value: `beside “${heading}”, since ${calendar.sayDate(calendar.dateOf(since))}`,
    })),
  ),
]
