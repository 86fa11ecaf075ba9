import type { Button, Facts, View, Viewer } from '../procedure.js'
import { plainCard, type Row } from '../shared/lines.js'
import { namesOf } from '../shared/people.js'
import { openOf } from '../shared/todo.js'
import { looking } from './looking.js'
import { type BegunList, type Entry, goesOn, grounds, openEntries, type RetentionState } from './matter.js'

/** The list as Information Governance sees it: what goes when, what is held and why, what stays by itself, and what went. */
export function viewList(notice: string, state: RetentionState, viewer: Viewer, facts: Facts): View {
  if (state.is === 'NotListed')
    return plainCard({ title: 'Records due to go', status: { words: 'Nothing here yet', tone: 'waiting' }, sections: [] }, viewer, facts)
  const ahead = state.by !== 'clock'
  return plainCard(
    {
      title: ahead ? 'Records that are held' : notice === 'report' ? 'Records that went' : 'Records due to go',
      status: statusOf(state, facts),
      paragraphs: paragraphsOf(notice, state, ahead, facts),
      rows:
        notice === 'report'
          ? [...overRows(state, facts), ...heldRows(state, facts), ...stayingRows(state), ...goingRows(state, facts)]
          : [...goingRows(state, facts), ...heldRows(state, facts), ...stayingRows(state), ...overRows(state, facts)],
      sections: [],
      buttons: viewer.person ? buttonsFor(state, viewer.person.id, facts) : [],
    },
    viewer,
    facts,
  )
}

function statusOf(state: BegunList, { office: { calendar } }: Facts): NonNullable<View['status']> {
  if (state.is === 'Done') return { words: 'Settled', tone: 'good' }
  const first = openEntries(state)
    .flatMap((entry) => (entry.held ? [] : (goesOn(entry, state, calendar) ?? [])))
    .toSorted()[0]
  if (first === undefined) return { words: state.entries.some(({ over }) => over) ? 'The rest is held' : 'Held', tone: 'good' }
  return openOf(state.toDo).length > 0
    ? { words: `Look through it before ${calendar.sayDate(first)}`, tone: 'attention' }
    : { words: `Looked through; the first go on ${calendar.sayDate(first)}`, tone: 'waiting' }
}

function paragraphsOf(notice: string, state: BegunList, ahead: boolean, facts: Facts): readonly string[] {
  if (state.is === 'Done')
    return ['Every record of this list is settled. Of what went there is nothing left to read; what became of each stands below.']
  if (ahead)
    return ['These records stay until the day below. Before it you are asked again; when a hold ends, they are listed like any other.']
  const went = state.entries.filter(({ over }) => over?.as === 'went').length
  if (notice === 'report' && went > 0)
    return [
      `${went === 1 ? 'One record' : `${went} records`} of this list went, and nobody can read ${went === 1 ? 'it' : 'them'} any more. There is nothing for you to do.`,
    ]
  const waits = namesOf(
    openOf(state.toDo).flatMap(({ task }) => looking.doers(task, state, facts)),
    facts.office,
    'and',
  )
  return [
    ...(notice === 'late' && waits
      ? [`${waits} ${waits.includes(' and ') ? 'have' : 'has'} not looked through it yet. Please see that somebody does.`]
      : []),
    'Hold whatever a court, a complaint or an enquiry may still need. What is not held is erased on its day, and nobody can bring it back.',
    'What a record is about, those who dealt with it know; /customer finds it by its customer or case. Evidence of a restriction that is in force, and whatever an open matter names, stays by itself.',
  ]
}

/** One row for each day and kind: the references, in order. */
const goingRows = (state: BegunList, { office: { calendar } }: Facts): readonly Row[] =>
  grouped(
    openEntries(state).filter(({ held, stays }) => !held && !stays),
    (entry) => `${calendar.sayDate(goesOn(entry, state, calendar) ?? '')}: ${entry.what}`,
    (entry) => `${goesOn(entry, state, calendar)} ${entry.what}`,
  ).map(({ label, entries }) => ({ label: `Goes on ${label}`, value: refs(entries) }))

