import { LogAway } from '../../log/log.js'
import type { Answers } from '../../procedures/form.js'
import type { AnyProcedure, Facts } from '../../procedures/procedure.js'
import { instant, type StaffId } from '../../procedures/words.js'
import type { Answer, Arrival } from '../arrival.js'
import type { Desk } from '../desk.js'
import { inTime } from '../in-time.js'
import { keepPressed } from '../keep-pressed.js'
import { type LeadOn, ledTo } from '../lead-on.js'
import { settledCard } from '../lists.js'
import { oneWordAtATime } from '../look-up/same-customer.js'
import { whyNotTwo } from '../look-up/why-not-two.js'
import { type Opened, openedBy, openRecord } from '../open-record.js'
import { factsNow, fetchRecord, unnamed } from '../record-at-hand.js'
import { afterStep } from '../say-taken.js'
import { sentence } from '../sentences.js'
import { takeStep } from '../take-step.js'
import { harmInForm } from '../told-in-passing.js'
import { saveSoon, sendUnsaved } from '../unsaved-alert.js'
import { alertFormOf } from './alert-form.js'
import type { Draft, DraftAtHand, Drafts } from './drafts.js'
import { isWrittenIn } from './drafts.js'
import { unseenEvidence, withEvidence } from './evidence.js'
import { keepTyped, type Move, makeMove, promptsOf } from './move.js'
import { notThereWords } from './not-there.js'
import { type Refusal, wouldBeRefused } from './refusal.js'
import { checking, type Say, showDialog } from './show-dialog.js'
import { showing } from './typed.js'
import { type AnyDialog, walk } from './walk.js'

/** A draft with the dialog it belongs to. */
interface Open {
  readonly procedure: AnyProcedure
  readonly dialog: AnyDialog
  readonly facts: Facts
}

/** Under this key a sent draft is found again: one draft is sent once, however often its button is pressed. */
export const keyOfDraft = (id: string): string => `draft:${id}`

/** Takes a form of a dialog: keeps what is typed, then moves, or sends; a step that leads straight on is answered with the form that it leads to. */
export async function takeForm(
  desk: Desk,
  drafts: Drafts,
  arrival: Extract<Arrival, { arrives: 'form' }>,
  leadOn: LeadOn,
): Promise<Answer> {
  const found = await findSent(desk, drafts, arrival)
  if ('answer' in found) return found
  const { held, open } = found
  // A form may stand in the place of the card that it was opened from, and so does what answers it.
  if (held.draft.record) keepPressed(desk, arrival, held.draft.record)
  if (arrival.move === 'discard') {
    await drafts.drop(arrival.draft)
    return sentence('Thrown away. Nothing was sent.', 'done')
  }
  const moved = makeMove(open.dialog, held.draft, arrival.move, arrival.step, arrival.values, open.facts)
  const seen = arrival.move === 'next' ? await withEvidence(desk, open.dialog, moved.draft, open.facts) : { draft: moved.draft }
  const { draft } = seen
  const kept = await drafts.keep(draft, !held.saved)
  if (moved.settled) return settledCard(moved.settled, kept.draft.id)
  if (moved.prompted) return show(desk, open, kept, { warnings: [lookAgain] })
  // What is told anew and sent without a check shows the way to the seniors first, once. Whoever takes a step of a record knows what it is about.
  const unshown = moved.sends && !draft.record && draft.step !== checking && !draft.harmShown
  if (unshown && (await harmInForm(desk, open.procedure, draft)).length > 0)
    return show(desk, open, await drafts.keep({ ...draft, harmShown: true }, !held.saved))
  const wrong = draft.step === checking && moved.draft.step !== held.draft.step ? await wouldBeRefused(desk, open, draft) : undefined
  if (wrong) return showRefusal(desk, drafts, open, kept, wrong)
  if (!moved.sends)
    return show(desk, open, kept, {
      ...(moved.marked ? { marked: true } : {}),
      ...focusOf(arrival.move),
      ...('unseen' in seen ? { warnings: [unseenEvidence] } : {}),
    })
  return kept.saved ? send(desk, drafts, open, kept, leadOn) : ((await sendDirectly(desk, drafts, open, kept)) ?? show(desk, open, kept))
}

const focusOf = (move: Move): Pick<Say, 'focus'> =>
  typeof move === 'object' && 'change' in move && move.field !== undefined ? { focus: move.field } : {}

/** The dialog was closed: the words stay for a day, and an empty draft goes. */
export async function takeClosing(desk: Desk, drafts: Drafts, arrival: Extract<Arrival, { arrives: 'closed' }>): Promise<Answer> {
  const found = await findSent(desk, drafts, arrival)
  if ('answer' in found) return { answer: 'nothing' }
  const { held, open } = found
  const draft =
    arrival.step !== undefined && arrival.values !== undefined
      ? keepTyped(open.dialog, held.draft, arrival.step, arrival.values, open.facts)
      : held.draft
  if (isWrittenIn(draft)) await drafts.keep(draft, !held.saved)
  else await drafts.drop(draft.id)
  return { answer: 'nothing' }
}

