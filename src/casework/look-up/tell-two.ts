import type { RecordId } from '../../procedures/words.js'
import type { Answer } from '../arrival.js'
import type { Desk } from '../desk.js'
import { type Drafts, draftIdOf } from '../dialog/drafts.js'
import { beginDraft, firstStep, resumeDraft } from '../dialog/talk.js'
import { isRefusal } from '../dialog/walk.js'
import { factsNow, unnamed } from '../record-at-hand.js'
import { sentence } from '../sentences.js'
import { keepLooks, type Look } from './keep-looks.js'
import { lookUpOf } from './look-up.js'
import { recordsToSort } from './records-to-sort.js'
import { apartIn } from './tell-apart.js'
import type { Naming } from './whole-customer.js'

/** More records than anybody would sort in one form. */
const mostAsked = 20

/** Opens the form in which a manager says of each record on a customer's card to which of two customers it belongs. */
export const beginTellingTwo = async (desk: Desk, drafts: Drafts, look: Look, record: RecordId): Promise<Answer> => {
  const procedure = desk.procedures.find(({ parts }) => parts !== undefined)
  const dialog = procedure?.dialogs.find(({ name }) => name === procedure.parts?.dialog)
  if (!procedure || !dialog) return sentence('This office does not tell customers apart.', 'refused')
  const id = draftIdOf(look.id)
  if (await drafts.find(id)) return resumeDraft(desk, drafts, id, look.by)
  const facts = factsNow(desk, look.by, unnamed(desk, procedure))
  const customer = await lookUpOf(desk).customerOf(record, look.by)
  const askable = recordsToSort(desk, customer, look.by)
  const asked = askable.slice(0, mostAsked)
  const from = { asked: asked.map((one) => ({ record: one.record, label: labelOf(desk, one) })), unasked: askable.length - asked.length }
  const begun = dialog.begin?.(procedure.initial, facts, { from }) ?? from
  if (isRefusal(begun)) return sentence(begun.refused, 'refused')
  if (asked.length < 2) return sentence('There is only one record here that can be sorted: nobody can be told apart by it.', 'refused')
  const why = 'They told two customers apart.'
  const kept = await keepLooks(
    desk,
    look,
    asked.map((one) => one.at),
    why,
  )
  if (!kept) return sentence('Please try again in a moment.', 'refused')
  return beginDraft(desk, drafts, {
    id,
    by: look.by,
    procedure: procedure.name,
    dialog: dialog.name,
    opened: facts.now,
    begun,
    typed: {},
    step: firstStep(dialog, begun, facts),
  })
}

const labelOf = (desk: Desk, one: Naming): string => {
  const { calendar } = desk.directory()
  const apart = apartIn(desk, { members: [one], matches: [] })
  const day = calendar.sayDate(calendar.dateOf(one.at.kept.opened))
  return [one.record, one.at.procedure.title, one.customer.name || 'no name', ...apart, day].join(' · ').slice(0, 300)
}
