import { fill, verbOf } from '../cards/fill.js'
import { LogAway, type ReadSummary } from '../log/log.js'
import type { Office } from '../procedures/people.js'
import type { Waiting } from '../procedures/procedure.js'
import { type Instant, instant, type StaffId } from '../procedures/words.js'
import type { Answer } from './arrival.js'
import { type Desk, faultOf } from './desk.js'
import { draftAbout } from './dialog/draft-about.js'
import type { Draft, Drafts } from './dialog/drafts.js'
import { mostOfOthers, type OthersItem, type OthersWork, othersWork } from './others-work.js'
import { factsNow, unnamed } from './record-at-hand.js'
import type { Unwatched } from './unwatched.js'

/** More than a person can take in at once, and near to what a Slack message holds. */
const mostRows = 12

interface Row {
  readonly what: string
  readonly reference: string
  readonly when: string
  readonly buttons: readonly {
    readonly title: string
    /** Names what the button is about, for screen readers. */
    readonly says: string
    readonly verb: string
    readonly data: { readonly record?: string; readonly version?: number }
  }[]
}

/**
 * Everything that waits for somebody: unfinished forms, then what is overdue, due today and later, oldest first in each; then what others have
 * because of them, and what lies with their team. `begin` adds a button for each command.
 */
export async function myWork(desk: Desk, drafts: Drafts, by: StaffId, { begin }: { readonly begin: boolean }): Promise<Answer> {
  const [open, summaries, others] = await Promise.all([drafts.of(by), desk.log.waitingFor(by), withoutFault(desk, othersWork(desk, by))])
  const office = desk.directory()
  const now = instant(desk.clock())
  const items = summaries
    .flatMap((summary) => summary.waiting.filter((waiting) => waiting.for === by).map((waiting): OthersItem => ({ summary, waiting })))
    .toSorted((one, other) => one.waiting.since.localeCompare(other.waiting.since))
  const ranked = grouped(items, office, now)
  const groups = [
    { title: 'Unfinished', tone: 'Default', rows: open.map((draft) => draftRow(desk, draft, office, now)) },
    { title: 'Overdue', tone: 'Attention', rows: ranked.overdue.map((item) => row(item, office, now)) },
    { title: 'Due today', tone: 'Warning', rows: ranked.today.map((item) => row(item, office, now)) },
    { title: 'Waiting for you', tone: 'Default', rows: ranked.later.map((item) => row(item, office, now)) },
  ]
  const besides = [
    {
      title: 'Nobody sees to these',
      tone: 'Attention',
      rows: [...others.unwatched.map(unwatchedRow), ...others.nobodys.map((item) => othersRow(item, office, now, false))],
    },
    {
      title: 'With your team',
      tone: 'Default',
      rows: [...others.away.map(awayRow), ...others.team.map((item) => othersRow(item, office, now)), ...moreOf(others.team)],
    },
    { title: 'You wait for others', tone: 'Default', rows: others.asked.map((item) => othersRow(item, office, now)) },
  ].filter(({ rows }) => rows.length > 0)
  const all = open.length + items.length
  // What is seldom begun stands in /help, and the alarm below, as on every card.
  const begins = desk.procedures.flatMap(({ command, title, urgent }) =>
    command && !command.seldom && !urgent ? [{ title: command.button ?? title, verb: `command:${command.name}`, data: {} }] : [],
  )
  const card = fill({
    template: 'office/my-work',
    data: {
      words: all === 0 ? 'Nothing is waiting for you.' : all === 1 ? 'One thing is waiting for you.' : `${all} things are waiting for you.`,
      groups: [...firstRows(groups), ...besides],
      begins: [{ title: begin ? 'Begin something' : 'More', buttons: [...(begin ? begins : []), help] }],
      more:
        all > mostRows ? `And ${all - mostRows} more: ${all - mostRows === 1 ? 'it comes' : 'they come'} up here as you finish these.` : '',
    },
    title: 'My work',
    sections: [],
    buttons: [],
    preview: 'My work',
  })
  return { answer: 'card', card }
}

const help = { title: 'What can I do here?', verb: 'command:/help', data: {} }

function grouped(items: readonly OthersItem[], office: Office, now: Instant) {
  const overdue = items.filter(({ waiting: { due } }) => due !== undefined && due <= now)
  const today = items.filter(
    ({ waiting: { due } }) => due !== undefined && due > now && office.calendar.dateOf(due) === office.calendar.dateOf(now),
  )
  const later = items.filter((item) => !overdue.includes(item) && !today.includes(item))
  return { overdue, today, later }
}

