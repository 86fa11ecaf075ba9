import { z } from 'zod'
import type { Topic } from '../figures.js'
import type { Office } from '../people.js'
import type { EventsOf } from '../procedure.js'
import { decided, type Notice, type Procedure } from '../procedure.js'
import type { Section } from '../sections.js'
import { begun, type StepOf, stepsOf } from '../shared/begun.js'
import { type ByItself, holds, tell } from '../shared/people.js'
import type { Role, StaffId } from '../words.js'
import { digestInCopy } from './in-copy.js'
import { viewDigest } from './view.js'

export type DigestEvent = { readonly event: 'DigestTold'; readonly month: string; readonly topics: readonly Told[] } & ByItself

/** All of them: what is not among them was written by a newer version. */
export const digestEvents: EventsOf<DigestEvent> = { DigestTold: true }

export type DigestState = { readonly is: 'NotTold' } | { readonly is: 'Told'; readonly month: string; readonly topics: readonly Told[] }
type Told = Omit<Topic, 'worth'>

/** So many things are told a month: what a meeting has time for. */
const most = 3
/** Figures that are older are told no more. */
const monthsOld = 12

/** Who talks about practice with a team (s1), and the Head of Customer Contact, who leads the review of it. */
const readers: readonly Role[] = ['line manager', 'group manager', 'head of department', 'head of customer contact']

const topic = z.object({
  about: z.string(),
  of: z.object({ from: z.string(), to: z.string() }),
  says: z.string(),
  groups: z.array(z.object({ department: z.string(), group: z.string(), says: z.string() })).readonly(),
  section: z.custom<Section>((value) => typeof value === 'string' && /^s\d+$/.test(value)),
  passage: z.string(),
  ask: z.tuple([z.string()], z.string()).readonly(),
})

const { opensItself } = begun<DigestState, DigestEvent, 'NotTold'>({
  initial: 'NotTold',
  notBegun: 'There is no digest here.',
  begunAlready: 'This digest has been sent already.',
})

const steps = {
  /** s1: practice is discussed regularly in team and management meetings. Everybody who leads a team gets it; the managers' channel its reference. */
  TellDigest: opensItself({
    given: z.object({ month: z.string(), topics: z.array(topic).readonly() }),
    does: ({ month, topics }, { office }) => {
      const channel: readonly Notice[] = office.channels.includes('managers')
        ? [{ notice: 'channel', to: { channel: 'managers' }, urgency: 'routine' }]
        : []
      const told = topics.map(({ about, of, says, groups, section, passage, ask }) => ({ about, of, says, groups, section, passage, ask }))
      return decided([{ event: 'DigestTold', month, topics: told }], [...tell('digest', readersOf(office)), ...channel])
    },
  }),
}

const readersOf = (office: Office): readonly StaffId[] =>
  office.people.filter(({ roles }) => roles.some((role) => readers.includes(role))).map(({ id }) => id)

/**
 * What to talk about this month, out of what was closed: where most was otherwise first, and in the next two months what comes after, so that a
 * quarter's figures are told once over. Nothing old; where that leaves nothing, the month has no number.
 */
export function topicsOfMonth(
  topics: readonly Topic[],
  month: string,
  { moveDate }: Pick<Office['calendar'], 'moveDate'>,
): readonly Topic[] {
  const since = moveDate(`${month}-01`, { months: -monthsOld }).slice(0, 7)
  const ranked = topics
    .filter(({ of }) => of.to >= since)
    .toSorted((one, other) => other.worth - one.worth || (one.about < other.about ? -1 : 1))
  const turns = Math.max(1, Math.ceil(ranked.length / most))
  const turn = (Number(month.slice(5)) - 1) % 3
  return ranked.slice((turn % turns) * most, ((turn % turns) + 1) * most)
}

/** The month's digest for team and management meetings (s1), opened by the clock, once for all bots. In it is no customer, nobody of the staff, and nothing of how anybody is. */
export const practiceDigest: Procedure<StepOf<typeof steps>, DigestEvent, DigestState> = {
  name: 'practice-digest',
  prefix: 'PD',
  title: 'Practice digest',
  initial: { is: 'NotTold' },
  ...stepsOf<DigestState, DigestEvent, typeof steps>(steps),
  events: digestEvents,
  inCopy: digestInCopy,
  evolve: (state, event) => (event.event === 'DigestTold' ? { is: 'Told', month: event.month, topics: event.topics } : state),
  view: viewDigest,
  // Before the first figures are closed there is no digest: an office that has just begun is not greeted with one.
  fromFigures: ({ closed, topics }, { office, now }) => {
    if (closed.length === 0) return []
    const month = office.calendar.dateOf(now).slice(0, 7)
    return [{ key: month, step: { step: 'TellDigest', month, topics: topicsOfMonth(topics(), month, office.calendar) } }]
  },
  waiting: () => [],
  marks: () => [],
  mayOpen: (state, { id }, { office }) => state.is === 'Told' && holds(id, readers, office),
  say: (_, { office }) => `${office.names.office}: the month’s digest for team meetings was sent`,
}
