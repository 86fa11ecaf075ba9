import { fill } from '../../cards/fill.js'
import type { RecordId, StaffId } from '../../procedures/words.js'
import type { Answer } from '../arrival.js'
import type { Desk } from '../desk.js'
import { choiceCard } from '../lists.js'
import { sentence } from '../sentences.js'
import { change } from '../take-step.js'
import { type Match, matchOf, openFinder } from './find-customer.js'
import { sameName } from './name-index.js'

/** Whoever looks: their arrival names the look, so that a repeat is kept once. */
interface Look {
  readonly id: string
  readonly by: StaffId
}

const mostNames = 10

const opened = new WeakMap<Desk, ReturnType<typeof openLookUp>>()

/** The look-up of a desk: one a desk, since it keeps the names in memory. */
export const lookUpOf = (desk: Desk): ReturnType<typeof openLookUp> => {
  const known = opened.get(desk) ?? openLookUp(desk)
  opened.set(desk, known)
  return known
}

/** Opens the look-up of customers (s10: "you should handle them in line with their restricted contact record"). */
const openLookUp = (desk: Desk) => {
  const { find, recordsOf } = openFinder(desk)
  return {
    recordsOf,
    /** By whatever was typed after /customer: one customer is shown, several are offered, none is said plainly. */
    async byWords(look: Look, typed: string): Promise<Answer> {
      if (typed.trim() === '')
        return sentence(
          'Type who contacted you: /customer and then a name, telephone number, e-mail address, party record or case reference.',
          'note',
        )
      const matches = await find(typed)
      const people = apart(matches)
      const [only] = people
      if (!only)
        return sentence(
          'Nothing is recorded for this customer: no adjustment, no restriction, no alert. Help as usual. If you are not sure of the spelling, try a telephone number or a case reference.',
          'note',
        )
      return people.length === 1 ? show(desk, look, only) : choose(people)
    },
    /** The customer of one record, chosen among several. */
    async byRecord(look: Look, record: RecordId): Promise<Answer> {
      const match = await matchOf(desk, record)
      if (!match) return sentence('Nothing is recorded for this customer any more. Help as usual.', 'note')
      const others = await find(match.found.customer)
      return show(desk, look, [
        match,
        ...others.filter((one) => one.at.kept.record !== record && sameName(one.found.customer, match.found.customer)),
      ])
    },
  }
}

/** Matches by customer: the same name, whatever its order and accents, is one customer. */
const apart = (matches: readonly Match[]): readonly (readonly Match[])[] => {
  const people: Match[][] = []
  for (const match of matches) {
    const known = people.find(([first]) => first && sameName(first.found.customer, match.found.customer))
    if (known) known.push(match)
    else people.push([match])
  }
  return people
}

const choose = (people: readonly (readonly Match[])[]): Answer =>
  choiceCard(
    'Which customer?',
    people.length > mostNames
      ? `More than ${mostNames} customers fit: these fit best. A telephone number or a case reference finds the right one.`
      : 'Several customers fit. Choose the one who contacted you.',
    people.slice(0, mostNames).flatMap(([first]) =>
      first
        ? [
            {
              words: first.found.customer,
              title: 'This one',
              verb: 'look-up:',
              data: { record: first.at.kept.record, version: first.at.kept.moved },
            },
          ]
        : [],
    ),
  )

/** One screen: what to do, adjustments first. That they looked is kept on every record before it is shown (rule 7); not kept, not shown. */
const show = async (desk: Desk, { id, by }: Look, matches: readonly Match[]): Promise<Answer> => {
  const first = [...matches].sort((one, other) => one.found.order - other.found.order)
  const why = 'They looked the customer up, to know what to do.'
  for (const { at } of first) {
    const kept = await change(desk, { record: at.kept.record, by, key: `${id} ${at.kept.record}` }, () => ({
      events: [{ event: 'DetailsOpened', why }],
      owed: [],
    }))
    if (kept.outcome !== 'taken' && kept.outcome !== 'repeated') return sentence('Please try again in a moment.', 'refused')
  }
  const card = fill({
    template: 'office/look-up',
    title: first[0]?.found.customer ?? 'Customer',
    data: {
      matches: first.map(({ at, found }) => ({
        what: found.what,
        status: found.status,
        reference: at.kept.record,
        toDo: found.toDo,
        buttons: found.buttons.flatMap((button) =>
          'dialog' in button.does
            ? [{ title: button.title, verb: `dialog:${button.does.dialog}`, data: { record: at.kept.record, version: at.kept.moved } }]
            : [],
        ),
      })),
    },
    sections: ['s5', 's10'],
    buttons: [],
    preview: 'Customer look-up',
  })
  return { answer: 'card', card }
}
