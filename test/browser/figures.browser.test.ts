import { axeFindings, picture } from './console-rig.js'
import { openStory, type Story, say, send, title } from './story.js'

const helpline = ['asha.patel', 'daniel.price', 'mei.lin']
const casework = ['jamal.reid', 'lucy.hargreaves']

// A walk of some forty seconds: the long form only. What it shows is tested without a browser in test/report and test/casework/practice-digest.
const walk = process.env.LONG ? describe : describe.skip
walk('the figures of a quarter and the digest, with the real bot some weeks later', () => {
  let story: Story
  beforeAll(async () => {
    story = await openStory(1500)
    for (const [who, times] of [...helpline.map((id) => [id, 5] as const), ...casework.map((id) => [id, 6] as const)]) {
      const page = await story.open(`#/${who}`)
      for (let count = 1; count <= times; count += 1) {
        await say(page, '/difficult-call')
        await page
          .getByText(/DC-\d{4}-\d{4}/)
          .nth(count - 1)
          .waitFor()
      }
      await page.context().close()
    }
    await story.bot.startLater(110)
  }, 240_000)
  afterAll(() => story.end(), 60_000)

  test('a team leader has the digest, and reads the figures of her group', async () => {
    const tom = await story.open('#/tom.okafor')
    await tom
      .getByText(/For your team meeting/)
      .first()
      .waitFor()
    await picture(tom, 'figures-1-digest')
    expect(await axeFindings(tom)).toEqual([])
    await tom.setViewportSize({ width: 360, height: 1500 })
    await picture(tom, 'figures-2-digest-narrow')
    await tom.setViewportSize({ width: 1200, height: 1500 })
    await say(tom, '/contact-report')
    await tom.getByText('Difficult call: 15 to 19', { exact: false }).first().waitFor()
    await picture(tom, 'figures-3-report-of-a-group')
  }, 120_000)

  test('the Head of Customer Contact opens the office’s figures with pictures, light, dark and on a telephone', async () => {
    const helen = await story.open('#/helen.whitmore')
    await say(helen, '/contact-report')
    await helen.getByText('Difficult call: 25 to 33', { exact: false }).first().waitFor()
    await picture(helen, 'figures-4-report-of-the-office')
    const [page] = await Promise.all([
      helen.context().waitForEvent('page'),
      helen.getByRole('button', { name: 'Open with pictures' }).last().click(),
    ])
    await page.getByRole('img').first().waitFor()
    await picture(page, 'figures-5-page')
    expect(await axeFindings(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.setViewportSize({ width: 360, height: 1500 })
    await picture(page, 'figures-6-page-dark-narrow')
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
    expect(story.faults).toEqual([])
  }, 120_000)

  test('the Head of Customer Contact has the yearly review before them, and leads it from its card', async () => {
    const helen = await story.open('#/helen.whitmore')
    await say(helen, '/my-work')
    await helen
      .getByText(/Read the pack of the yearly review/)
      .first()
      .waitFor()
    await helen
      .getByRole('button', { name: /Open the review/ })
      .last()
      .click()
    await helen.getByText('The discussion: to be done').waitFor()
    await picture(helen, 'figures-7-review')
    expect(await axeFindings(helen)).toEqual([])
    await helen.setViewportSize({ width: 360, height: 1500 })
    await picture(helen, 'figures-8-review-narrow')
    await helen.setViewportSize({ width: 1200, height: 1500 })
    await helen.getByRole('button', { name: 'It was discussed' }).last().click()
    await title(helen, 'The review was discussed')
    await picture(helen, 'figures-9-review-discussed')
    await helen.getByLabel('What was said?').fill('Managers come late to calls at noon.')
    await send(helen)
    await helen
      .getByText(/Said on .*: Managers come late/)
      .last()
      .waitFor()
    const [download] = await Promise.all([
      helen.waitForEvent('download'),
      (async () => {
        await helen.getByRole('button', { name: 'The pack (Word)' }).last().click()
        await helen.getByRole('button', { name: 'Download it (Word)' }).last().click()
      })(),
    ])
    await download.saveAs('test/output/figures-pack.docx')
    await picture(helen, 'figures-10-review-pack')
  }, 120_000)

  test('the board of a team leader, a head and Advice Services, wide and on a telephone', async () => {
    const asha = await story.open('#/asha.patel')
    await say(asha, '/at-risk he says goodbye to his daughter')
    await asha
      .getByText(/AR-\d{4}-\d{4}/)
      .first()
      .waitFor()
    for (const who of ['tom.okafor', 'priya.sharma', 'grace.mensah', 'ewa.nowak', 'asha.patel']) {
      const page = await story.open(`#/${who}/board`)
      await page
        .getByText(/waiting for you/)
        .first()
        .waitFor()
      for (const [width, name] of [
        [1280, 'wide'],
        [360, 'narrow'],
      ] as const) {
        await page.setViewportSize({ width, height: 1400 })
        await picture(page, `figures-board-${who.split('.')[0]}-${name}`)
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
      }
      await page.context().close()
    }
  }, 120_000)
})