/** Shows a draft at the step where it was left. */
export async function resumeDraft(desk: Desk, drafts: Drafts, id: string, by: StaffId): Promise<Answer> {
  const found = await findDraft(desk, drafts, id, by)
  return 'answer' in found ? found : show(desk, found.open, found.held)
}

/** Begins a draft, or shows it when a repeat of the same arrival has begun it already. */
export async function beginDraft(desk: Desk, drafts: Drafts, draft: Draft, logIsAway = false): Promise<Answer> {
  const open = openOf(desk, draft)
  if (!open) return noLonger
  return show(desk, open, await drafts.keep(draft, logIsAway))
}

/** The step that a dialog opens with. */
export const firstStep = (dialog: AnyDialog, begun: Answers, facts: Facts): string =>
  walk(dialog, { begun, typed: {} }, facts).steps[0]?.step.name ?? checking

const noLonger = sentence('This form is no longer open: an unfinished form is kept for a day. Please begin again.', 'refused')

/** How long the log may take to give the draft of an alert's form that was sent, in milliseconds: then it goes on without. */
const alertPatience = 1_200

/** The same for what was sent of a form: of an alert's, which nobody knows any more, or of which the log does not say, what was sent is all there is. */
async function findSent(
  desk: Desk,
  drafts: Drafts,
  arrival: Extract<Arrival, { arrives: 'form' | 'closed' }>,
): ReturnType<typeof findDraft> {
  const { draft: id, by } = arrival
  const alert = alertFormOf(desk, arrival)
  const finding = findDraft(desk, drafts, id, by)
  if (!alert) return finding
  const away = () => ({ away: true }) as const
  const found = await inTime<Awaited<typeof finding> | ReturnType<typeof away>>(finding.catch(ifAwayThen(away)), away, alertPatience)
  if (!('away' in found) && found !== noLonger) return found
  const open = openOf(desk, alert)
  return open ? { held: { draft: alert, saved: !('away' in found) }, open } : noLonger
}

const ifAwayThen =
  <T>(otherwise: () => T) =>
  (fault: unknown): T => {
    if (fault instanceof LogAway) return otherwise()
    throw fault
  }

async function findDraft(
  desk: Desk,
  drafts: Drafts,
  id: string,
  by: StaffId,
): Promise<{ readonly held: DraftAtHand; readonly open: Open } | Answer> {
  const held = await drafts.find(id)
  if (!held) {
    const sent = await openedBy(desk, keyOfDraft(id))
    const mine = sent?.after.kept.events.some((event) => event.by === by)
    return sent && mine ? afterStep(desk, sent, { id: keyOfDraft(id), by }) : noLonger
  }
  if (held.draft.by !== by) return sentence('This form belongs to somebody else. Please begin your own.', 'refused')
  const open = openOf(desk, held.draft)
  return open ? { held, open } : noLonger
}

function openOf(desk: Desk, { procedure: name, dialog: called, by, record }: Draft): Open | undefined {
  const procedure = desk.procedures.find((each) => each.name === name)
  const dialog = procedure?.dialogs.find((each) => each.name === called)
  return procedure && dialog ? { procedure, dialog, facts: factsNow(desk, by, record ?? unnamed(desk, procedure)) } : undefined
}

async function show(desk: Desk, open: Open, held: DraftAtHand, say: Say = {}): Promise<Answer> {
  const { dialog, facts } = open
  const walked = walk(dialog, held.draft, facts)
  const harm = await harmInForm(desk, open.procedure, held.draft)
  const alike = held.draft.step === checking && held.saved ? await alikeWords(desk, dialog, walked.answers, facts) : []
  const lost = held.draft.step === checking && held.saved ? await notThereWords(desk, dialog, walked.answers, facts) : []
  const prompts = held.draft.step === checking ? [...new Set(walked.steps.flatMap(promptsOf))] : []
  return showDialog(dialog, walked, held, facts, { ...say, warnings: [...harm, ...(say.warnings ?? []), ...prompts, ...lost, ...alike] })
}

/** Earlier records that may be the same, by reference and time. A log that does not answer warns of nothing. */
async function alikeWords(desk: Desk, dialog: AnyDialog, answers: Draft['begun'], facts: Facts): Promise<readonly string[]> {
  const likeness = dialog.likeness?.(answers, facts)
  if (!likeness || likeness.marks.length === 0) return []
  const since = instant(new Date(new Date(facts.now).getTime() - likeness.hours * 3_600_000))
  try {
    const alike = await desk.log.findByMarks(likeness.marks, since, 5)
    return alike
      .filter(({ record }) => record !== facts.record)
      .map(({ record, opened }) => `${likeness.words} ${record}, opened ${facts.office.calendar.say(opened, facts.now)}.`)
  } catch (fault) {
    if (fault instanceof LogAway) return []
    throw fault
  }
}