const heldRows = (state: BegunList, { office }: Facts): readonly Row[] =>
  grouped(
    openEntries(state).filter(({ held }) => held),
    ({ held }) =>
      held ? `Held until ${office.calendar.sayDate(held.until)} by ${office.nameOf(held.by)}: ${grounds[held.ground]} (${held.words})` : '',
    ({ held }) => `${held?.until} ${held?.at}`,
  ).map(({ label, entries }) => ({ label, value: refs(entries) }))

const stayingRows = (state: BegunList): readonly Row[] =>
  grouped(
    openEntries(state).filter(({ held, stays }) => !held && stays),
    ({ stays }) => `Stays for now: ${stays}`,
    ({ stays }) => stays ?? '',
  ).map(({ label, entries }) => ({ label, value: refs(entries) }))

const overRows = (state: BegunList, { office: { calendar } }: Facts): readonly Row[] => {
  const over = state.entries.filter((entry) => entry.over)
  const rows = grouped(
    over,
    (entry) =>
      entry.over?.as === 'went'
        ? `Erased on ${calendar.sayDate(calendar.dateOf(entry.over.at))}: ${entry.what}`
        : `Not on the list any more: ${entry.over?.because ?? 'it is not due'}`,
    (entry) => `${entry.over?.as} ${entry.over?.at} ${entry.what}`,
  ).map(({ label, entries }) => ({ label, value: refs(entries) }))
  const cards = (gaveUp: boolean): number =>
    over.reduce((sum, entry) => sum + ((entry.over?.gaveUp ?? false) === gaveUp ? (entry.over?.unblanked ?? 0) : 0), 0)
  const [tried, left] = [cards(false), cards(true)]
  return [
    ...rows,
    ...(tried > 0
      ? [{ label: 'Cards that could not be blanked in a chat yet', value: `${tried}. The bot tries again each morning for a week.` }]
      : []),
    ...(left > 0
      ? [
          {
            label: 'Cards that a chat did not let the bot blank',
            value: `${left}. It tried for a week. Please have them deleted there by hand.`,
          },
        ]
      : []),
  ]
}

const grouped = (
  entries: readonly Entry[],
  label: (entry: Entry) => string,
  order: (entry: Entry) => string,
): readonly { readonly label: string; readonly entries: readonly Entry[] }[] => {
  const groups = new Map<string, Entry[]>()
  for (const entry of entries.toSorted((one, other) => (order(one) < order(other) ? -1 : 1))) {
    const known = groups.get(label(entry))
    if (known) known.push(entry)
    else groups.set(label(entry), [entry])
  }
  return [...groups].map(([name, its]) => ({ label: name, entries: its }))
}

/** The references; of what is between a few people only how many there are. */
const refs = (entries: readonly Entry[]): string => {
  const shown = entries.filter(({ narrow }) => !narrow).map(({ record }) => record)
  const hidden = entries.length - shown.length
  return [...shown.toSorted(), ...(hidden > 0 ? [`${hidden} between the people concerned`] : [])].join(', ')
}

function buttonsFor(state: BegunList, by: Facts['by'], facts: Facts): readonly Button[] {
  if (state.is === 'Done' || !looking.doers('look through', state, facts).some((id) => id === by)) return []
  const open = openEntries(state)
  return [
    ...(openOf(state.toDo).length > 0
      ? [{ title: 'I have looked through it', does: { step: 'MarkLookedThrough' }, style: 'primary' } as const]
      : []),
    ...(open.length > 0 ? [{ title: 'Hold records', does: { dialog: 'hold' } } as const] : []),
    ...(open.some(({ held }) => held) ? [{ title: 'Release what is held', does: { dialog: 'release' } } as const] : []),
  ]
}
