import type { Locator, Page } from 'playwright-core'
import { axeFindings, picture } from './console-rig.js'
import { answerThemAndYou, next, openStory, type Story, say, send, title } from './story.js'

describe('a contact in writing, with the real bot', () => {
  let story: Story
  const open = (who: string): Promise<Page> => story.open(`#/${who}`)
  const card = (page: Page, reference: RegExp): Locator => page.getByRole('article', { name: reference })

  beforeAll(async () => {
    story = await openStory(1000)
  }, 120_000)
  afterAll(() => story.end(), 60_000)

  test('that threatens harm is logged, and the alert that it starts is filled in and settles it', async () => {
    const mei = await open('mei.lin')
    await mei.setViewportSize({ width: 360, height: 780 })
    await say(mei, '/written-contact')
    await title(mei, 'What was written?')
    await picture(mei, 'written-contact-0-first-360')
    await mei.getByRole('radio', { name: 'Abusive or threatening' }).check()
    await picture(mei, 'written-contact-1-what-360')
    // On a telephone the last field is below the screen, and can be scrolled to.
    await mei
      .getByRole('group', { name: /from the outset/ })
      .getByLabel('Yes')
      .check()
    await mei
      .getByRole('group', { name: /threaten to harm/ })
      .getByLabel('Yes')
      .check()
    await mei.setViewportSize({ width: 1200, height: 1000 })
    await picture(mei, 'written-contact-1-what')
    expect(await axeFindings(mei)).toEqual([])
    await next(mei)
    await title(mei, 'The contact')
    await mei.getByLabel('E-mail', { exact: true }).check()
    await mei.getByLabel('Name of the writer').fill('Jo Bloggs')
    await mei.getByLabel('Why it is not answered further').fill('He writes that he will be waiting at our door.')
    await picture(mei, 'written-contact-2-contact')
    await next(mei)
    await answerThemAndYou(mei, 'I am shaken')
    await next(mei)
    await title(mei, 'Check your answers')
    await picture(mei, 'written-contact-3-check')
    await send(mei)
    await card(mei, /WC-/).getByText('Pass it on to a senior now').first().waitFor()
    await mei.setViewportSize({ width: 360, height: 780 })
    await picture(mei, 'written-contact-4-sent-360')
    const tom = await open('tom.okafor')
    await card(tom, /WC-/).getByText('Pass it on to a senior now').first().waitFor()
    await picture(tom, 'written-contact-5-manager')
    await card(mei, /WC-/).getByRole('button', { name: 'The customer may be at risk' }).first().click()
    await title(mei, 'What happened?')
    await mei.setViewportSize({ width: 1200, height: 1000 })
    expect(await mei.getByLabel('What was said or written?').inputValue()).toBe('He writes that he will be waiting at our door.')
    await picture(mei, 'written-contact-6-alert')
    await send(mei)
    await card(mei, /AR-/).first().waitFor()
    await tom.getByText('Passed on to a senior, Mei Lin').first().waitFor()
    await card(tom, /WC-/).getByText('Pass it on to a senior now').first().waitFor({ state: 'detached' })
    await picture(tom, 'written-contact-7-passed-on')
    expect(story.faults).toEqual([])
  }, 180_000)
})
