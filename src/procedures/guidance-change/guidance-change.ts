import { z } from 'zod'
import { decided, type Procedure, refused } from '../procedure.js'
import { cite } from '../sections.js'
import { begun, type StepOf, stepsOf } from '../shared/begun.js'
import * as fields from '../shared/fields.js'
import { mark } from '../shared/mark.js'
import { holds, tell } from '../shared/people.js'
import { anybody, either, type May, neverOwn, only, ranked } from '../shared/rights.js'
import { agreeing } from './agreeing.js'
import { changeInCopy } from './in-copy.js'
import { changeList } from './list.js'
import {
  agreedBy,
  type BegunChange,
  type ChangeEvent,
  type ChangeState,
  changeEvents,
  evolveChange,
  type Proposed,
  type Task,
  tasksFor,
} from './matter.js'
import { headings, type Section } from './sections.js'
import { takers } from './take-back.js'
import { viewChange } from './view.js'

/** Long enough for a paragraph, short enough to be read during a call. */
const most = 600

const { opens, takes, rings } = begun<ChangeState, ChangeEvent, 'NotProposed'>({
  initial: 'NotProposed',
  notBegun: 'Nothing was proposed here. Start with /guidance-change.',
  begunAlready: 'This has been proposed already.',
})

/** Nobody agrees to their own words (rule 2), and nobody for both. */
const may = (task: Task): May<BegunChange> =>
  neverOwn(
    ({ by }) => by,
    'You proposed these words: somebody else agrees to them.',
    (state, facts) =>
      agreedBy(state).includes(facts.by)
        ? 'You have agreed already: the second agreement is somebody else’s.'
        : agreeing.may(task, (one: BegunChange) => one.toDo)(state, facts),
  )
const over = 'This has been decided already.'

const agree = (task: Task) =>
  takes({
    may: may(task),
    during: ['Proposed'],
    otherwise: over,
    does: (_, state: Proposed, _facts) => {
      const isLast = tasksFor(state.section).every((one) => one === task || state.toDo.some((each) => each.task === one && each.closed))
      return decided([{ event: 'ChangeAgreed', task }], isLast ? tell('live', [state.by], 'now') : tell('receipt', [state.by]))
    },
  })

const steps = {
  /** Ours, from s1: good practice is developed: words of the office's own beside the source's. */
  ProposeChange: opens({
    given: z.object({
      section: fields.choice('Beside which section?', headings),
      words: fields.words('The words', {
        max: most,
        hint: `At most ${most} letters. Plain words: what to do first. They stand beside the procedure and never in its place.`,
      }),
      why: fields.words('Why are they needed?', { max: 2_000, hint: 'For those who agree to them. Name no customer.' }),
    }),
    may: anybody,
    form: {
      name: 'propose',
      title: 'Propose guidance of our own',
      send: 'Propose',
      know: [
        `The procedure’s own words stay as they are. Yours are shown beside them, marked as the office’s own, once the Head of Customer Contact has approved them; beside ${cite('s9', 's11')} Information Governance agrees as well.`,
      ],
      begin: (_, __, { text }) => (text ? { words: text.slice(0, most) } : {}),
    },
    does: (given, facts) => {
      const { section, words, why } = given
      const state = evolveChange({ is: 'NotProposed' }, { event: 'ChangeProposed', by: facts.by, at: facts.now, section, words, why })
      if (state.is !== 'Proposed') return refused('Nothing was proposed.')
      return decided(
        [{ event: 'ChangeProposed', section, words, why }],
        [...tell('receipt', [facts.by]), ...agreeing.puts(tasksFor(section), state, facts)],
      )
    },
  }),
  ApproveChange: agree('approve'),
  AgreeForGovernance: agree('governance'),
  /** Ours: whoever answers for the section declines the words, with a reason. */
  DeclineChange: takes({
    given: z.object({ reason: fields.words('Why not?', { max: 2_000, hint: 'Whoever proposed it reads this.' }) }),
    may: either(may('approve'), may('governance')),
    during: ['Proposed'],
    otherwise: over,
    form: { name: 'decline', title: 'Not in these words', send: 'Decline' },
    does: ({ reason }, state) => decided([{ event: 'ChangeDeclined', reason }], tell('declined', [state.by], 'now')),
  }),
  /** Ours: whoever proposed them takes them back. */
  WithdrawChange: takes({
    may: only<BegunChange>(
      ({ by }) => [by],
      (names) => `Only ${names} can withdraw what they proposed.`,
    ),
    during: ['Proposed'],
    otherwise: over,
    does: () => decided([{ event: 'ChangeWithdrawn' }]),
  }),
  /** Ours: with one press, by any of those who answer for it: wrong words are gone before anybody asks why. */
  TakeBackChange: takes({
    may: ranked(takers, 'The Head of Customer Contact, a head of department or Information Governance can take this back.'),
    during: ['Live'],
    otherwise: 'These words are not shown to anybody.',
    holdsWhenStale: true,
    does: (_, state, facts) =>
      decided(
        [{ event: 'ChangeTakenBack' }],
        tell(
          'taken back',
          [state.by, ...agreedBy(state)].filter((id) => id !== facts.by && facts.office.person(id)),
        ),
      ),
  }),
  /** Ours: a proposal is asked after, and passed up (rule 3). */
  ChaseChange: rings({
    during: ['Proposed'],
    does: (_, state, facts) => {
      const owed = agreeing.chases(state.toDo, state, facts)
      return owed.length === 0 ? decided() : decided([{ event: 'ChangeChased' }], owed)
    },
  }),
}
export type ChangeStep = StepOf<typeof steps>

