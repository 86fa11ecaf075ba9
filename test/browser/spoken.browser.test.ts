import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Card } from '../../src/cards/card.js'
import { openCasework } from '../../src/casework/open-casework.js'
import { memoryLog } from '../casework/memory-log.js'
import { dice, lived, openYear } from '../casework/random-years.js'
import { staff } from '../procedures/test-office.js'
import { axeFindings, type ConsoleRig, openConsoleRig } from './console-rig.js'
import { drawCards } from './drawn-cards.js'

const folder = join(__dirname, '..', 'golden', 'console')
/** Times are of the day on which it runs. */
const settled = (spoken: string): string => `${spoken.replace(/\b\d{2}:\d{2}\b/g, '00:00')}\n`

/** Holds what a screen reader is told of a screen, or of the dialog on it, against its golden file; GOLDEN=write writes it anew. */
async function expectSpoken(page: Page, name: string, part = '#screen'): Promise<void> {
  const spoken = settled(await page.locator(part).ariaSnapshot())
  const file = join(folder, `${name}.txt`)
  if (process.env.GOLDEN === 'write') {
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, spoken)
  }
  if (!existsSync(file)) throw new Error(`There is no golden file for ${name}. GOLDEN=write npx jest test/browser/spoken writes it.`)
  expect(spoken).toBe(readFileSync(file, 'utf8'))
}

jest.setTimeout(90_000)

/** What an office's people have before them: the first card of a matter of each kind that is decided or looked through, and three lists. */
async function cardsOfOffice(): Promise<readonly Card[]> {
  const year = openYear(memoryLog, dice(1))
  const { procedures, log, directory } = year.desk
  const clock = () => new Date(year.now())
  const casework = openCasework({ procedures, log, directory, clock, patience: 20_000, report: () => {} })
  const cards: Card[] = []
  for (const name of ['restriction', 'retention-list', 'subject-request', 'at-risk']) {
    const procedure = lived.find((one) => one.name === name)
    const record = procedure && (await year.begin(procedure, staff('asha')))
    const first =
      record && (await log.commit(record, 1))?.owed.find((one) => !('alarm' in one) && 'person' in one.to && one.to.person !== 'asha')
    const drawn = first && !('alarm' in first) ? await casework.draw(record, first.notice, first.to) : undefined
    if (!drawn) throw new Error(`${name} has no first card`)
    cards.push(drawn.card)
  }
  for (const [by, command] of [
    ['gita', '/my-work'],
    ['asha', '/duty'],
    ['hilda', '/contact-report'],
  ] as const) {
    const asked = {
      id: `spoken ${command}`,
      by: staff(by),
      channel: 'console',
      place: 'private',
      arrives: 'command',
      command,
      text: '',
    } as const
    const answer = await casework.listen(asked)
    if (answer.answer !== 'card') throw new Error(`${command} is answered without a card`)
    cards.push(answer.card)
  }
  return cards
}

describe('what a screen reader is told of the console', () => {
  let rig: ConsoleRig
  beforeAll(async () => {
    rig = await openConsoleRig()
  })
  afterAll(() => rig.close())

  test('of the first screen, of an empty chat, of a form, its faults and its check, and of the answer', async () => {
    const { page } = await rig.window()
    await page.getByRole('heading', { name: 'Try it in three steps' }).waitFor()
    await expectSpoken(page, 'first-screen')
    await page.getByRole('link', { name: 'Be Asha' }).click()
    await page.getByRole('heading', { name: 'Hello Asha' }).waitFor()
    await expectSpoken(page, 'empty-chat')
    const message = page.getByLabel('Message to Contact Steward')
    await message.fill('/terminated-call')
    await message.press('Enter')
    await page.getByRole('heading', { name: 'What happened?' }).waitFor()
    await expectSpoken(page, 'form', 'dialog')
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByText('There is a problem').waitFor()
    await expectSpoken(page, 'form-faults', 'dialog')
    await page.getByLabel('Abusive or threatening').check()
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByLabel('Why did you end the call?').fill('He shouted and went on after two warnings.')
    await page.getByLabel('Yes', { exact: true }).check()
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByRole('heading', { name: 'Check your answers' }).waitFor()
    await expectSpoken(page, 'check-answers', 'dialog')
    await page.getByRole('button', { name: 'Send to Lena Morris' }).click()
    // The answer comes to the form and by the live stream, whichever is first, and what is new elsewhere by the stream alone.
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByText('Logged as TC-2026-0001').first().waitFor()
    await page.getByRole('link', { name: 'managers 1 new' }).waitFor()
    await expectSpoken(page, 'answered')
  })

  test('of what lies before the people of an office: a decision, two lists to deal with, an alert, their work, duty and figures', async () => {
    const cards = await cardsOfOffice()
    const { page, faults } = await rig.window('#/gita')
    await page.locator('.posts').waitFor()
    await drawCards(page, cards, '2026-03-03T10:00:00Z')
    await expectSpoken(page, 'cards-of-an-office', '.posts')
    expect(await axeFindings(page)).toEqual([])
    expect(faults).toEqual([])
  })

  test('the alert is offered beside the place to write in, and leaves what stands there', async () => {
    const { page, faults } = await rig.window('#/adil')
    const message = page.getByLabel('Message to Contact Steward')
    await message.fill('he keeps asking about')
    await page.getByRole('button', { name: 'Somebody may be at risk' }).click()
    await page.getByRole('heading', { name: 'The call' }).waitFor()
    await page.keyboard.press('Escape')
    expect(await message.inputValue()).toBe('he keeps asking about')
    expect(faults).toEqual([])
  })
})
