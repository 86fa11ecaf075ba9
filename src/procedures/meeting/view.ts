import type { Button, Facts, View, Viewer } from '../procedure.js'
import { agreedWords, openIt } from '../shared/agreed.js'
import { isAsked } from '../shared/asked.js'
import { plainCard, whoAndWhen } from '../shared/lines.js'
import { namesOf } from '../shared/people.js'
import { numberOf } from '../shared/ringing.js'
import type { BegunMeeting, MeetingState, Owed } from './matter.js'
import { askedNow, asking } from './whom.js'

type Parts = Omit<Parameters<typeof plainCard>[0], 'title' | 'sections'>

/** One neutral title, wherever it may be read over somebody's shoulder. */
const title = 'A talk'
const nothing: Parts = { status: { words: 'Nothing here for you', tone: 'good' } }

/** The card of the one who had the contact, and of the one who is to talk with them; anybody else sees that there is nothing for them. */
export function viewMeeting(notice: string, state: MeetingState, viewer: Viewer, facts: Facts): View {
  const id = viewer.person?.id
  const parts = id === undefined || state.is === 'NotOwed' ? nothing : partsFor(notice, state, id, facts)
  return plainCard({ title, sections: parts === nothing ? [] : ['s2', 's12'], ...parts }, viewer, facts)
}

function partsFor(notice: string, state: BegunMeeting, id: string, facts: Facts): Parts {
  if (id === state.staff) return forStaff(notice, state, facts)
  if (state.is === 'Owed' && isAsked(asking(state, facts), state.asked, id, facts)) return forManager(state, facts)
  if (state.is === 'Had' && id === state.had.by) return had(notice, state, facts)
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
      numberOf(state.staff, office),
    ],
    buttons: state.offered ? [{ ...talked, style: 'primary' }] : [{ ...offer, style: 'primary' }, talked],
  }
}

function forStaff(notice: string, state: BegunMeeting, facts: Facts): Parts {
  switch (state.is) {
    case 'Had':
      return had(notice, state, facts)
    case 'Over':
      if (state.because === 'nobody above') return withNobodyAbove(state, facts)
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
          `You had a hard contact with a customer. ${whoIsAsked(state, facts)}`,
          state.how === 'talk'
            ? 'Whoever is asked knows that you would like to talk. To talk with somebody at once, use /need-support.'
            : 'Only whoever is asked to talk with you sees what you press here. You need press nothing.',
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

/** By name, and none when nobody of them is here: it must not be said that somebody is asked who is not. */
function whoIsAsked(state: Owed, facts: Facts): string {
  const names = namesOf(askedNow(state, facts), facts.office, 'and')
  return names
    ? `${names} ${askedNow(state, facts).length > 1 ? 'are' : 'is'} asked to talk with you about how you are, and what would help.`
    : 'Nobody who could talk with you about it is here now. I keep looking, and ask them as soon as they are.'
}

/** Somebody who leads alone, in an office that names nobody beside them. */
const withNobodyAbove = (state: BegunMeeting, { office }: Facts): Parts => ({
  status: { words: 'Please look after yourself', tone: 'good' },
  paragraphs: [
    'You had a hard contact with a customer. The office file names nobody above you whom I could ask to talk with you about it.',
    `You matter too: please talk about it with somebody you trust, at work or at home, or with ${office.names.headOfTheOffice}. Your doctor can help as well.`,
    `If you are in danger now, ring ${office.names.emergencyNumber}.`,
    'Once an administrator has named somebody for human resources in the office file, I ask them the next time.',
  ],
  rows: [{ label: 'Your contact', value: state.contact }],
})

const had = (notice: string, { had: of }: Extract<BegunMeeting, { is: 'Had' }>, facts: Facts): Parts => {
  const isOpened = notice === 'record'
  return {
    status: { words: 'You have talked', tone: 'good' },
    paragraphs: isOpened ? [] : agreedWords(of),
    rows: [
      { label: 'Said by', value: whoAndWhen(of, facts) },
      { label: 'What you agreed', value: isOpened ? of.agreed : undefined },
    ],
    buttons: of.agreed && !isOpened ? [openIt] : [],
  }
}
