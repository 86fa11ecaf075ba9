import type { Answers, PreviewLine } from '../../procedures/form.js'
import type { Facts } from '../../procedures/procedure.js'
import type { RawValues } from '../arrival.js'
import { fieldsIn, inputOf, itemFields, type Peeled } from './schema.js'
import { isBlank, itemsOf, listOf, showing, textOf } from './typed.js'
import { dateTyped } from './typed-dates.js'
import type { AnyDialog, Walk } from './walk.js'

/** "Check your answers": the dialog's own lines, else a line for each field that shows. Empty: the dialog wants no check. */
export function previewOf(dialog: AnyDialog, { steps, answers }: Walk, facts: Facts): readonly PreviewLine[] {
  if (dialog.preview) return dialog.preview(answers, facts)
  return steps.flatMap(({ step, form, values }) => {
    const shown = showing(form, values)
    return fieldsIn(form)
      .filter(([name]) => shown.has(name))
      .map(([name, field]) => ({
        label: field.meta.label,
        value: said(name, field, values, facts) || 'Not given',
        step: step.name,
        field: name,
      }))
  })
}

/** Does this dialog end with "check your answers"? A single form without a likeness to warn of is sent as it is. */
export function isChecked(dialog: AnyDialog, steps: number, answers: Answers, facts: Facts): boolean {
  if (!dialog.preview) return steps > 1 || dialog.likeness !== undefined
  return wantsCheck(dialog.preview, answers, facts)
}

/** A preview of unfinished answers may fail, which only means that there is something to preview. */
function wantsCheck(preview: NonNullable<AnyDialog['preview']>, answers: Answers, facts: Facts): boolean {
  try {
    return preview(answers, facts).length > 0
  } catch {
    return true
  }
}

function said(name: string, field: Peeled, values: RawValues, facts: Facts): string {
  const value = values[name]
  switch (inputOf(field)) {
    case 'items':
      return itemsOf(value)
        .filter((item) => !isBlank(item))
        .map((item) =>
          itemFields(field)
            .map(([sub, inner]) => saidText(inner, (item[sub] ?? '').trim(), facts))
            .filter((words) => words !== '')
            .join(': '),
        )
        .join('\n')
    case 'choices':
      return listOf(value)
        .map((each) => field.meta.labels?.[each] ?? each)
        .join(', ')
    default:
      return saidText(field, textOf(value).trim(), facts)
  }
}

function saidText(field: Peeled, text: string, { office }: Facts): string {
  if (text === '') return ''
  switch (inputOf(field)) {
    case 'choice':
      return field.meta.labels?.[text] ?? text
    case 'yes-no':
      return text === 'yes' ? 'Yes' : 'No'
    case 'date':
      return office.calendar.sayDate(dateTyped(text, office.country))
    case 'person':
      return office.nameOf(text)
    default:
      return text
  }
}
