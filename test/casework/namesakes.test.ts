import type { Field } from '../../src/casework/arrival.js'
import { fieldsOf } from '../../src/casework/dialog/fields-of.js'
import { isRefusal, walk } from '../../src/casework/dialog/walk.js'
import { frontOf } from '../../src/channels/console/front.js'
import { pickInput } from '../../src/channels/slack/modal/modal-inputs.js'
import { inputOf } from '../../src/channels/teams/forms/form-inputs.js'
import { calledApart } from '../../src/procedures/shared/called-apart.js'
import { facts, staff, testOffice, testPeople } from '../procedures/test-office.js'
import { seedOfRun } from '../seed-of-run.js'
import { lived } from './random-years.js'
import { statesOf } from './states-of.js'

/** Everybody is there twice, under one name; the second of them now in the same group and now in another. */
const people = testPeople.flatMap((one, place) => [
  one,
  {
    ...one,
    id: staff(`${one.id}.2`),
    email: `second.${one.email}`,
    ...(place % 2 === 0 ? {} : { group: 'Elsewhere' }),
    name: one.name.toUpperCase(),
  },
])
const office = testOffice({ people })
const names = new Set(people.map(({ name }) => name))
const folded = (label: string) => label.toLowerCase()
const isOfPeople = ({ options }: Field): boolean =>
  (options ?? []).some(({ value, label }) => people.some(({ id, name }) => id === value && folded(label).startsWith(folded(name))))

/** Each form of each state is walked through by so many of those whom it is given to, who begin in turn; LONG=1: by all of them. */
const walkers = process.env.LONG === '1' ? testPeople.length : 3

/** Every field by which somebody of the office is chosen, wherever a form of a procedure asks for one. */
const personFields = async (): Promise<ReadonlyMap<string, Field>> => {
  const found = new Map<string, Field>()
  let turn = seedOfRun()
  for (const procedure of lived)
    for (const state of new Map([procedure.initial, ...(await statesOf(procedure))].map((one) => [one.is, one])).values())
      for (const dialog of procedure.dialogs) {
        turn += 1
        let walked = 0
        for (let place = 0; place < testPeople.length && walked < walkers; place += 1) {
          const by = testPeople[(turn + place) % testPeople.length]
          if (!by) continue
          const known = { ...facts(by.id), office }
          const begun = dialog.begin?.(state, known, { from: {} }) ?? {}
          if (isRefusal(begun)) continue
          walked += 1
          const { steps, incomplete } = walk(dialog, { begun, typed: {} }, known)
          for (const { step, form, values } of incomplete ? [...steps, incomplete] : steps)
            for (const field of fieldsOf(form, values))
              for (const one of [field, ...(field.item ?? [])]) {
                const name = `${procedure.name} ${dialog.name} ${step.name} ${one.name}`
                if ((one.input === 'person' || isOfPeople(one)) && (one.options?.length ?? 99) > (found.get(name)?.options?.length ?? 0))
                  found.set(name, one)
              }
        }
      }
  return found
}

describe('two people of one name are told apart wherever somebody is chosen', () => {
  let fields: ReadonlyMap<string, Field>
  beforeAll(async () => {
    fields = await personFields()
  }, 120_000)
  const labelsIn = (drawn: unknown): readonly string[] => {
    if (Array.isArray(drawn)) return drawn.flatMap(labelsIn)
    if (typeof drawn !== 'object' || drawn === null) return []
    if ('options' in drawn && Array.isArray(drawn.options)) return drawn.options.map(({ text }: { text: { text: string } }) => text.text)
    if ('choices' in drawn && Array.isArray(drawn.choices)) return drawn.choices.map(({ title }: { title: string }) => title)
    return Object.values(drawn).flatMap(labelsIn)
  }
  const twice = (labels: readonly string[]) => labels.filter((label, at) => labels.findIndex((one) => folded(one) === folded(label)) !== at)

  test('in every field of every form, in Slack, in Teams and in the console', () => {
    const called = [...calledApart(people)].map(([id, name]) => ({ id, name }))
    const wrong: string[] = []
    for (const [where, field] of fields) {
      const drawn = {
        slack: labelsIn(pickInput(field, '', { people: called, slackIdOf: () => undefined })),
        teams: labelsIn(inputOf(field, 'field', '', { people: called })),
        console: field.options?.map(({ label }) => label) ?? frontOf(office, [], undefined).people.map(({ name }) => name),
      }
      for (const [channel, labels] of Object.entries(drawn)) {
        if (labels.length < 2 && (field.options?.length ?? 2) > 1) wrong.push(`${channel} offers nobody: ${where}`)
        for (const label of twice(labels)) wrong.push(`${channel} offers “${label}” twice: ${where}`)
      }
    }
    expect(wrong).toEqual([])
    expect(names.size).toBe(people.length)
    expect(fields.size).toBeGreaterThan(8)
  })
})
