import type { Locator, Page } from 'playwright-core'
import { comesIntoReach } from './comes-into-reach.js'
import { axeFindings, picture } from './console-rig.js'
import { answerThemAndYou, next, openStory, type Story, say, send, title } from './story.js'

/** The worst day, told on telephones only: the call, the manager, the alert and its senior, the log, and the talk. Pictures: test/output/telephone-*. */
describe('a difficult call on a telephone, with the real bot', () => {
  let story: Story
  const open = (who: string): Promise<Page> => story.open(`#/${who}`, 360)
  const card = (page: Page, name: RegExp): Locator => page.getByRole('article', { name })

  /** Presses what stands in sight: a button that would need a scroll first is a fault here. */
  async function press(where: Locator, name: string): Promise<void> {
    const button = where.getByRole('button', { name, exact: true }).first()
    await button.waitFor()
    expect(`${name}: ${(await comesIntoReach(button)) ? 'in sight' : 'out of sight'}`).toBe(`${name}: in sight`)
    await button.click()
  }
  /** Nothing hangs over the window's edge. */
  async function look(page: Page, name: string): Promise<void> {
    await picture(page, `telephone-${name}`)
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(360)
  }

  beforeAll(async () => {
    story = await openStory(640)
  }, 120_000)
  afterAll(() => story.end(), 60_000)

  test('from the first message to the log that was talked about', async () => {
    // A message in her own words, and the way to the card of a live call.
    const asha = await open('asha.patel')
    await asha.getByRole('heading', { name: 'Hello Asha' }).waitFor()
    await look(asha, '01-empty')
    await say(asha, 'he is shouting and swearing at me what do i do')
    const answer = asha.getByRole('article').first()
    await answer.waitFor()
    await look(asha, '02-answer')
    await press(answer, 'I am on the call now')
    const call = card(asha, /DC-/)
    await call.waitFor()
    await look(asha, '03-on-the-call')
    await press(call, 'Warned')
    await call.getByText(/^Warned, \d\d:\d\d$/).waitFor()

    // A manager is asked, and comes; the card says so above its buttons.
    await press(call, 'I need a manager now')
    await call.getByText(/^Manager asked \d\d:\d\d, nobody yet$/).waitFor()
    await look(asha, '04-manager-asked')
    const tom = await open('tom.okafor')
    const needed = card(tom, /DC-/)
    await needed.waitFor()
    await look(tom, '05-manager-needed')
    await press(needed, 'I have it')
    await call.getByText(/^Tom Okafor is coming, \d\d:\d\d$/).waitFor()
    await look(asha, '06-he-comes')
    expect(await axeFindings(asha)).toEqual([])

    // The threat: raised from the permanent button, whatever stands above it.
    await press(asha.locator('.composer'), 'Somebody may be at risk')
    await title(asha, 'What happened?')
    await look(asha, '07-alert-form')
    await asha.getByLabel('What was said or written?').fill('I have taken the tablets and I do not want to wake up.')
    await press(asha.getByRole('dialog'), 'Tell the seniors now')
    await card(asha, /AR-/).getByText('Nobody has it yet').first().waitFor()
    await look(asha, '08-raised')
    // Who is on duty depends on the hour of the test: the card says who was told.
    const toWhom = /(?:It goes at once|On its way|Delivered) to ([A-Z]\w+ [A-Z]\w+)/
    const raised = card(asha, /AR-/)
    await raised.filter({ hasText: toWhom }).first().waitFor()
    const told = toWhom.exec((await raised.allTextContents()).join('\n'))?.[1] ?? ''
    expect(told).not.toBe('')
    const senior = await open(told.toLowerCase().replace(' ', '.'))
    const alert = card(senior, /AR-/).first()
    await alert.waitFor()
    await look(senior, '09-senior')
    await press(alert, 'I have it')
    await alert.getByText(new RegExp(`^${told} has it`)).waitFor()
    await look(senior, '10-senior-has-it')
    expect(await axeFindings(senior)).toEqual([])
    await asha.getByRole('heading', { name: 'Somebody has your alert' }).waitFor()
    await look(asha, '11-somebody-has-it')
    await alert.getByRole('button', { name: 'Conclude' }).click()
    await title(senior, 'How does it end?')
    await look(senior, '12-conclude')
    await senior.getByLabel('We deal with it ourselves').check()
    await senior.getByLabel('Why?').fill('They rang 999 themselves while we spoke; a nurse is with them.')
    await send(senior)
    await senior.getByRole('dialog').waitFor({ state: 'detached' })
    await look(senior, '13-concluded')

    // The call ends; its log is there at once, with what is known.
    await call.getByRole('button', { name: 'Ended: threat or abuse' }).click()
    await title(asha, 'What happened?')
    await look(asha, '14-log')
    await next(asha)
    await title(asha, 'The call')
    await look(asha, '15-log-the-call')
    await asha.getByLabel('Reason for terminating the call').fill('He threatened me.')
    await next(asha)
    await answerThemAndYou(asha, 'I am shaken')
    await look(asha, '16-log-you')
    await next(asha)
    await title(asha, 'Check your answers')
    await look(asha, '17-log-check')
    await send(asha)
    await card(asha, /TC-/).waitFor()
    await look(asha, '18-logged')

    // They talk.
    const log = card(tom, /TC-/)
    await log.waitFor()
    await look(tom, '19-to-talk')
    expect(await axeFindings(tom)).toEqual([])
    await press(log, 'We have talked')
    await tom.getByLabel('How are they?').waitFor()
    await look(tom, '20-talk')
    await tom.getByLabel('How are they?').fill('Shaken, better after a break.')
    await tom.getByRole('button', { name: 'Record the talk' }).click()
    await card(asha, /TC-/)
      .getByText(/have talked, \w{3} \d+ \w{3}, /)
      .waitFor()
    await look(tom, '21-talked')
    await look(asha, '22-settled')
    expect(story.faults).toEqual([])
  }, 180_000)
})
