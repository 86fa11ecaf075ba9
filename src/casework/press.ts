import type { RecordId } from '../procedures/words.js'
import type { Answer, Arrival } from './arrival.js'
import { whereOf } from './ask/thread.js'
import { begin } from './begin.js'
import { unstamp } from './card-name.js'
import type { Desk } from './desk.js'
import type { Drafts } from './dialog/drafts.js'
import { draftIdOf } from './dialog/drafts.js'
import { beginDraft, firstStep, resumeDraft } from './dialog/talk.js'
import { isRefusal } from './dialog/walk.js'
import { draftLetter } from './draft-letter.js'
import { keepPressed } from './keep-pressed.js'
import { ledTo } from './lead-on.js'
import { lookUpOf } from './look-up/look-up.js'
import { takeSameCustomer } from './look-up/same-customer.js'
import { beginTellingTwo } from './look-up/tell-two.js'
import { openDetails } from './open-details.js'
import { offerPack } from './practice-review/pack.js'
import { cardFor, mayBeShown, presentToReader, showWhole } from './present-card.js'
import { factsNow, fetchRecord } from './record-at-hand.js'
import { runCommand } from './run-command.js'
import { afterStep } from './say-taken.js'
import { sentence } from './sentences.js'
import { offerCopy } from './subject-access/give-copy.js'
import { takeStep } from './take-step.js'
import { readAsked } from './work-lists/asked.js'
import { exportAnswer } from './work-lists/export-list.js'
import { showList } from './work-lists/show-list.js'

export type Press = Extract<Arrival, { arrives: 'press' }>

const outOfDate = sentence('This button no longer leads anywhere. /my-work shows what there is to do.', 'refused')

/** Takes a press. What answers it may stand in the place of the card that was pressed. */
export async function takePress(desk: Desk, drafts: Drafts, press: Press): Promise<Answer> {
  const answer = await answerPress(desk, drafts, press)
  if (press.record && (answer.answer === 'card' || answer.answer === 'dialog')) keepPressed(desk, press, press.record)
  return answer
}

/** A step, a dialog, a command, or one of casework's own buttons. */
async function answerPress(desk: Desk, drafts: Drafts, press: Press): Promise<Answer> {
  const parted = press.verb.indexOf(':')
  const [kind, name] = [press.verb.slice(0, parted), press.verb.slice(parted + 1)]
  const { record } = press
  switch (kind) {
    case 'step':
      return record ? pressStep(desk, drafts, press, record, name) : outOfDate
    case 'dialog':
      return record ? openRecordDialog(desk, drafts, press, record, name) : outOfDate
    case 'command':
      return pressCommand(desk, drafts, press, name)
    case 'open':
      return record ? openDetails(desk, press, record, press.given?.review) : outOfDate
    case 'whole':
      return record ? showWhole(desk, press, record) : readOn(desk, press)
    case 'letter':
      return record ? draftLetter(desk, press, record, name) : outOfDate
    case 'gather':
      return record ? ((await offerPack(desk, press, record, name)) ?? offerCopy(desk, press, record, name)) : outOfDate
    case 'look-up':
      return record ? lookUpOf(desk).byRecord(press, record) : outOfDate
    case 'same-customer':
      return takeSameCustomer(desk, (each) => lookUpOf(desk).customerOf(each, press.by), press, press.given ?? {})
    case 'two-customers':
      return record ? beginTellingTwo(desk, drafts, press, record) : outOfDate
    case 'ask':
      return desk.ask ? desk.ask.otherwise(press.given?.text ?? '', name, { by: press.by, where: whereOf(press) }) : outOfDate
    case 'steps':
      return desk.ask ? desk.ask.steps(press.given?.text ?? '', name, { by: press.by, where: whereOf(press) }) : outOfDate
    case 'share':
      return desk.ask?.share(name, { by: press.by, where: press.given?.where ?? '' }, press.channel) ?? outOfDate
    case 'walk':
      return desk.ask?.walk(name) ?? outOfDate
    case 'list':
      return showList(desk, press, readAsked(name))
    case 'export':
      return exportAnswer(desk, press.by, readAsked(name))
    case 'resume':
      return resumeDraft(desk, drafts, name, press.by)
    case 'fresh':
      return pressCommand(desk, drafts, press, name, true)
    case 'discard':
      return discard(drafts, press, name)
    default:
      return outOfDate
  }
}

