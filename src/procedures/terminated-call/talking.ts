import { z } from 'zod'
import { type Decision, decided, type Facts } from '../procedure.js'
import { cite } from '../sections.js'
import { nameThen } from '../shared/called.js'
import * as fields from '../shared/fields.js'
import { type ByPerson, tell } from '../shared/people.js'
import type { Instant, StaffId } from '../words.js'
import { rings, takes } from './kit.js'
import { mostWords, points, type SentState } from './matter.js'
import { discusser, isHere, managersAbove, whoDiscusses } from './rights.js'
import { correctReminder, decideReminder, discussReminder, isTakenOver, passesUp, passesUpNextDay, toDiscusser } from './telling.js'

/** Names the line manager for whom somebody else acts. */
export const instead = ({ log: { lineManager } }: SentState, { by }: ByPerson): { readonly instead?: StaffId } =>
  by === lineManager ? {} : { instead: lineManager }
export const ago = (at: Facts['now'], { now, office }: Facts): string => office.calendar.say(at, now)

/** Ours: on one day no manager has the same log before them twice: neither for its talk, nor its correction, nor since it is passed up. */
const wasAskedToday = ({ reminded = [] }: SentState, who: StaffId, { now, office: { calendar } }: Facts): boolean =>
  reminded.some(({ told, at }) => told === who && calendar.dateOf(at) === calendar.dateOf(now))

interface Reminded {
  readonly event: 'DiscussionReminded'
  readonly told: StaffId
  readonly again: Instant
}
/**
 * Ours, from s6: asks for a correction until it is made, by one alarm at a time: its writer; have they left or are away, whoever can take it back. Of an earlier
 * return, or where another alarm has asked already, the one that is to come goes on.
 */
const askToCorrect = (state: Extract<SentState, { readonly is: 'Returned' }>, facts: Facts): Decision<Reminded> => {
  const { again, at } = state.returned
  if (isTakenOver(again, facts)) return decided()
  // A return of before it was kept when it rings: that it comes too soon may be the office's days, which are others since.
  const first = correctReminder({ ...facts, now: at })
  if (again === undefined && facts.now < first.at) return decided([], [first])
  const reminder = correctReminder(facts)
  const isWithWriter = isHere(state, facts)
  const told = isWithWriter ? state.reporter : discusser(state, facts)?.id
  // Nobody is there who could be asked, or a manager who has heard of this log today: the clock looks again.
  if (!told || (!isWithWriter && wasAskedToday(state, told, facts))) return decided([], [reminder])
  return decided(
    [{ event: 'DiscussionReminded', told, again: reminder.at }],
    [...tell(isWithWriter ? 'returned' : 'discuss-reminder', [told], 'now'), reminder],
  )
}

