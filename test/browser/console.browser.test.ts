import type { Page } from 'playwright-core'
import { fakeCard } from '../channels/console/fake-office.js'
import { testOffice } from '../procedures/test-office.js'
import { axeFindings, type ConsoleRig, openConsoleRig, picture } from './console-rig.js'
import { say } from './story.js'

/** Opens the dialog by its command, as somebody types it. */
async function logACall(page: Page): Promise<void> {
  await say(page, '/terminated-call')
  await page.getByRole('heading', { name: 'What happened?' }).waitFor()
}
const next = (page: Page) => page.getByRole('button', { name: 'Next' }).click()
const problem = (page: Page) => page.getByText('There is a problem').waitFor()

async function answerTheCall(page: Page): Promise<void> {
  await logACall(page)
  await page.getByLabel('Offensive or insulting').check()
  await page.getByLabel('What was unacceptable').check()
  await next(page)
  await page.getByLabel('Name of the caller').fill('Mr Brown')
  await page.getByLabel('Why did you end the call?').fill('He said I was useless and went on after two warnings.')
  await page.getByLabel('Yes', { exact: true }).check()
  await next(page)
  await page.getByRole('heading', { name: 'Check your answers' }).waitFor()
}

// A browser on a busy machine takes its time.
jest.setTimeout(90_000)

