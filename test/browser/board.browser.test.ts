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
})