function row({ summary, waiting }: OthersItem, { calendar }: Office, now: Instant): Row {
  const since = `since ${calendar.say(waiting.since, now)}`
  const due = waiting.due === undefined ? '' : `, due ${calendar.say(waiting.due, now)}`
  return {
    what: waiting.what,
    reference: waiting.what.includes(summary.record) ? '' : summary.record,
    when: `${since}${due}`,
    buttons: [
      ...quick(summary, waiting),
      // What is read first opens by its own button.
      ...(opens(waiting)
        ? []
        : [
            {
              title: 'Open',
              says: `Open ${summary.record}: ${waiting.what}`,
              verb: 'open:',
              data: { record: summary.record, version: summary.moved },
            },
          ]),
    ],
  }
}

const opens = ({ button }: Waiting): boolean => button !== undefined && 'command' in button.does && button.does.command === '/open'

/** A thing that somebody else has: who, and since when. Whoever looks may open it, where it is theirs to open. */
const othersRow = ({ summary, waiting: { button: _, ...waiting } }: OthersItem, office: Office, now: Instant, mayOpen = true): Row => {
  const { what, reference, when, buttons } = row({ summary, waiting }, office, now)
  return { what, reference, when: `With ${office.nameOf(waiting.for)} ${when}`, buttons: mayOpen ? buttons : [] }
}
/** A full page of others' work may not be all of it; how much more is not said, since some of it may be hidden from whoever looks. */
const moreOf = (team: OthersWork['team']): readonly Row[] =>
  team.length < mostOfOthers
    ? []
    : [
        {
          what: 'Write /lists and a name to see all that lies with somebody',
          reference: '',
          when: 'There may be more: these wait longest.',
          buttons: [],
        },
      ]
const unwatchedRow = ({ what, why }: Unwatched): Row => ({ what, reference: '', when: why, buttons: [] })
const awayRow = ({ what, toDo }: OthersWork['away'][number]): Row => ({ what, reference: '', when: toDo, buttons: [] })

/** A mistake in what others have must not hide what waits for oneself. */
const withoutFault = (desk: Desk, work: Promise<OthersWork>): Promise<OthersWork> =>
  work.catch((fault: unknown) => {
    if (fault instanceof LogAway) throw fault
    desk.report({ tells: 'fault', doing: 'what others have', ...faultOf(fault) })
    return { asked: [], team: [], away: [], nobodys: [], unwatched: [] }
  })

/** The one button that does it. */
const quick = ({ record, moved }: ReadSummary, { button, what }: Waiting): Row['buttons'] =>
  button && !('link' in button.does)
    ? [{ title: button.title, says: `${button.title}: ${what}`, verb: verbOf(button.does), data: { record, version: moved } }]
    : []

function draftRow(desk: Desk, draft: Draft, { calendar }: Office, now: Instant): Row {
  const procedure = desk.procedures.find(({ name }) => name === draft.procedure)
  const dialog = procedure?.dialogs.find(({ name }) => name === draft.dialog)
  const what = dialog?.title ?? procedure?.title ?? 'A form'
  const words = procedure && dialog && draftAbout(dialog, draft, factsNow(desk, draft.by, draft.record ?? unnamed(desk, procedure)))
  const about = `${what}${words ? ` “${words}”` : ''}, begun ${calendar.say(draft.opened, now)}`
  return {
    what: `Finish: ${what}`,
    reference: [draft.record, words && `“${words}”`].filter(Boolean).join(' '),
    when: `begun ${calendar.say(draft.opened, now)}, not sent yet`,
    buttons: [
      { title: 'Go on', says: `Go on with ${about}`, verb: `resume:${draft.id}`, data: {} },
      { title: 'Throw away', says: `Throw away ${about}`, verb: `discard:${draft.id}`, data: {} },
    ],
  }
}

function firstRows<Group extends { readonly rows: readonly Row[] }>(groups: readonly Group[]): readonly Group[] {
  let left = mostRows
  return groups
    .map((group) => {
      const rows = group.rows.slice(0, left)
      left -= rows.length
      return { ...group, rows }
    })
    .filter(({ rows }) => rows.length > 0)
}
