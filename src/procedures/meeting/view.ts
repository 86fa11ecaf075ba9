import type { Button, Facts, View, Viewer } from '../procedure.js'
import { isAsked } from '../shared/asked.js'
import { plainCard, whoAndWhen } from '../shared/lines.js'
import type { BegunMeeting, MeetingState, Owed } from './matter.js'
import { asking } from './whom.js'

type Parts = Omit<Parameters<typeof plainCard>[0], 'title' | 'sections'>

/** One neutral title, wherever it may be read over somebody's shoulder. */
const title = 'A talk'
const nothing: Parts = { status: { words: 'Nothing here for you', tone: 'good' } }

/** The card of whoever had the contact, and of whoever is to talk with them; anybody else sees that there is nothing for them. */
export function viewMeeting(_: string, state: MeetingState, viewer: Viewer, facts: Facts): View {
  const id = viewer.person?.id
  const parts = id === undefined || state.is === 'NotOwed' ? nothing : partsFor(state, id, facts)
  return plainCard({ title, sections: parts === nothing ? [] : ['s2', 's12'], ...parts }, viewer, facts)
}

function partsFor(state: BegunMeeting, id: string, facts: Facts): Parts {
  if (id === state.staff) return forStaff(state, facts)
  if (state.is === 'Owed' && isAsked(asking(state, facts), state.asked, id, facts)) return forManager(state, facts)
  if (state.is === 'Had' && id === state.had.by) return had(state, facts)
  return nothing
}

const talked: Button = { title: 'We have talked', does: { dialog: 'met' } }
const offer: Button = { title: 'I have offered to talk', does: { step: 'OfferMeeting' } }

function forManager(state: Owed, facts: Facts): Parts {
  const { office, now } = facts
  const name = office.nameOf(state.staff)
  return {
    status: state.offered
      ? { words: `Offered, ${whoAndWhen(state.offered, facts)}`, tone: 'waiting' }
      : { words: 'Please offer a talk', tone: 'waiting' },
    paragraphs: [
      `${name} had a hard contact with a customer ${office.calendar.say(state.at, now)}. Ask them in private how they are, and what would help.`,
      ...(state.days > 1
        ? [
            `They have had one on ${state.days} of the last 30 days. Please look at what it does to them, and at what would help them to go on.`,
          ]
        : []),
      ...(state.often ? ['You talk about this contact when you go through its log. This is about how often it has come.'] : []),
      'What you two say stays between you.',
    ],
    rows: [
      { label: 'Their contact', value: state.contact },
      { label: 'They say', value: state.how && { 'all right': 'I am all right', talk: 'I would like to talk' }[state.how] },
      { label: `${name}’s number`, value: office.person(state.staff)?.telephone },
    ],
    buttons: state.offered ? [{ ...talked, style: 'primary' }] : [{ ...offer, style: 'primary' }, talked],
  }
}

function forStaff(state: BegunMeeting, facts: Facts): Parts {
  switch (state.is) {
    case 'Had':
      return had(state, facts)
    case 'Over':
      return {
        status: { words: 'Nothing more to do', tone: 'good' },
        paragraphs: ['Nobody asks you anything more about it. If you would like to talk after all, use /need-support.'],
      }
    case 'Owed':
      return {
        status: state.offered
          ? { words: `${facts.office.nameOf(state.offered.by)} offers to talk with you`, tone: 'good' }
          : state.how
            ? { words: 'Thank you', tone: 'good' }
            : { words: 'How are you?', tone: 'waiting' },
        paragraphs: [
          'You had a hard contact with a customer. Your manager is asked to talk with you about how you are, and what would help.',
          state.how === 'talk'
            ? 'They know that you would like to talk. To talk with somebody at once, use /need-support.'
            : 'Only the manager who is asked to talk with you sees what you press here. You need press nothing.',
        ],
        rows: [{ label: 'Your contact', value: state.contact }],
        buttons: [
          ...(state.how === 'talk' ? [] : [{ title: 'I would like to talk', does: { step: 'WishMeeting' }, style: 'primary' } as const]),
          ...(state.how ? [] : [{ title: 'I am all right', does: { step: 'SayAllRight' } }]),
          { title: 'I would rather not talk', does: { step: 'DeclineMeeting' } },
        ],
      }
  }
}

const had = ({ had: of }: Extract<BegunMeeting, { is: 'Had' }>, facts: Facts): Parts => ({
  status: { words: 'You have talked', tone: 'good' },
  rows: [
    { label: 'Said by', value: whoAndWhen(of, facts) },
    { label: 'What you agreed', value: of.agreed },
  ],
})