/** Sends a draft: its step is taken, and only then is the draft let go. Refused or not saved, everything typed is shown again. */
async function send(desk: Desk, drafts: Drafts, open: Open, held: DraftAtHand, leadOn: LeadOn): Promise<Answer> {
  const { procedure, dialog, facts } = open
  const { id, by, record } = held.draft
  const step = dialog.step(walk(dialog, held.draft, facts).answers, facts)
  const key = keyOfDraft(id)
  try {
    const taken = record
      ? await takeStep(desk, { record, step, by, key })
      : await saveSoon(desk, procedure, () => openSafely(desk, procedure, { step, by, key }))
    if (taken.outcome === 'taken' || taken.outcome === 'repeated' || taken.outcome === 'moot') {
      await letGo(drafts, id)
      await settle(desk, procedure, held.draft)
      const to = ledTo(taken, step.step)
      const led = to && (await leadOn(to, taken.after.kept.record).catch(ifAway))
      return led ?? (await afterStep(desk, taken, { id: key, by }))
    }
    const because = 'because' in taken ? taken.because : taken.outcome === 'gone' ? 'This record is no longer here.' : crowded
    return showRefusal(desk, drafts, open, held, { because, ...('field' in taken && taken.field ? { field: taken.field } : {}) })
  } catch (fault) {
    const sent = await sendDirectly(desk, drafts, open, held, fault)
    if (sent) return sent
    if (!(fault instanceof LogAway)) throw fault
    return show(desk, open, { ...held, saved: false })
  }
}

/** A refusal beside its field, on the screen where that stands; of no field that shows, above the form. */
async function showRefusal(desk: Desk, drafts: Drafts, open: Open, held: DraftAtHand, { because, field }: Refusal): Promise<Answer> {
  const { steps } = walk(open.dialog, held.draft, open.facts)
  const on = field === undefined ? undefined : steps.find(({ form, values }) => showing(form, values).has(field))
  if (!on || field === undefined) return show(desk, open, held, { warnings: [because] })
  const kept = await drafts.keep({ ...held.draft, step: on.step.name, changing: true }, !held.saved)
  return show(desk, open, kept, { refused: { [field]: because } })
}

/** Opens the record; where it tells customers apart, while nobody else says who is one, and only if nothing said already speaks against it. */
async function openSafely(
  desk: Desk,
  procedure: AnyProcedure,
  first: Omit<Parameters<typeof openRecord>[1], 'procedure'>,
): Promise<Opened> {
  if (!procedure.parts) return openRecord(desk, { procedure, ...first })
  const opened = await oneWordAtATime(desk, async () => {
    const before = await openedBy(desk, first.key)
    if (before) return before
    const because = await whyNotTwo(desk, procedure, first.step, first.by)
    return because === undefined ? openRecord(desk, { procedure, ...first }) : ({ outcome: 'not opened', because } as const)
  })
  return opened ?? { outcome: 'busy' }
}

/** It could not be saved: an at-risk alert goes out directly, and its draft is done. Undefined for every other dialog, which waits. */
async function sendDirectly(
  desk: Desk,
  drafts: Drafts,
  { procedure, dialog, facts }: Open,
  { draft }: DraftAtHand,
  fault?: unknown,
): Promise<Answer | undefined> {
  if (draft.record) return undefined
  const step = dialog.step(walk(dialog, draft, facts).answers, facts)
  const sent = await sendUnsaved(desk, procedure, { key: keyOfDraft(draft.id), by: draft.by, step }, fault)
  // A log that hangs must not hold back the answer: whom to ring.
  if (sent) void letGo(drafts, draft.id).catch(() => undefined)
  return sent
}

/** The record that the dialog was begun from is settled by it, where its procedure says so. Its own button remains, should this not be saved. */
async function settle(desk: Desk, procedure: AnyProcedure, { id, by, from }: Draft): Promise<void> {
  const command = procedure.command?.name
  const at = from && command ? await fetchRecord(desk, from).catch(ifAway) : undefined
  const step = command ? at?.procedure.settledBy?.[command] : undefined
  if (from && step) await takeStep(desk, { record: from, step: { step }, by, key: `${keyOfDraft(id)} settles` }).catch(ifAway)
}

const ifAway = (fault: unknown): undefined => {
  if (!(fault instanceof LogAway)) throw fault
}

const lookAgain = 'Please look once more at what is said below. It may be right as it is: go on if you think so.'
const crowded = 'This is still being saved. Please press again in a moment: it will not be sent twice.'

/** A draft that stays behind does no harm: sent again it is found to have been sent. */
async function letGo(drafts: Drafts, id: string): Promise<void> {
  try {
    await drafts.drop(id)
  } catch (fault) {
    if (!(fault instanceof LogAway)) throw fault
  }
}
