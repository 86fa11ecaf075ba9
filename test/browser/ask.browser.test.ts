import { openChromium } from './chromium.js'
import { comesIntoReach } from './comes-into-reach.js'
import { picture } from './console-rig.js'
import { startBot } from './started-bot.js'
import { say } from './story.js'

const questions = [
  'caller keeps effing and blinding at me, can i hang up',
  'he says he will not be here tomorrow and nobody will miss him',
  'get me the boss, she says, over and over',
  'do i have to give him my surname',
  'what is for lunch',
]

test('five questions of people at work are answered in the console, each with a card', async () => {
  const [browser, bot] = await Promise.all([openChromium(), startBot()])
  try {
    const page = await (await browser.newContext({ viewport: { width: 1200, height: 1500 } })).newPage()
    await page.goto(`${bot.address}/#/asha.patel`)
    for (const [place, question] of questions.entries()) {
      await say(page, place === 0 ? `/ask ${question}` : question)
      await page.getByRole('article').nth(place).getByText('All the steps').or(page.getByText('I find nothing')).last().waitFor()
      await picture(page, `ask-${place + 1}`)
    }
    expect(await page.getByRole('article').count()).toBe(questions.length)
  } finally {
    await browser.close()
    await bot.end()
  }
}, 120_000)

const conversation: readonly (readonly [said: string, shown: string])[] = [
  ['he rang again', 'What did they say or do?'],
  ['says he has a rope and he is done with it all', 'Somebody may come to harm'],
  ['what is the wifi password', 'I find nothing'],
  ['do I ring the police?', 'Somebody may come to harm'],
]

test('a conversation: the vague is asked back, the threat stays with what belongs to it, and its words may be changed before they go', async () => {
  const [browser, bot] = await Promise.all([openChromium(), startBot()])
  try {
    const page = await (await browser.newContext({ viewport: { width: 420, height: 900 } })).newPage()
    await page.goto(`${bot.address}/#/asha.patel`)
    for (const [place, [said, shown]] of conversation.entries()) {
      await say(page, said)
      await page.getByRole('article').nth(place).getByText(shown).first().waitFor()
      await picture(page, `ask-conversation-${place + 1}`)
    }
    const last = page.getByRole('article').last()
    expect(await last.innerText()).toContain('says he has a rope and he is done with it all')
    expect(await last.innerText()).not.toContain('wifi')
    await last.getByRole('button', { name: 'Change the words first' }).click()
    await page.getByRole('dialog').getByRole('textbox').first().waitFor()
    expect(await page.getByRole('dialog').getByRole('textbox').first().inputValue()).toBe('says he has a rope and he is done with it all')
    await picture(page, 'ask-conversation-5')
    await page.getByRole('dialog').getByRole('button', { name: 'Close and keep the draft' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    // On the smallest telephones too the alarm is in sight as the card comes.
    for (const [height, slowly] of [
      [640, false],
      [800, false],
      [740, true],
    ] as const) {
      await page.setViewportSize({ width: 360, height })
      // And where it came while the page still says that an answer comes.
      if (slowly)
        await page.route('**/arrive', async (route) => {
          const response = await route.fetch()
          await page.getByText('Contact Steward is answering').waitFor()
          await route.fulfill({ response })
        })
      const cards = await page.getByRole('article').count()
      const answered = page.waitForResponse('**/arrive')
      await say(page, 'what do I do now')
      await answered
      await page.getByText('Contact Steward is answering').waitFor({ state: 'hidden' })
      const red = page.getByRole('article').nth(cards)
      await red.getByRole('button', { name: 'All the steps' }).waitFor()
      expect(await comesIntoReach(red.getByRole('button', { name: 'Tell the seniors now' }), 'whole')).toBe(true)
      await picture(page, `ask-red-360x${height}`)
      await page.unrouteAll({ behavior: 'wait' })
    }
    await page.getByRole('article').last().getByRole('button', { name: 'Tell the seniors now' }).click()
    await page.getByText('Your alert is raised').first().waitFor()
    // No answer waits for a database that is slow to say which alerts went (told.ts): then it is said once more.
    const isKnown = page.getByRole('article').getByText(/AR-\d{4}-\d{4}: Nobody has it yet/)
    expect(await isKnown.count()).toBe(0)
    while ((await isKnown.count()) === 0) {
      const answered = page.waitForResponse('**/arrive')
      await say(page, 'ok thanks')
      await answered
      await page.getByText('Contact Steward is answering').waitFor({ state: 'hidden' })
    }
    await picture(page, 'ask-told-360')
  } finally {
    await browser.close()
    await bot.end()
  }
}, 120_000)
