import type { Form } from '../../procedures/form.js'
import type { Field, RawValues } from '../arrival.js'
import { fieldsIn, inputOf, isRequired, itemFields, maxLengthOf, type Peeled, valuesOf } from './schema.js'
import { itemsOf, textOf } from './typed.js'

/** The inputs of a form, in order, as every channel draws them. `values` are what is typed, for the gentle prompts beside a field. */
export const fieldsOf = (form: Form, values: RawValues = {}): readonly Field[] =>
  fieldsIn(form).map(([name, field]) => fieldOf(name, field, [textOf(values[name])], itemsOf(values[name])))

function fieldOf(name: string, field: Peeled, words: readonly string[], items: readonly Readonly<Record<string, string>>[] = []): Field {
  const { label, hint, onlyWhen, addLabel } = field.meta
  const input = inputOf(field)
  const maxLength = maxLengthOf(field)
  const prompt = words
    .filter((each) => each.trim() !== '')
    .map((each) => field.meta.prompt?.(each))
    .find(Boolean)
  return {
    name,
    label,
    required: isRequired(field),
    input,
    ...(hint === undefined ? {} : { hint }),
    ...(input === 'choice' || input === 'choices' ? { options: optionsOf(field) } : {}),
    ...(input === 'yes-no' ? { options: [yes, no] } : {}),
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(onlyWhen === undefined ? {} : { onlyWhen }),
    ...(input === 'items'
      ? {
          item: itemFields(field).map(([sub, inner]) =>
            fieldOf(
              sub,
              inner,
              items.map((item) => item[sub] ?? ''),
            ),
          ),
          addLabel: addLabel ?? 'Add another',
        }
      : {}),
    ...(prompt === undefined ? {} : { prompt }),
  }
}

const yes = { value: 'yes', label: 'Yes' }
const no = { value: 'no', label: 'No' }

const optionsOf = (field: Peeled): Field['options'] & {} =>
  valuesOf(field).map((value) => ({ value, label: field.meta.labels?.[value] ?? value }))
