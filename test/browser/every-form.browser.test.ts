import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DialogView, Field, RawValues } from '../../src/casework/arrival.js'
import { fieldsOf } from '../../src/casework/dialog/fields-of.js'
import { procedures } from '../../src/office.js'
import type { AnyProcedure } from '../../src/procedures/procedure.js'
import { facts, testPeople } from '../procedures/test-office.js'
import { type ConsoleRig, openConsoleRig, picture, type Window } from './console-rig.js'

jest.setTimeout(120_000)

const reach = readFileSync(join(__dirname, 'reach.js'), 'utf8')
const known = facts('asha')
/** What no line holds: a form must not grow wider by it. */
const longWord = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'

/** The forms of a procedure as a telephone shows them, every question asked at once. Those that are asked otherwise otherwise, in both ways. */
const formsOf = ({ name, dialogs }: AnyProcedure): readonly DialogView[] =>
  dialogs.flatMap((dialog) => {
    const shown = dialog.steps.flatMap((step, place) => {
      const drawn = [{}, { how: 'writing' }, { how: 'telephone' }].map((answers): DialogView => {
        const fields = fieldsOf(step.form(answers, known)).map(({ onlyWhen: _, ...field }) => field)
        return {
          ...{ draft: 'draft', title: dialog.title, warnings: [], errors: {}, values: {}, back: place > 0, next: dialog.send, fields },
          step: { name: step.name, title: `${step.title} (${name})`, number: place + 1, of: dialog.steps.length },
          know: step.know?.(answers, known) ?? [],
        }
      })
      return [...new Map(drawn.map((view) => [JSON.stringify([view.fields, view.know]), view])).values()]
    })
    const asked = shown.flatMap(({ fields, step }) =>
      fields.map(({ label, name }) => ({ label, value: longWord, step: step.name, field: name })),
    )
    const [first] = shown
    const check = first && { ...first, fields: [], preview: asked, step: { ...first.step, title: `Check your answers (${name})` } }
    return [...shown, ...(check ? [check] : [])]
  })
const forms = procedures.flatMap(formsOf)

const typed = (field: Field): RawValues[string] =>
  field.input === 'items'
    ? [Object.fromEntries((field.item ?? []).map((one) => [one.name, one.options?.[0]?.value ?? longWord]))]
    : field.input === 'choices'
      ? []
      : (field.options?.[0]?.value ?? (field.input === 'date' ? '2026-03-03' : field.input === 'time' ? '09:50' : longWord))
/** The same filled in, with all wrong and with something to look at before it is sent. */
const atItsWorst = (view: DialogView): DialogView => ({
  ...view,
  values: Object.fromEntries(view.fields.map((field) => [field.name, typed(field)])),
  errors: Object.fromEntries(view.fields.map(({ name, label }) => [name, `Put right “${label}”.`])),
  warnings: [`There is one already, ${longWord}: please look once more.`],
})

/** Every form of every procedure on a telephone of 360 by 640 pixels: once, one could not be scrolled, and what stood below was reached by nobody. */
describe('every form on a small telephone', () => {
  let rig: ConsoleRig
  let telephone: Window
  const people = testPeople.map(({ id, name, group }) => ({ id, name, group }))
  const look = (views: readonly DialogView[], watch = false) =>
    telephone.page.evaluate<readonly string[]>(`${reach}\nreach(${JSON.stringify({ views, people, watch })})`)

  beforeAll(async () => {
    rig = await openConsoleRig()
    telephone = await rig.window('#/asha', { viewport: { width: 360, height: 640 } })
  })
  afterAll(() => rig.close())

  test('lets each field and each button be reached by scrolling down alone, empty or with all that can be wrong in it', async () => {
    expect(forms.length).toBeGreaterThan(80)
    expect(await look([...forms, ...forms.map(atItsWorst)])).toEqual([])
    await picture(telephone.page, 'every-form-the-last-360')
    expect(telephone.faults).toEqual([])
  })

  test('keeps the question in sight above a keyboard, and no help before the first one', async () => {
    await telephone.page.setViewportSize({ width: 360, height: 400 })
    expect(await look([...forms, ...forms.map(atItsWorst)])).toEqual([])
    await picture(telephone.page, 'every-form-the-last-400')
    await telephone.page.setViewportSize({ width: 360, height: 640 })
  })

  test('shows its first question, and what sends it, on a desk as well', async () => {
    await telephone.page.setViewportSize({ width: 1280, height: 800 })
    expect(await look(forms)).toEqual([])
    await telephone.page.setViewportSize({ width: 360, height: 640 })
  })

  // By the keyboard each; in the ordinary run the longest of each procedure.
  const long = process.env.LONG === '1'
  const longest = (procedure: AnyProcedure) => formsOf(procedure).toSorted((one, other) => other.fields.length - one.fields.length)
  const checks = procedures.flatMap((procedure) =>
    formsOf(procedure)
      .filter(({ preview }) => preview)
      .slice(0, 1),
  )
  const walked = procedures.flatMap((procedure) => longest(procedure).slice(0, long ? undefined : 1))
  test('is locked while its answer is on the way, and its check leads back to each field', async () => {
    expect(
      await telephone.page.evaluate<readonly string[]>(
        `${reach}\nlocks(${JSON.stringify({ views: long ? forms : [...walked, ...checks], people })})`,
      ),
    ).toEqual([])
  })

  test.each(walked.map((view) => [`${view.title} / ${view.step.title}`, view] as const))(
    'lets each be reached by the keyboard in order, sends nothing by Enter in a field, and closes by Escape with all that was typed: %s',
    async (_, view) => {
      const wanted = await look([view], true)
      for (let presses = 0; presses <= 2 * wanted.length + 40; presses += 1) {
        await telephone.page.keyboard.press('Tab')
        if (presses % 8 === 7 && (await notYet()).length === 0) break
      }
      expect(await notYet()).toEqual([])
      expect(await asked<string[]>('outOfOrder()')).toEqual([])
      if ((await asked<string>('toField()')) === 'INPUT') {
        await telephone.page.keyboard.press('Enter')
        expect(await asked<boolean>('document.activeElement.matches("button[type=submit]")')).toBe(true)
      }
      const typedInto = await asked<boolean>('typeIn("as I wrote it")')
      expect(await asked<number>('sentOn()')).toBe(0)
      await telephone.page.keyboard.press('Escape')
      await telephone.page.locator('dialog[open]').waitFor({ state: 'detached' })
      expect(await asked<string>('focusedAfter()')).toBe('the button')
      if (typedInto) expect(await asked<string>('closedWith()')).toContain('as I wrote it')
      expect(await asked<number>('sentOn()')).toBe(0)
    },
  )
  const asked = <T>(what: string) => telephone.page.evaluate<T>(`window.${what}`)
  const notYet = () => telephone.page.evaluate<readonly string[]>('window.notYet()')
})
