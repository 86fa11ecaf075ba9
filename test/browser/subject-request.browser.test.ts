import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { axeFindings, picture } from './console-rig.js'
import { answerThemAndYou, next, openStory, type Story, say, send, title } from './story.js'

/** A long story: the clicks of it are in test/letters/copy-link.test.ts and test/casework/looks-reviewed.test.ts as well. */
const inLong = process.env.LONG ? describe : describe.skip

inLong('a request for personal data, with the real bot', () => {
  let story: Story
  const narrow = async (page: Page) => page.setViewportSize({ width: 360, height: 900 })
  const isNarrow = async (page: Page) => expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).last().click()

  beforeAll(async () => {
    story = await openStory(1300)
  }, 120_000)
  afterAll(() => story.end(), 60_000)

  test('is passed on by whoever hears of it, and dealt with by Information Governance: gathered, read, sent', async () => {
    const asha = await story.open('#/asha.patel')
    await say(asha, '/terminated-call')
    await title(asha, 'What happened?')
    await asha.getByLabel('Offensive or insulting').check()
    await asha.getByRole('checkbox', { name: 'I warned that the call would end' }).check()
    await next(asha)
    await title(asha, 'The call')
    await asha.getByLabel('Name of caller').fill('Jo Bloggs')
    await asha.getByLabel('Case reference').fill('IC-12345')
    await asha
      .getByLabel('Reason for terminating the call')
      .fill('Called me useless, and said that Mary Otterly of 14 Elm Road would see to me.')
    await next(asha)
    await answerThemAndYou(asha, 'I am fine')
    await next(asha)
    await title(asha, 'Check your answers')
    await send(asha)
    await asha.getByRole('dialog').waitFor({ state: 'hidden' })
    await narrow(asha)
    await say(asha, '/subject-request')
    await title(asha, 'Somebody asks for what is kept on them')
    await isNarrow(asha)
    await picture(asha, 'subject-1-pass-on')
    expect(await axeFindings(asha)).toEqual([])
    await asha.getByLabel('A customer, or anybody else outside the office').check()
    await asha.getByLabel('Their name, as they give it').fill('Jo Bloggs')
    await asha.getByLabel('Case reference').fill('IC-12345')
    await asha.getByLabel('What do they ask for?').fill('Send me everything you have on me.')
    await send(asha)
    await asha.getByText('Information Governance have it.', { exact: false }).first().waitFor()
    await isNarrow(asha)
    await picture(asha, 'subject-2-receipt')

    const yusuf = await story.open('#/yusuf.demir')
    await narrow(yusuf)
    await press(yusuf, 'I know who they are')
    await yusuf
      .getByLabel('How do you know that it is they?')
      .fill('They rang from the number on the case, and knew the date of their letter.')
    await picture(yusuf, 'subject-3-identity')
    await send(yusuf)
    await yusuf.getByRole('button', { name: 'The copy (Word)' }).last().waitFor()
    await isNarrow(yusuf)
    await picture(yusuf, 'subject-4-gather')
    expect(await axeFindings(yusuf)).toEqual([])
    await yusuf.evaluate('window.open = (url) => { window.opened = url; return null }')
    for (const [button, gatherIt, ending] of [
      ['The copy (Word)', 'Gather it (Word)', 'docx'],
      ['The copy (JSON)', 'Gather it (JSON)', 'json'],
    ] as const) {
      await press(yusuf, button)
      await press(yusuf, gatherIt)
      const file = Buffer.from(await (await fetch(await yusuf.evaluate<string>('window.opened'))).arrayBuffer())
      await writeFile(join(__dirname, '..', 'output', `subject-copy.${ending}`), file)
      if (ending === 'json') expect(file.toString()).toContain('Mary Otterly')
    }
    await press(yusuf, 'I have the copy')
    await press(yusuf, 'I have read it')
    await title(yusuf, 'Before anything goes')
    await picture(yusuf, 'subject-5-review')
    await yusuf.getByLabel('What is theirs was taken out').check()
    await yusuf
      .getByRole('group', { name: /serious harm/ })
      .getByLabel('No', { exact: true })
      .check()
    await yusuf
      .getByRole('group', { name: /tell of an alert/ })
      .getByLabel('No', { exact: true })
      .check()
    await send(yusuf)
    await press(yusuf, 'It has gone')
    await yusuf.getByLabel('What is kept on them, without what must stay out').check()
    await yusuf.getByLabel('By which way?').fill('A letter to the known address')
    await send(yusuf)
    await yusuf
      .getByText(/^Answered on/)
      .first()
      .waitFor()
    await picture(yusuf, 'subject-6-answered')
    await say(yusuf, '/looks')
    await yusuf
      .getByText(/Who looked at what in the last month/)
      .first()
      .waitFor()
    await isNarrow(yusuf)
    await picture(yusuf, 'subject-7-looks')
    expect(await axeFindings(yusuf)).toEqual([])
    const lena = await story.open('#/priya.sharma')
    await narrow(lena)
    await say(lena, '/looks')
    await lena.getByText('Information Governance review who looked', { exact: false }).first().waitFor()
    await picture(lena, 'subject-8-line-manager')
    expect(story.faults).toEqual([])
  }, 180_000)
})