describe('the console in a browser', () => {
  let rig: ConsoleRig
  beforeAll(async () => {
    rig = await openConsoleRig()
  })
  afterAll(() => rig.close())

  test('greets a newcomer with what to try, and finds people by name, group or role', async () => {
    const { page, faults } = await rig.window()
    await page.getByRole('heading', { name: 'Try it in three steps' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await picture(page, 'first-screen')
    await page.getByLabel('Search by name, group or role').fill('governance')
    await page.getByText('Ian Grant').waitFor()
    expect(await page.locator('.person').count()).toBe(1)
    await page.getByRole('link', { name: 'Be Asha' }).click()
    await page.getByRole('heading', { name: 'Hello Asha' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await picture(page, 'empty-chat')
    expect(faults).toEqual([])
  })

  test('opens the line manager’s window beside the first', async () => {
    const { page } = await rig.window('#/asha')
    const opens = page.waitForEvent('popup')
    await page.getByRole('link', { name: 'Open Lena’s window' }).click()
    const second = await opens
    await second.getByRole('heading', { name: 'Hello Lena' }).waitFor()
    await second.close()
  })

  test('lists the commands at / and takes one by keyboard alone', async () => {
    const { page } = await rig.window('#/asha')
    const message = page.getByLabel('Message to Contact Steward')
    await message.press('/')
    await page.getByRole('option', { name: '/terminated-call' }).waitFor()
    expect(await page.getByRole('option').count()).toBe(5)
    await message.press('ArrowDown')
    await picture(page, 'commands')
    expect(await axeFindings(page)).toEqual([])
    await message.press('Enter')
    expect(await message.inputValue()).toBe('/difficult-call ')
    await message.press('Enter')
    await page.getByText('Say now: what is unacceptable.').waitFor()
  })

  test('asks dependent questions only when they matter, and keeps what was ticked', async () => {
    const { page } = await rig.window('#/adil')
    await logACall(page)
    const dependent = page.getByRole('group', { name: /What had you told the caller/ })
    expect(await dependent.isVisible()).toBe(false)
    await page.getByLabel('Offensive or insulting').check()
    await page.getByLabel('What was unacceptable').check()
    await page.getByLabel('Abusive or threatening').check()
    expect(await dependent.isVisible()).toBe(false)
    await page.getByLabel('Offensive or insulting').check()
    expect(await page.getByLabel('What was unacceptable').isChecked()).toBe(true)
  })

  test('lets a choice that need not be made be taken back, by keyboard as well', async () => {
    const { page } = await rig.window('#/asha')
    await logACall(page)
    await page.getByLabel('Abusive or threatening').check()
    expect(await page.getByRole('button', { name: /Choose none/ }).count()).toBe(0)
    await next(page)
    const none = page.getByRole('button', { name: /^Choose none of these.*Had they rung before/ })
    expect(await none.count()).toBe(0)
    await page.getByLabel('Earlier today').check()
    expect(await axeFindings(page)).toEqual([])
    await none.press('Enter')
    expect(await page.getByLabel('Earlier today').isChecked()).toBe(false)
    expect(await none.count()).toBe(0)
  })

  test('moves no button from under a finger: a gentle prompt waits until it is lifted', async () => {
    const { page } = await rig.window('#/asha')
    await logACall(page)
    await page.getByLabel('Abusive or threatening').check()
    await next(page)
    const prompts = page.waitForResponse((response) => response.request().postData()?.includes('"redraw"') === true)
    await page.getByLabel('Why did you end the call?').pressSequentially('He was rude.')
    const at = await page.getByRole('button', { name: 'Next' }).boundingBox()
    const [x, y] = [(at?.x ?? 0) + 5, (at?.y ?? 0) + (at?.height ?? 0) - 2]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await (await prompts).finished()
    await page.evaluate('new Promise((drawn) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(drawn))))')
    expect(await page.getByText('reads like an opinion').isVisible()).toBe(false)
    await page.mouse.up()
    await page
      .getByText('There is a problem')
      .or(page.getByRole('heading', { name: 'Check your answers' }))
      .first()
      .waitFor()
  })

  test('marks what is wrong, leads to it, and keeps everything typed', async () => {
    const { page, faults } = await rig.window('#/adil')
    await logACall(page)
    await next(page)
    await problem(page)
    expect(await page.evaluate('document.activeElement.className')).toBe('error-summary')
    await page.getByLabel('Abusive or threatening').check()
    await next(page)
    await page.getByRole('heading', { name: 'The call' }).waitFor()
    await page.getByRole('button', { name: 'Add a quote' }).click()
    await page.getByLabel('The words').fill('You are useless.')
    await page.getByLabel('Why did you end the call?').fill('He was rude.')
    await page.getByLabel('Name of the caller').click()
    await page.getByText('reads like an opinion').waitFor()
    await page.getByLabel('At what time?').fill('')
    await next(page)
    await problem(page)
    expect(await page.getByLabel('The words').inputValue()).toBe('You are useless.')
    expect(await page.getByLabel('Why did you end the call?').inputValue()).toBe('He was rude.')
    expect(await axeFindings(page)).toEqual([])
    await picture(page, 'dialog-errors')
    await page.getByRole('link', { name: 'Say who said it' }).click()
    expect(await page.evaluate('document.activeElement.id')).toBe('field-quotes.0.who')
    expect(faults).toEqual([])
  })

  test('finds a person by a part of the name', async () => {
    const { page } = await rig.window('#/adil')
    await logACall(page)
    await page.getByLabel('Abusive or threatening').check()
    await next(page)
    const manager = page.getByLabel('Your line manager')
    expect(await manager.inputValue()).toBe('Lena Morris')
    await manager.fill('git')
    await page.getByRole('option', { name: 'Gita Rao' }).click()
    expect(await manager.inputValue()).toBe('Gita Rao')
  })

  test('closing keeps the draft, and gives the focus back', async () => {
    const { page } = await rig.window('#/carl')
    await logACall(page)
    await page.getByLabel('Something else').check()
    await page.keyboard.press('Escape')
    await page.getByText('Closed, and kept for a day.').waitFor()
    expect(await page.evaluate('document.activeElement.id')).toBe('message')
  })

  test('a logged call arrives in the line manager’s window by itself, and her card settles', async () => {
    const [asha, lena] = [await rig.window('#/asha'), await rig.window('#/lena')]
    await answerTheCall(asha.page)
    await asha.page.getByRole('button', { name: 'Change why did you end the call?' }).click()
    expect(await asha.page.getByLabel('Why did you end the call?').inputValue()).toContain('two warnings')
    await next(asha.page)
    await asha.page.getByText('You logged a call on the same case').waitFor()
    expect(await axeFindings(asha.page)).toEqual([])
    await picture(asha.page, 'preview')
    await asha.page.getByRole('button', { name: 'Send to Lena Morris' }).click()
    await asha.page.locator('.words').getByText('Logged as TC-2026-0001').waitFor()
    await lena.page.getByText('Waiting: to be talked about').waitFor()
    await lena.page.getByRole('link', { name: /managers 1 new/ }).waitFor()
    expect(await axeFindings(lena.page)).toEqual([])
    await picture(lena.page, 'chat-with-card')
    await lena.page.getByRole('button', { name: 'Return for correction' }).click()
    await lena.page.locator('.words').getByText('can return this').waitFor()
    await picture(lena.page, 'refusal')
    const [post] = await lena.page.locator('.post').evaluateAll((posts) => posts.map((one) => one.getAttribute('data-post')))
    await rig.channel().replace({ channel: 'console', where: 'person:lena', id: post ?? '' }, fakeCard('discussed', 'Talked about.'))
    await lena.page.getByText('Done: talked about').waitFor()
    expect(await lena.page.getByRole('button', { name: 'We have talked' }).count()).toBe(0)
    expect([...asha.faults, ...lena.faults]).toEqual([])
  })

  test('a card that changes under a finger is pressed all the same, and then drawn anew', async () => {
    const [lena, beside] = [await rig.window('#/lena'), await rig.window('#/lena')]
    const [post] = await lena.page.locator('.post').evaluateAll((posts) => posts.map((one) => one.getAttribute('data-post')))
    const draw = (words: string) =>
      rig.channel().replace({ channel: 'console', where: 'person:lena', id: post ?? '' }, fakeCard('waiting', words))
    await draw('Waits for a talk.')
    await lena.page.getByText('Waits for a talk.').waitFor()
    const refusals = lena.page.locator('.words').getByText('can return this')
    const before = await refusals.count()
    await lena.page.getByRole('button', { name: 'Return for correction' }).hover()
    await lena.page.mouse.down()
    await draw('Waits since yesterday.')
    await beside.page.getByText('Waits since yesterday.').waitFor()
    expect(await lena.page.getByText('Waits since yesterday.').count()).toBe(0)
    await lena.page.mouse.up()
    await refusals.nth(before).waitFor()
    await lena.page.getByText('Waits since yesterday.').waitFor()
    await rig.channel().replace({ channel: 'console', where: 'person:lena', id: post ?? '' }, fakeCard('discussed', 'Talked about.'))
    expect([...lena.faults, ...beside.faults]).toEqual([])
  })

  test('everything is there after a restart, and nothing typed meanwhile is lost', async () => {
    const { page } = await rig.window('#/lena')
    await page.getByText('Done: talked about').waitFor()
    const message = page.getByLabel('Message to Contact Steward')
    await rig.stop()
    await page.getByText('The bot is not answering. Trying again…').waitFor()
    await message.fill('Are you there?')
    await message.press('Enter')
    await page.getByText('Nothing you typed is lost').waitFor()
    expect(await message.inputValue()).toBe('Are you there?')
    await picture(page, 'bot-away')
    await rig.restart()
    await message.press('Enter')
    await page.locator('.words').getByText('You wrote: Are you there?').waitFor()
    expect(await page.locator('.words').getByText('You wrote: Are you there?').count()).toBe(1)
    await page.locator('.away').waitFor({ state: 'hidden' })
    await page.getByText('Done: talked about').waitFor()
  })

  test('a channel shows what everybody sees, and the bot’s answers to the one who asked', async () => {
    const [greg, lou] = [await rig.window('#/greg/managers'), await rig.window('#/lou/managers')]
    await greg.page.getByText('References only.').waitFor()
    await say(greg.page, '/nothing')
    await greg.page.locator('.words').getByText('There is no command /nothing').waitFor()
    await lou.page.getByText('References only.').waitFor()
    expect(await lou.page.getByText('There is no command').count()).toBe(0)
    await picture(greg.page, 'channel')
  })

  test('is as good in the dark, narrow, and at 200 per cent', async () => {
    const dark = await rig.window('#/lena', { viewport: { width: 1200, height: 820 }, colorScheme: 'dark' })
    await dark.page.getByText('Done: talked about').waitFor()
    expect(await axeFindings(dark.page)).toEqual([])
    await picture(dark.page, 'dark-chat')
    await logACall(dark.page)
    await next(dark.page)
    await problem(dark.page)
    expect(await axeFindings(dark.page)).toEqual([])
    await picture(dark.page, 'dark-dialog')

    const narrow = await rig.window('#/lena', { viewport: { width: 320, height: 640 } })
    await narrow.page.getByText('Done: talked about').waitFor()
    expect(await narrow.page.evaluate('document.documentElement.scrollWidth')).toBe(320)
    expect(await axeFindings(narrow.page)).toEqual([])
    await picture(narrow.page, 'narrow-chat')
    await narrow.page.getByRole('button', { name: 'Chats and channels' }).click()
    await picture(narrow.page, 'narrow-menu')
    await narrow.page.getByRole('link', { name: /seniors/ }).click()
    await logACall(narrow.page)
    expect(await axeFindings(narrow.page)).toEqual([])
    await picture(narrow.page, 'narrow-dialog')

    const first = await rig.window('', { viewport: { width: 320, height: 640 }, colorScheme: 'dark' })
    await first.page.getByRole('heading', { name: 'Try it in three steps' }).waitFor()
    expect(await axeFindings(first.page)).toEqual([])
    await picture(first.page, 'narrow-first-dark')
    expect([...dark.faults, ...narrow.faults, ...first.faults]).toEqual([])
  })

  test('among many windows of one browser, those that nobody looks at let go, and catch up when they are looked at', async () => {
    const { page: first } = await rig.window('#/asha')
    const pages = [first]
    for (const person of ['lena', 'gita', 'hugh', 'ada', 'ian', 'adam', 'hilda']) {
      const page = await first.context().newPage()
      await page.goto(`${rig.channel().address}/#/${person}`)
      await page.locator('#message').waitFor()
      await page.evaluate(
        `Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => window.seen ?? 'hidden' }); document.dispatchEvent(new Event('visibilitychange'))`,
      )
      pages.push(page)
    }
    // All eight may be open, and the first still gets its words through.
    await say(first, 'Still there?')
    await first.locator('.words').getByText('You wrote: Still there?').waitFor()
    const last = pages.at(-1)
    const hilda = testOffice().person('hilda')
    if (hilda) await rig.channel().post({ person: hilda }, fakeCard('waiting', 'While nobody looked.'), { urgency: 'now', key: 'unseen' })
    await last?.evaluate(`window.seen = 'visible'; document.dispatchEvent(new Event('visibilitychange'))`)
    await last?.getByText('While nobody looked.').waitFor()
  })

  test('light or dark is chosen by a button, and stays', async () => {
    const { page } = await rig.window('#/asha')
    await page.getByRole('button', { name: 'Use dark colours' }).click()
    await page.reload()
    await page.getByRole('button', { name: 'Use light colours' }).waitFor()
    expect(await page.evaluate('getComputedStyle(document.documentElement).colorScheme')).toBe('dark')
  })
})
