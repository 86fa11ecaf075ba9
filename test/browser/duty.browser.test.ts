import type { Page } from 'playwright-core'
import { instant } from '../../src/procedures/words.js'
import { officeIn, sampleText } from '../directory/sample.js'
import { axeFindings, picture } from './console-rig.js'
import { next, openStory, type Story, say, send, title } from './story.js'

const { calendar } = officeIn(sampleText).office

describe('duty and absence, with the real bot', () => {
  let story: Story
  const open = (who: string): Promise<Page> => story.open(`#/${who}`)

  beforeAll(async () => {
    story = await openStory(1000)
  }, 120_000)
  afterAll(() => story.end(), 60_000)

  test('a senior who falls ill says so, and whoever looks at the rota sees who stands in', async () => {
    const grace = await open('grace.mensah')
    await say(grace, '/duty')
    await grace.getByText('Now, tier 1').waitFor()
    await picture(grace, 'duty-1-rota')
    expect(await axeFindings(grace)).toEqual([])
    await grace.getByRole('button', { name: 'Say who is away, or here after all' }).click()
    await title(grace, 'Say who is away, or here after all')
    await picture(grace, 'duty-2-away')
    await grace.getByLabel('Until which day?').fill('2020-01-01')
    await send(grace)
    await grace.getByText('The last day lies before the first.').first().waitFor()
    await picture(grace, 'duty-3-wrong-day')
    await grace.getByLabel('Until which day?').fill(calendar.moveDate(calendar.dateOf(instant(new Date())), { days: 1 }))
    await send(grace)
    await grace.getByText('Press the button when you are back.').first().waitFor()
    await picture(grace, 'duty-4-said')

    const asha = await open('asha.patel')
    await say(asha, '/duty')
    await asha
      .getByText(/Grace Mensah is away: David Levy/)
      .first()
      .waitFor()
    await picture(asha, 'duty-5-rota-of-staff')

    await grace.getByRole('button', { name: 'I am back' }).click()
    await grace.getByText('The office file holds again.').first().waitFor()
    await picture(grace, 'duty-6-back')
  }, 120_000)

  test('a turn is taken in a colleague’s place, and kept by the colleague who wants it', async () => {
    const owen = await open('owen.fraser')
    await say(owen, '/turn')
    await title(owen, 'Which turn?')
    await picture(owen, 'duty-7-which-turn')
    await next(owen)
    await title(owen, 'In whose place?')
    await owen.getByRole('radio').nth(1).check()
    await picture(owen, 'duty-8-whose-place')
    expect(await axeFindings(owen)).toEqual([])
    await next(owen)
    await title(owen, 'Check your answers')
    await send(owen)
    await owen.getByText('Owen Fraser is on duty').first().waitFor()
    await picture(owen, 'duty-9-taken')
  }, 120_000)
})
