import type { Page } from 'playwright-core'
import { axeFindings, picture } from './console-rig.js'
import { agree, next, openStory, type Story, say, send, title } from './story.js'

describe('the same customer under two spellings, with the real bot', () => {
  let story: Story
  const open = (who: string): Promise<Page> => story.open(`#/${who}`)
  /** Asha asks for a restriction, and Priya approves it. */
  async function restricted(asha: Page, priya: Page, name: string, reference: string) {
    await say(asha, `/restriction ${name}`)
    await title(asha, 'Who is the customer?')
    await asha.getByLabel(/[Rr]elevant cases/).fill(reference)
    await next(asha)
    await title(asha, 'What has happened?')
    await asha.getByLabel('Unacceptable: abusive').check()
    await asha.getByLabel('What happened?').fill('He swore at three colleagues on three days.')
    await next(asha)
    await title(asha, 'Could something be behind it?')
    await asha.getByLabel('No sign of it').check()
    await asha
      .getByRole('group', { name: /Could an adjustment/ })
      .getByLabel('No', { exact: true })
      .check()
    await next(asha)
    await title(asha, 'What do you propose?')
    await asha
      .getByRole('group', { name: /No further contact on/ })
      .getByLabel(reference)
      .check()
    await asha
      .getByRole('group', { name: /mail management folder/ })
      .getByLabel('No', { exact: true })
      .check()
    await next(asha)
    await title(asha, 'From when, and until the next look?')
    await next(asha)
    await title(asha, 'Check your answers')
    await send(asha)
    const approve = priya.getByRole('article', { name: /RE-/ }).last().getByRole('button', { name: 'Approve', exact: true })
    await approve.click()
    await agree(priya, 'Yes, approve')
    // What was approved is drawn anew by the answer and by the live stream: a press between the two may be on the button that goes.
    const letter = priya.getByRole('dialog').locator('button[type=submit]')
    while (!(await letter.isVisible())) {
      await priya.getByRole('button', { name: 'The letter has been sent' }).last().click()
      await letter.waitFor({ timeout: 5_000 }).catch(() => {})
    }
    await send(priya)
    await priya.getByRole('article', { name: /RE-/ }).last().getByText('In force').first().waitFor()
  }

  beforeAll(async () => {
    story = await openStory(1400)
  }, 120_000)
  afterAll(() => story.end(), 60_000)

  test('are linked by a manager, found by either, and separated again with a reason', async () => {
    const [asha, priya] = [await open('asha.patel'), await open('priya.sharma')]
    await restricted(asha, priya, 'Jo Bloggs', 'IC-11111')
    await restricted(asha, priya, 'Joe Blogs', 'IC-22222')

    const tom = await open('tom.okafor')
    await say(tom, '/customer bloggs')
    await tom.getByRole('button', { name: 'These are the same customer' }).waitFor()
    expect(await axeFindings(tom)).toEqual([])
    await picture(tom, 'same-customer-1-choice')
    await tom.getByRole('button', { name: 'These are the same customer' }).click()
    await tom.getByText(/linked as one customer by Tom Okafor/).waitFor()
    expect(await axeFindings(tom)).toEqual([])
    await picture(tom, 'same-customer-2-linked')

    const daniel = await open('daniel.price')
    await say(daniel, '/customer Joe Blogs')
    await daniel.getByText(/No further contact on IC-11111/).waitFor()
    await daniel.getByText(/No further contact on IC-22222/).waitFor()
    expect(await daniel.getByRole('button', { name: 'These are not the same customer' }).count()).toBe(0)
    await picture(daniel, 'same-customer-3-by-either')

    await tom.getByRole('button', { name: 'These are not the same customer' }).click()
    await tom.getByRole('dialog').waitFor()
    await picture(tom, 'same-customer-4-reason')
    await tom.getByLabel('How do you know?').fill('They were born thirty years apart.')
    await send(tom)
    await tom.getByText('Shown as two customers again').waitFor()
    await picture(tom, 'same-customer-5-separate')
    expect(story.faults).toEqual([])
  }, 120_000)
})
