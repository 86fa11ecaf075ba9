import { openChromium } from './chromium.js'
import { picture } from './console-rig.js'
import { startBot } from './started-bot.js'

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
      await page.getByLabel('Message to Contact Steward').fill(place === 0 ? `/ask ${question}` : question)
      await page.keyboard.press('Enter')
      await page.getByRole('article').nth(place).getByText('All the steps').or(page.getByText('I find nothing')).last().waitFor()
      await picture(page, `ask-${place + 1}`)
    }
    expect(await page.getByRole('article').count()).toBe(questions.length)
  } finally {
    await browser.close()
    await bot.end()
  }
}, 120_000)