/** s6, s12: the line manager goes through the log with the member of staff; not done in time, it is reminded and passed up (rule 3). */
export const talking = {
  /** s6: the log is discussed with the line manager, who sees how the call has affected the member of staff (s12). */
  RecordTalk: takes({
    given: z.object({
      how: fields.words('How are they?', { max: mostWords, missing: 'Say how they are.' }),
      support: fields.perhaps(fields.words('Support you agreed', { max: mostWords, hint: 'Leave it empty if none was needed.' })),
    }),
    may: whoDiscusses,
    // A talk that was had holds whatever else has been noted meanwhile.
    holdsWhenStale: true,
    unless: ({ talk }, facts) =>
      talk ? `${nameThen(talk, facts.office)} has recorded this talk already, ${ago(talk.at, facts)}.` : undefined,
    form: {
      name: 'talked',
      title: 'We have talked',
      send: 'Record the talk',
      know: [
        `You both want to be clear about what happened, and you want to know how it has left them (${cite('s6', 's12')}).`,
        'This stays between the two of you: nobody else sees it.',
      ],
    },
    does: ({ how, support = '' }, state, facts) =>
      decided([{ event: 'TalkRecorded', how, support, ...instead(state, facts) }], state.followUp ? [] : [decideReminder(facts)]),
  }),
  /** Ours, from s6: a log that is not clear or not factual goes back to whoever wrote it. */
  ReturnForCorrection: takes({
    given: z.object({
      points: z
        .array(z.enum(points))
        .min(1, 'Choose at least one.')
        .meta({
          label: 'What needs another look?',
          input: 'choices',
          labels: { quotes: 'Quotes are not marked, or not attributed', opinion: 'Something reads as an opinion', other: 'Something else' },
        }),
      reason: fields.words('What do you ask for?', { max: mostWords, missing: 'Say what you ask for.' }),
    }),
    may: whoDiscusses,
    during: ['AwaitingDiscussion', 'Discussed'],
    otherwise: (state, facts) =>
      state.is === 'Returned' ? `${nameThen(state.returned, facts.office)} has returned it already, ${ago(state.returned.at, facts)}.` : '',
    form: {
      name: 'return',
      title: 'Return for correction',
      send: 'Return it',
      know: [`A log holds facts, and quotes are marked as quotes (${cite('s6')}). Say kindly what is missing: they may still be upset.`],
    },
    does: (asked, state, facts) => {
      const reminder = correctReminder(facts)
      return decided(
        [{ event: 'LogReturned', ...asked, again: reminder.at, ...instead(state, facts) }],
        [...tell('returned', [state.reporter], 'now'), reminder],
      )
    },
  }),
  /** Ours: taken back from its correction: the talk, where it has not been, is asked after again. */
  TakeBackReturn: takes({
    may: whoDiscusses,
    during: ['Returned'],
    otherwise: 'It is not with anybody for correction.',
    does: (_, state, facts) => {
      if (state.talk) return decided([{ event: 'ReturnTakenBack', ...instead(state, facts) }])
      const reminder = discussReminder(facts)
      return decided([{ event: 'ReturnTakenBack', again: reminder.at, ...instead(state, facts) }], [reminder])
    },
  }),
  /** Ours, from s6: still with its writer. */
  RemindToCorrect: rings({
    during: ['Returned'],
    does: (_, state, facts) => askToCorrect(state, facts),
  }),
  /**
   * Not discussed in time: whoever has it is reminded. A returned log lies with the member of staff (s6), and has an alarm of its own, which asks; one that was
   * returned before there was any has it from here.
   */
  RemindToDiscuss: rings({
    does: (_, state, facts) => {
      if (state.is === 'Returned') return state.returned.again === undefined ? askToCorrect(state, facts) : decided()
      const manager = discusser(state, facts)
      // Since a correction another alarm asks after the talk; and nobody is asked twice on one day.
      if (state.talk || !manager || isTakenOver(state.talkAgain, facts) || wasAskedToday(state, manager.id, facts)) return decided()
      return decided([{ event: 'DiscussionReminded', told: manager.id }], toDiscusser('discuss-reminder', state, facts))
    },
  }),
  /** Ours, from s6: still not discussed: the group manager is told, then whoever is above, one at a time, until somebody has talked (rule 3). */
  PassUpDiscussion: rings({
    does: (_, state, facts) => {
      if (state.talk) return decided()
      const asked = discusser(state, facts)?.id
      const next = managersAbove(state.reporter, facts).find(
        ({ id }) => id !== asked && id !== state.log.lineManager && !state.passedUpTo.includes(id),
      )
      // They have heard of this log today: they are told on the next day of work.
      if (next && wasAskedToday(state, next.id, facts)) return decided([], [passesUpNextDay(facts)])
      if (next)
        return decided([{ event: 'DiscussionPassedUp', told: next.id }], [...tell('not-discussed', [next.id], 'now'), passesUp(facts)])
      // Everybody has been told: whoever has it is asked again, unless they were today, or another alarm asks for its correction.
      const isAskedOtherwise = state.is === 'Returned' && state.returned.again !== undefined
      if (!asked || isAskedOtherwise || wasAskedToday(state, asked, facts)) return decided([], [passesUp(facts)])
      return decided([{ event: 'DiscussionReminded', told: asked }], [...tell('discuss-reminder', [asked], 'now'), passesUp(facts)])
    },
  }),
}
