import type { Browser, Page } from 'playwright-core'
import { openChromium } from './chromium.js'
import { type StartedBot, startBot } from './started-bot.js'

/** The real bot and a browser, for a story that several people are in. */
export interface Story {
  readonly bot: StartedBot
  /** What went wrong in any page's script; empty when all is well. */
  readonly faults: readonly string[]
  /** A window of its own browser profile, at this place of the console ('#/asha.patel'; '' is the first screen), so many pixels wide. */
  open(path: string, width?: number): Promise<Page>
  /** Hears what goes wrong in a window that another opened. */
  hear(page: Page): void
  end(): Promise<void>
}

/** Starts both; `height` is that of every window, in pixels; `settings` the bot's, beside the usual ones. */
export async function openStory(height: number, settings: Readonly<Record<string, string>> = {}): Promise<Story> {
  const [browser, bot]: [Browser, StartedBot] = await Promise.all([openChromium(), startBot(settings)])
  const faults: string[] = []
  const hear = (page: Page): void => void page.on('pageerror', (fault) => faults.push(String(fault)))
  return {
    bot,
    faults,
    hear,
    async open(path, width = 1200) {
      const context = await browser.newContext({ viewport: { width, height } })
      context.setDefaultTimeout(30_000)
      const page = await context.newPage()
      hear(page)
      await page.goto(`${bot.address}/${path}`)
      return page
    },
    async end() {
      await browser.close()
      await bot.end()
    },
  }
}

/** Goes on to the next step of a form. */
export const next = (page: Page) => page.getByRole('button', { name: 'Next' }).click()
/** Waits for a form's step; where it does not come, says what stands there instead. */
export const title = (page: Page, name: string) =>
  page
    .getByRole('dialog')
    .getByRole('heading', { name, exact: true })
    .waitFor()
    .catch(async (fault: unknown) => {
      throw new Error(`${fault}\nThe window shows: ${await page.locator('dialog, body').last().innerText()}`)
    })
/** Sends the form. */
export const send = (page: Page) => page.getByRole('dialog').locator('button[type=submit]').click()
/** Answers what is asked once before something is done that cannot be taken back. */
export const agree = (page: Page, yes: string) => page.getByRole('dialog').getByRole('button', { name: yes, exact: true }).click()
/** Answers the last questions of a log: no personal difficulty, and how they are. */
export const answerThemAndYou = async (page: Page, how: string) => {
  await title(page, 'Them, and you')
  await page
    .getByRole('group', { name: /personal difficulty/ })
    .getByLabel('No', { exact: true })
    .check()
  await page.getByLabel(how).check()
}
/** Types something to the bot, and sends it from where it stands: whatever has the focus by then. */
export const say = async (page: Page, words: string) => {
  const message = page.getByLabel('Message to Contact Steward')
  await message.fill(words)
  await message.press('Enter')
}
