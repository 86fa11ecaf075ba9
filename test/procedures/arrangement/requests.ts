import type { Kind, Request, Terms } from '../../../src/procedures/arrangement/matter.js'
import { answersFrom } from '../../../src/procedures/arrangement/request.js'
import type { ArrangementStep } from '../../../src/procedures/arrangement/steps.js'

type Asking = Extract<ArrangementStep, { step: 'AskForArrangement' }>
const yesNo = (value: boolean | undefined) => (value === undefined ? {} : { value: value ? 'yes' : 'no' })

/** The step that asks for this, as its form would send it. */
export const asks = ({ kind, customer, terms, equality, earlier, linked, documents, ...rest }: Request): Asking => {
  const { name, ...ways } = customer
  const found = earlier ?? []
  return {
    step: 'AskForArrangement',
    customer: name,
    ...ways,
    facts: rest.facts,
    ...(rest.behaviour ? { behaviour: rest.behaviour } : {}),
    ...(rest.nothingToAdd === undefined ? {} : { nothingToAdd: yesNo(rest.nothingToAdd).value }),
    ...(rest.customerTold === undefined ? {} : { customerTold: yesNo(rest.customerTold).value }),
    ...(kind === 'restriction'
      ? {
          equality: equality.answer,
          ...(equality.note ? { equalityNote: equality.note } : {}),
          instead: equality.instead?.answer ?? 'no',
          ...(equality.instead?.note ? { insteadNote: equality.instead.note } : {}),
        }
      : {}),
    ...(linked.length > 0 ? { linked } : {}),
    ...(found.length > 0 ? { found } : {}),
    documents: documents.join('\n'),
    ...answersFrom(kind, terms),
  } as Asking
}

/** Terms and a reason, as the forms that change terms send them. */
export const changes = (kind: Kind, terms: Terms, reason: string) => ({ ...answersFrom(kind, terms), reason })
