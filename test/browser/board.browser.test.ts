import type { Page } from 'playwright-core'
import { axeFindings, picture } from './console-rig.js'
import { next, openStory, type Story, say, send, title } from './story.js'

describe('the board, with the real bot', () => {
  let story: Story
  const open = (who: string): Promise<Page> => story.open(`#/${who}`)

  beforeAll(async () => {
    story = await openStory(1000)
  }, 120_000)
  afterAll(() => story.end(), 60_000)

  test('tells each of them what to do, who has what, and a manager how their people stand', async () => {
    const asha = await open('asha.patel')
    await say(asha, '/escalate')
    await title(asha, 'What do they want?')
    await asha.getByLabel('They demand a manager').check()
    await next(asha)
    await asha.getByLabel('Whom did they ask for?').fill('the director')
    await asha.getByLabel('Yes, it would settle it more effectively').check()
    await asha.getByLabel('Why would it?').fill('She has new papers that change the case.')
    await next(asha)
    await title(asha, 'The way on')
    await asha.getByLabel(/A manager rings them/).check()
    await next(asha)
    await title(asha, 'The matter')
    await asha.getByLabel('What is it about?').fill('Wants her file looked at again.')
    await asha.getByLabel('Name of the customer').fill('Jo Bloggs')
    await asha.getByLabel('Case reference').fill('IC-12345')
    await next(asha)
    await title(asha, 'Who rings them')
    await asha.getByLabel('Number to ring').fill('0113 496 0002')
    await next(asha)
    await title(asha, 'Check your answers')
    await send(asha)
    await asha.getByText('Nobody has it yet').first().waitFor()
    await say(asha, '/my-work')
    await asha.getByText('You wait for others').waitFor()
    await asha.getByText(/With Tom Okafor since/).waitFor()
    await picture(asha, 'board-1-staff')

    const tom = await open('tom.okafor')
    await say(tom, '/my-work')
    await tom
      .getByText(/Take a call-back for Asha Patel/)
      .last()
      .waitFor()
    await picture(tom, 'board-2-manager')
    expect(await axeFindings(tom)).toEqual([])

    const priya = await open('priya.sharma')
    await say(priya, '/my-work')
    await priya.getByText('With your team').waitFor()
    await picture(priya, 'board-3-manager-above')
    // The one button that does it is on the board itself.
    await tom
      .getByRole('button', { name: /Take it: Take a call-back/ })
      .last()
      .click()
    await title(tom, 'Take it: when do you ring?')
    await picture(tom, 'board-4-done-from-here')
  }, 120_000)

  test('is a page of its own that follows what happens, by the keyboard, at 360 pixels and in the dark', async () => {
    const daniel = await open('daniel.price/board')
    await daniel.getByText('Nothing is waiting for you.').waitFor()
    const tom = await open('tom.okafor/board')
    await tom.setViewportSize({ width: 360, height: 740 })
    await tom.getByText(/Take a call-back for Asha Patel/).waitFor()
    await picture(tom, 'board-5-narrow')
    const width = await tom.evaluate('document.documentElement.scrollWidth')
    expect(width).toBeLessThanOrEqual(360)
    expect(await axeFindings(tom)).toEqual([])

    // By the keyboard alone: to the list, past the alarm to the first thing that waits, and the form that it opens.
    await tom.getByRole('region', { name: 'My work' }).focus()
    await tom.keyboard.press('Tab')
    await tom.keyboard.press('Tab')
    await tom.keyboard.press('Enter')
    await title(tom, 'Take it: when do you ring?')
    await tom.keyboard.press('Escape')

    // It follows by itself what others do.
    await say(await open('daniel.price'), '/at-risk he says goodbye')
    await daniel.getByText('You wait for others').waitFor()
    // Whoever is on duty at this hour has it.
    const [, onDuty] =
      /With (.+) since/.exec(
        await daniel
          .getByText(/With .+ since/)
          .first()
          .innerText(),
      ) ?? []
    const senior = await open(`${onDuty?.toLowerCase().replace(' ', '.')}/board`)
    await senior.emulateMedia({ colorScheme: 'dark' })
    await senior.getByText('Take an at-risk alert that nobody has').first().waitFor()
    await picture(senior, 'board-6-dark')
    expect(await axeFindings(senior)).toEqual([])
    await senior
      .getByRole('button', { name: /I have it/ })
      .first()
      .click()
    await senior.getByText('Look after an at-risk alert that you have').waitFor()
    await senior.getByText('Done. The card is in your chat.').waitFor()
    expect(await senior.getByText('Take an at-risk alert that nobody has').count()).toBe(0)
    await picture(senior, 'board-7-done')
    expect(story.faults).toEqual([])
  }, 120_000)
})