/** Takes a step with one click; one that leads to another command (a call that has ended, to its log) answers with that command's form. */
async function pressStep(desk: Desk, drafts: Drafts, press: Press, record: RecordId, step: string): Promise<Answer> {
  const { id, by, version, given } = press
  const { pressed, values } = unstamp(given)
  const drawnAt = version === undefined ? {} : { drawnAt: version }
  const taken = await takeStep(desk, { record, step: { ...values, step }, by, key: id, ...drawnAt, pressed: true })
  const leadsTo = ledTo(taken, step)
  return leadsTo ? pressCommand(desk, drafts, press, leadsTo) : afterStep(desk, taken, { id, by }, pressed)
}

async function pressCommand(desk: Desk, drafts: Drafts, press: Press, name: string, afresh = false): Promise<Answer> {
  const { id, by, record } = press
  if (name === '/open') return record ? openDetails(desk, press, record) : outOfDate
  const text = desk.held?.take(press.given, by) ?? press.given?.text ?? ''
  const procedure = desk.procedures.find(({ command }) => command?.name === name)
  const inForm = press.given?.change === 'first'
  return procedure
    ? begin(desk, drafts, procedure, { arrival: id, by, text, afresh, inForm, ...(record ? { from: record } : {}) })
    : runCommand(desk, drafts, { id, by, command: name, text, where: whereOf(press) })
}

/** A card that no record draws again is read on as it was laid aside. */
const readOn = async ({ aside }: Desk, { by, given }: Press): Promise<Answer> =>
  aside && given?.kept !== undefined ? aside.show(given.kept, by, given.from) : outOfDate

async function discard(drafts: Drafts, { by }: Press, id: string): Promise<Answer> {
  const held = await drafts.find(id)
  if (held && held.draft.by !== by) return sentence('This form belongs to somebody else.', 'refused')
  await drafts.drop(id)
  return sentence('Thrown away. Nothing was sent.', 'done')
}

/** Opens a dialog of a record, filled in from its state, or where this person left it. For those who hold one of its cards or may open it. */
async function openRecordDialog(desk: Desk, drafts: Drafts, press: Press, record: RecordId, name: string): Promise<Answer> {
  const { id, by, version } = press
  const known = await drafts.find(draftIdOf(id))
  if (known) return resumeDraft(desk, drafts, draftIdOf(id), by)
  const at = await fetchRecord(desk, record)
  const person = desk.directory().person(by)
  const dialog = at?.procedure.dialogs.find((each) => each.name === name)
  if (!at || !person || !dialog) return outOfDate
  const facts = factsNow(desk, by, record)
  const holds = cardFor(at, person, facts)
  if (holds === undefined) return sentence('Only those who deal with this can open it.', 'refused')
  const left = (await drafts.of(by)).findLast((each) => each.record === record && each.dialog === name)
  if (left) return resumeDraft(desk, drafts, left.id, by)
  if (!(await mayBeShown(desk, press, at, holds, `They opened its form “${dialog.title}”.`)))
    return sentence('Please press again in a moment.', 'refused')
  const begun = dialog.begin?.(at.state, facts, {}) ?? {}
  if (isRefusal(begun)) {
    const { pressed } = unstamp(press.given)
    const refusal = sentence(begun.refused, 'refused')
    // On an old card the present one says more than the refusal alone.
    const stale = version !== undefined && version < at.kept.moved
    return stale
      ? presentToReader(desk, press, at, person, facts, { note: begun.refused, otherwise: refusal, ...(pressed ? { pressed } : {}) })
      : refusal
  }
  const step = firstStep(dialog, begun, facts)
  return beginDraft(desk, drafts, {
    id: draftIdOf(id),
    by,
    procedure: at.procedure.name,
    dialog: name,
    record,
    opened: facts.now,
    begun,
    typed: {},
    step,
  })
}
