import type { Locator, Page } from 'playwright-core'
import { axeFindings, picture } from './console-rig.js'
import { answerThemAndYou, next, openStory, type Story, say, title } from './story.js'

const reason = 'He shouted, was warned twice, and went on.'

describe('the sample story, with the real bot', () => {
  let story: Story
  let asha: Page
  let tom: Page

  const card = (page: Page): Locator => page.getByRole('article', { name: /TC-/ })

  beforeAll(async () => {
    story = await openStory(860)
  }, 120_000)
  afterAll(() => story.end(), 60_000)

  test('Asha logs a terminated call, Tom gets the card and records that they have talked; a power cut takes nothing away', async () => {
    // The first screen leads both to their windows.
    const first = await story.open('')
    await first.getByRole('heading', { name: 'Try it in three steps' }).waitFor()
    expect(await axeFindings(first)).toEqual([])
    await picture(first, 'story-1-first-screen')
    const opens = first.waitForEvent('popup')
    await first.getByRole('link', { name: 'Open Tom’s window' }).click()
    tom = await opens
    story.hear(tom)
    await tom.getByRole('heading', { name: 'Hello Tom' }).waitFor()
    await first.getByRole('link', { name: 'Be Asha' }).click()
    asha = first

    // Asha logs the call.
    await asha.getByRole('button', { name: 'Try /terminated-call' }).click()
    await asha.getByLabel('Message to Contact Steward').press('Enter')
    await title(asha, 'What happened?')
    await asha.getByLabel('Offensive or insulting').check()
    await asha.getByRole('checkbox', { name: 'I warned that the call would end' }).check()
    await next(asha)
    await title(asha, 'The call')
    await asha.getByLabel('Reason for terminating the call').fill(reason)
    await asha.getByRole('button', { name: 'Add a quote' }).click()
    await picture(asha, 'story-2-the-call')
    expect(await axeFindings(asha)).toEqual([])
    await asha.getByRole('button', { name: 'Remove' }).click()
    await next(asha)
    // Where Next was quicker than the gentle prompt, it asks once to look again.
    const lookAgain = asha.getByText('Please look once more')
    await lookAgain
      .or(asha.getByRole('heading', { name: 'Them, and you', exact: true }))
      .first()
      .waitFor()
    if (await lookAgain.isVisible()) await next(asha)
    await answerThemAndYou(asha, 'I am shaken')
    await next(asha)
    await title(asha, 'Check your answers')
    await asha.getByText(reason).waitFor()
    expect(await axeFindings(asha)).toEqual([])
    await picture(asha, 'story-3-check-your-answers')
    await asha.getByRole('dialog').locator('button[type=submit]').click()

    // The card comes to Tom by itself; Asha has her receipt, once.
    await card(tom).getByText(reason).waitFor()
    await card(tom).getByText('I am shaken').waitFor()
    await card(asha).getByText('Your log is with Tom Okafor.').waitFor()
    expect(await axeFindings(tom)).toEqual([])
    await picture(tom, 'story-4-tom-has-the-card')

    // They talk, and Tom records it; both cards settle where they stand.
    await tom.getByRole('button', { name: 'We have talked' }).click()
    await tom.getByLabel('How are they?').fill('Shaken, better after a break.')
    await tom.getByRole('button', { name: 'Record the talk' }).click()
    for (const page of [asha, tom]) {
      await card(page)
        .getByText(/have talked, \w{3} \d+ \w{3}, /)
        .waitFor()
      expect(await card(page).count()).toBe(1)
    }
    await tom.getByRole('button', { name: 'We have talked' }).first().waitFor({ state: 'detached' })
    await picture(asha, 'story-5-asha-settled')
    await picture(tom, 'story-6-tom-settled')

    // The plug is pulled. The windows come back by themselves, with everything in them; new ones find it as well.
    await story.bot.killAndStartAgain()
    const later = await story.open('#/tom.okafor')
    for (const page of [asha, tom, later]) {
      await page.locator('.away').waitFor({ state: 'hidden' })
      await card(page)
        .getByText(/have talked, \w{3} \d+ \w{3}, /)
        .waitFor()
      expect(await card(page).count()).toBe(1)
    }
    await say(asha, '/my-work')
    await asha.getByRole('article', { name: 'My work' }).waitFor()
    expect(story.faults).toEqual([])
  }, 120_000)
})
