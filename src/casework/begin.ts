import { LogAway } from '../log/log.js'
import type { Answers } from '../procedures/form.js'
import type { AnyProcedure, AnyStep, Facts } from '../procedures/procedure.js'
import { isUrgent } from '../procedures/urgent.js'
import type { RecordId, StaffId } from '../procedures/words.js'
import type { Answer } from './arrival.js'
import type { Desk } from './desk.js'
import { draftAbout } from './dialog/draft-about.js'
import { type Draft, type Drafts, draftIdOf } from './dialog/drafts.js'
import { fieldsIn, inputOf } from './dialog/schema.js'
import { beginDraft, firstStep, keyOfDraft, resumeDraft } from './dialog/talk.js'
import { type AnyDialog, isRefusal } from './dialog/walk.js'
import { carried } from './held-words.js'
import { choiceCard } from './lists.js'
import type { Look } from './look-up/keep-looks.js'
import { openedBy, openRecord } from './open-record.js'
import { cardFor, mayBeShown } from './present-card.js'
import { factsNow, fetchRecord, unnamed } from './record-at-hand.js'
import { afterStep } from './say-taken.js'
import { notBegunWords, sentence, worksAlways } from './sentences.js'
import { harmInForm } from './told-in-passing.js'
import { saveSoon, sendUnsaved } from './unsaved-alert.js'

/** How a procedure is begun: by whom, with which words after the command, from which record, and whether an unfinished form is to be offered. */
export interface Beginning {
  readonly arrival: string
  readonly by: StaffId
  readonly text: string
  readonly from?: RecordId
  readonly afresh?: boolean
  /** The words are to be changed first: they open the form, where they would have taken the step at once. */
  readonly inForm?: boolean
}

/** Begins a procedure by its command: takes its step at once, or opens its dialog, or offers the form left unfinished. */
export async function begin(desk: Desk, drafts: Drafts, procedure: AnyProcedure, how: Beginning): Promise<Answer> {
  const { command } = procedure
  if (!command) return sentence('This cannot be begun by a command.', 'refused')
  const { arrival, by, text } = how
  const begins =
    'step' in command.begins ? command.begins.step(how.inForm ? '' : text, factsNow(desk, by, unnamed(desk, procedure))) : command.begins
  if ('step' in begins) return beginByStep(desk, procedure, { step: begins, by, key: arrival })
  const dialog = procedure.dialogs.find(({ name }) => name === begins.dialog)
  if (!dialog) throw new Error(`${procedure.name} has no dialog ${begins.dialog}.`)
  return openDialog(desk, drafts, procedure, dialog, how)
}

async function beginByStep(
  desk: Desk,
  procedure: AnyProcedure,
  first: { readonly step: AnyStep; readonly by: StaffId; readonly key: string },
): Promise<Answer> {
  try {
    return await afterStep(desk, await saveSoon(desk, procedure, () => openRecord(desk, { procedure, ...first })), {
      id: first.key,
      by: first.by,
    })
  } catch (fault) {
    const sent = await sendUnsaved(desk, procedure, first, fault)
    if (sent) return sent
    throw fault
  }
}

