import type { AnyProcedure } from '../../procedures/procedure.js'
import { type IsUrgent, urgentOf } from '../../procedures/urgent.js'
import { instant } from '../../procedures/words.js'
import type { Arrival } from '../arrival.js'
import type { Desk } from '../desk.js'
import { factsNow, unnamed } from '../record-at-hand.js'
import type { Draft } from './drafts.js'
import { fieldsIn } from './schema.js'
import type { AnyDialog } from './walk.js'

type Sent = Extract<Arrival, { arrives: 'form' | 'closed' }>

/**
 * The draft of an alert's form, from what was sent of it alone: the form was opened so long ago, or by a bot that has ended, that nobody here knows it (s9:
 * nothing holds an alert up; rule 4: no typed word is lost). Undefined where it may be another form of the office.
 */
export function alertFormOf(desk: Desk, { draft: id, by, step, values }: Sent): Draft | undefined {
  if (step === undefined || values === undefined) return undefined
  const names = Object.keys(values)
  const hasStep = (procedure: AnyProcedure, dialog: AnyDialog): boolean => {
    const facts = factsNow(desk, by, unnamed(desk, procedure))
    const form = dialog.steps.find(({ name }) => name === step)?.form({}, facts)
    const fields = new Set(form ? fieldsIn(form).map(([name]) => name) : [])
    return form !== undefined && names.every((name) => fields.has(name))
  }
  const alike = desk.procedures.flatMap((procedure) =>
    procedure.dialogs.filter((dialog) => hasStep(procedure, dialog)).map((dialog) => ({ procedure, dialog })),
  )
  const [one, ...more] = alike
  const alert = urgentOf(desk.procedures).find(({ name }) => name === one?.procedure.name)
  if (!one || more.length > 0 || !alert || one.dialog.name !== beginning(desk, alert, by)) return undefined
  const opened = instant(desk.clock())
  return { id, by, procedure: alert.name, dialog: one.dialog.name, opened, begun: {}, typed: {}, step }
}

/** The dialog that the alert's command opens where nothing was said after it. */
const beginning = (desk: Desk, alert: IsUrgent<AnyProcedure>, by: Sent['by']): string | undefined => {
  const { begins } = alert.command
  const opens = 'step' in begins ? begins.step('', factsNow(desk, by, unnamed(desk, alert))) : begins
  return 'dialog' in opens ? opens.dialog : undefined
}
