import type { Page } from 'playwright-core'
import { axeFindings, picture } from './console-rig.js'
import { agree, next, openStory, type Story, say, send, title } from './story.js'

describe('two customers of one name, with the real bot', () => {
  let story: Story
  const open = (who: string): Promise<Page> => story.open(`#/${who}`)
  /** Asha records what was agreed with a customer, and Tom confirms it. */
  async function adjusted(asha: Page, tom: Page, name: string, telephone: string, agreed: string) {
    await say(asha, `/adjustment ${name}`)
    await title(asha, 'Who is the customer?')
    await asha.getByLabel('Telephone').fill(telephone)
    await next(asha)
    await title(asha, 'What was agreed?')
    await asha.getByRole('textbox', { name: /What was agreed/ }).fill(agreed)
    const folder = asha.getByRole('group', { name: /mail management folder/ })
    if (await folder.count()) await folder.getByLabel('No', { exact: true }).check()
    await next(asha)
    await title(asha, 'Why does it help?')
    await asha.getByLabel(/Why does it help them/).fill('He asked for it on the telephone.')
    await next(asha)
    await title(asha, 'From when, and until the next look?')
    await next(asha)
    await title(asha, 'Check your answers')
    await send(asha)
    await tom.getByRole('article', { name: /SA-/ }).last().getByRole('button', { name: 'Approve', exact: true }).click()
    await agree(tom, 'Yes, approve')
    await tom.getByRole('article', { name: /SA-/ }).last().getByText('In force').first().waitFor()
  }

  /** Light and dark, on a desk: seen, and readable by axe's measure in both. */
  async function inBothColours(page: Page, name: string) {
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await axeFindings(page)).toEqual([])
      await picture(page, `${name}-${colorScheme}`)
    }
  }

  beforeAll(async () => {
    story = await openStory(1400)
  }, 120_000)
  afterAll(() => story.end(), 60_000)

  test('are told apart on the telephone, and by a manager where one number has joined a father and his son', async () => {
    const [asha, tom] = [await open('asha.patel'), await open('tom.okafor')]
    await tom.setViewportSize({ width: 1280, height: 1400 })
    await adjusted(asha, tom, 'John Smith', '0161 496 0001', 'Large print in every letter.')
    await adjusted(asha, tom, 'John Smith', '0113 496 0002', 'Time to think before he answers.')

    // Daniel has somebody on the telephone who says that he is John Smith.
    const daniel = await open('daniel.price')
    await daniel.setViewportSize({ width: 360, height: 1400 })
    await say(daniel, '/customer john smith')
    await daniel.getByText('Which customer?').first().waitFor()
    expect(await axeFindings(daniel)).toEqual([])
    await picture(daniel, 'two-customers-1-which')
    await daniel.getByRole('button', { name: /This one.*ending 002/ }).click()
    await daniel.getByText('Time to think before he answers.').waitFor()
    expect(await daniel.getByText('Large print').count()).toBe(0)
    await picture(daniel, 'two-customers-2-this-one')

    // His son is recorded with the same telephone, and both stand on one card.
    await adjusted(asha, tom, 'J. Smith', '0161 496 0001', 'Calls in the morning only.')
    await say(tom, '/customer 0161 496 0001')
    await tom.getByText(/Also known as J/).waitFor()
    expect(await axeFindings(tom)).toEqual([])
    await picture(tom, 'two-customers-3-on-one-card')
    await tom.getByRole('button', { name: 'These are two customers' }).click()
    await title(tom, 'To whom does each record belong?')
    await inBothColours(tom, 'two-customers-4-whose')
    await tom
      .getByRole('group', { name: /· John Smith ·/ })
      .getByLabel('The first customer')
      .check()
    await tom
      .getByRole('group', { name: /· J\. Smith ·/ })
      .getByLabel('The second customer')
      .check()
    await tom.getByLabel('How do you know that they are two?').fill('Both were on the line: a father and his son.')
    await send(tom)
    await tom.getByText('Shown as two customers').waitFor()
    await inBothColours(tom, 'two-customers-5-two')

    await say(daniel, '/customer 0161 496 0001')
    await daniel.getByRole('button', { name: /This one: J\. Smith/ }).waitFor()
    await picture(daniel, 'two-customers-6-which-now')
    await daniel.getByRole('button', { name: /This one: J\. Smith/ }).click()
    await daniel.getByText(/Tom Okafor said \w{3} \d+ \w{3}/).waitFor()
    await picture(daniel, 'two-customers-7-the-son')
    expect(story.faults).toEqual([])
  }, 180_000)
})