async function openDialog(
  desk: Desk,
  drafts: Drafts,
  procedure: AnyProcedure,
  dialog: AnyDialog,
  { arrival, by, text, from, afresh }: Beginning,
): Promise<Answer> {
  const id = draftIdOf(arrival)
  const looked = await lookBefore(desk, drafts, procedure, id, by)
  if ('answer' in looked) return looked
  const facts = factsNow(desk, by, unnamed(desk, procedure))
  const filled = from === undefined || looked.away ? undefined : await given(desk, from, { id: arrival, by }, dialog.title)
  const begun = dialog.begin
    ? dialog.begin(procedure.initial, facts, { ...(text ? { text } : {}), ...(filled ? { from: filled } : {}) })
    : firstWords(dialog, text, facts)
  if (isRefusal(begun)) return sentence(begun.refused, 'refused')
  const draft: Draft = {
    id,
    by,
    procedure: procedure.name,
    dialog: dialog.name,
    opened: facts.now,
    begun,
    typed: {},
    step: firstStep(dialog, begun, facts),
    ...(text ? { text } : {}),
    ...(from === undefined ? {} : { from }),
  }
  if (looked.away && desk.standsIn && !isUrgent(procedure)) return notBegun(desk, procedure, dialog, draft)
  const alike = looked.drafts.filter(
    (each) => each.procedure === procedure.name && each.dialog === dialog.name && each.record === undefined,
  )
  const same = alike.findLast((each) => from !== undefined && each.from === from)
  if (same && !afresh) return resumeDraft(desk, drafts, same.id, by)
  const left = alike.findLast((each) => !each.aside)
  const isAsked = left && !afresh && from === undefined && !isUrgent(procedure)
  // What tells of harm stands behind no question: its form shows the way to the seniors (s9), and the other one stays.
  if (isAsked && (await harmInForm(desk, procedure, draft)).length === 0) {
    // Words that came with the command are kept at once: "Start afresh" leads to them.
    if (text) await drafts.keep(draft)
    const when = facts.office.calendar.say(left.opened, facts.now)
    const words = draftAbout(dialog, left, facts)
    const which = words ? ` It has “${words}” in it.` : ''
    return choiceCard('You have an unfinished form', `You began “${dialog.title}” ${when} and have not sent it.${which}`, [
      { words: 'Everything you typed is still there.', title: 'Go on', verb: `resume:${left.id}` },
      {
        words: 'Begin with an empty form. The other one stays in /my-work for a day.',
        title: 'Start afresh',
        verb: text ? `resume:${id}` : `fresh:${procedure.command?.name ?? ''}`,
      },
    ])
  }
  if (afresh && left) await drafts.keep({ ...left, aside: true })
  return beginDraft(desk, drafts, draft, looked.away)
}

/** A form that would be lost with the bot that only stands in: the words that came with it go along on a button, and those that tell of harm lead to the seniors (s9). */
async function notBegun(desk: Desk, procedure: AnyProcedure, dialog: AnyDialog, draft: Draft): Promise<Answer> {
  const { id, by, text } = draft
  if (text && desk.ask && (await harmInForm(desk, procedure, draft)).length > 0) return desk.ask.question(text, { by, where: id })
  const words = notBegunWords(dialog.title)
  if (!text) return sentence(`${words}${worksAlways(desk)}`, 'refused')
  const given = desk.held?.hold(text, by) ?? { text: carried(text) }
  const again = {
    words: 'What you typed goes along.',
    title: 'Try again',
    verb: `command:${procedure.command?.name ?? ''}`,
    data: { given },
  }
  return choiceCard('This has to wait a few minutes', words, [again])
}

/** What there is before a dialog opens: the answer to a repeat, or the person's drafts. A log that is away stops nobody from typing; nothing at all stops an alert. */
async function lookBefore(
  desk: Desk,
  drafts: Drafts,
  procedure: AnyProcedure,
  id: string,
  by: StaffId,
): Promise<Answer | { readonly drafts: readonly Draft[]; readonly away: boolean }> {
  try {
    const known = await drafts.find(id)
    if (known) return await resumeDraft(desk, drafts, id, by)
    const sent = await openedBy(desk, keyOfDraft(id))
    if (sent) return await afterStep(desk, sent, { id, by })
    return { drafts: await drafts.of(by), away: false }
  } catch (fault) {
    if (fault instanceof LogAway || isUrgent(procedure)) return { drafts: [], away: true }
    throw fault
  }
}

/** What another record fills in, for those who may open it, which is a look unless they hold its card; everybody else begins with nothing. */
async function given(desk: Desk, from: RecordId, look: Look, title: string): Promise<Answers | undefined> {
  const at = await fetchRecord(desk, from)
  const person = desk.directory().person(look.by)
  const facts = factsNow(desk, look.by, from)
  if (!at?.procedure.gives || !person || !at.procedure.mayOpen(at.state, person, facts)) return undefined
  const holds = cardFor(at, person, facts) ?? 'record'
  if (!(await mayBeShown(desk, look, at, holds, `It filled in the form “${title}”.`))) return undefined
  return { ...at.procedure.gives(at.state), record: from }
}

/** For a dialog that does not say where the words after the command go: into the first text of its first form. */
function firstWords(dialog: AnyDialog, text: string, facts: Facts): Answers {
  const form = text ? dialog.steps[0]?.form({}, facts) : undefined
  const fields = form ? fieldsIn(form) : []
  const [name] = fields.find(([, field]) => inputOf(field) === 'lines') ?? fields.find(([, field]) => inputOf(field) === 'line') ?? []
  return name === undefined ? {} : { [name]: text }
}
