import type { Locator, Page } from 'playwright-core'
import { axeFindings, picture } from './console-rig.js'
import { openStory, type Story, say, send, title } from './story.js'

describe('the talk after a difficult contact, with the real bot (s12)', () => {
  let story: Story
  const open = (who: string): Promise<Page> => story.open(`#/${who}`)
  const card = (page: Page): Locator => page.getByRole('article', { name: /MT-/ })

  beforeAll(async () => {
    story = await openStory(900)
  }, 120_000)
  afterAll(() => story.end(), 60_000)

  test('whoever raised an alert is asked how they are, and their manager offers a talk and has it', async () => {
    const first = await open('mei.lin')
    await say(first, '/at-risk He says that nobody will miss him.')
    await first.getByRole('article', { name: /AR-/ }).first().waitFor()
    await first.close()
    await story.bot.startLater(0.05)
    const mei = await open('mei.lin')
    await mei.setViewportSize({ width: 360, height: 780 })
    await card(mei).getByText('How are you?').first().waitFor({ timeout: 60_000 })
    await picture(mei, 'meeting-1-how-are-you-360')
    expect(await axeFindings(mei)).toEqual([])
    await card(mei).getByRole('button', { name: 'I would like to talk' }).click()
    const manager = await open('tom.okafor')
    await card(manager).getByText('They say').first().waitFor()
    await picture(manager, 'meeting-2-to-meet')
    expect(await axeFindings(manager)).toEqual([])
    await card(manager).getByRole('button', { name: 'I have offered to talk' }).first().click()
    await card(mei).getByText('Tom Okafor offers to talk with you').first().waitFor()
    await card(manager).getByRole('button', { name: 'We have talked' }).first().click()
    await title(manager, 'We have talked')
    await picture(manager, 'meeting-3-talked')
    await send(manager)
    await card(mei).getByText('You have talked').first().waitFor()
    await picture(mei, 'meeting-4-talked-360')
    expect(story.faults).toEqual([])
  }, 180_000)
})