/** Guidance that the office edits (ours; s1 asks that the procedure is looked at again each year). Live words stand beside the source's, never in their place. */
export const guidanceChange: Procedure<ChangeStep, ChangeEvent, ChangeState> = {
  name: 'guidance-change',
  prefix: 'GC',
  title: 'Guidance of our own',
  command: {
    name: '/guidance-change',
    seldom: true,
    help: 'Propose words of the office’s own beside a section of the procedure, for the Head of Customer Contact to approve.',
    begins: { dialog: 'propose' },
  },
  initial: { is: 'NotProposed' },
  ...stepsOf(steps),
  events: changeEvents,
  inCopy: changeInCopy,
  asks: {
    ApproveChange: {
      says: 'You approve these words: once all have agreed, every colleague reads them beside the procedure.',
      yes: 'Yes, approve',
    },
    AgreeForGovernance: {
      says: 'You agree to these words for Information Governance: once all have agreed, every colleague reads them beside the procedure.',
      yes: 'Yes, agree',
    },
    WithdrawChange: { says: 'Your proposal ends here. It stays on record; to go on, you would propose anew.', yes: 'Yes, withdraw' },
    TakeBackChange: {
      says: 'Nobody reads these words from now on. To bring them back, somebody would propose them anew.',
      yes: 'Yes, take it back',
    },
  },
  evolve: evolveChange,
  view: viewChange,
  addsGuidance: {
    is: ['Live'],
    of: (state) =>
      state.is === 'Live'
        ? { section: state.section, heading: headings[state.section], words: state.words, by: state.live.by, at: state.live.at }
        : undefined,
  },
  list: changeList,
  waiting: (state, facts) => (state.is === 'Proposed' ? agreeing.waiting(state.toDo, state, facts) : []),
  mustRing: (state, facts) => (state.is === 'Proposed' ? agreeing.rings(state.toDo, facts) : []),
  marks: (state) => (state.is === 'NotProposed' ? [] : [mark('reporter', state.by)]),
  mayOpen: (state, { id }, facts) =>
    state.is !== 'NotProposed' &&
    (state.is === 'Live' ||
      id === state.by ||
      holds(id, takers, facts.office) ||
      tasksFor(state.section).some((task) => agreeing.doers(task, state, facts).includes(id))),
  retention: {
    names: ['declined', 'taken back'],
    of: (state) => (state.is === 'TakenBack' ? 'taken back' : state.is === 'Declined' || state.is === 'Withdrawn' ? 'declined' : undefined),
  },
  say: (event, facts, sealed) => {
    const who = event.by === 'clock' || event.by === 'courier' ? 'The bot' : facts.office.nameOf(event.by)
    switch (event.event) {
      case 'ChangeProposed':
        return `${who} proposed words beside ${sectionOf(event.section)}${sealed ? `: ${event.words}` : ''}`
      case 'ChangeAgreed':
        return event.task === 'governance' ? `${who} agreed for Information Governance` : `${who} approved them`
      case 'ChangeDeclined':
        return `${who} declined them${sealed ? `: ${event.reason}` : ''}`
      case 'ChangeWithdrawn':
        return `${who} withdrew them`
      case 'ChangeTakenBack':
        return `${who} took them back`
      case 'ChangeChased':
        return 'The bot asked again'
    }
  },
}
const sectionOf = (section: Section): string => headings[section]
