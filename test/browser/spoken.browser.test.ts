import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { type ConsoleRig, openConsoleRig } from './console-rig.js'

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
    await page.getByText('Logged as TC-2026-0001').waitFor()
    await expectSpoken(page, 'answered')
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
