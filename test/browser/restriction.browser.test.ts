import { strFromU8, unzipSync } from 'fflate'
import type { Locator, Page } from 'playwright-core'
import { instant } from '../../src/procedures/words.js'
import { officeIn, sampleText } from '../directory/sample.js'
import { axeFindings, picture } from './console-rig.js'
import { agree, next, openStory, type Story, say, send, title } from './story.js'

const { calendar } = officeIn(sampleText).office
/** From today to the same day of next year, on which the review is due. */
const daysOfAYear = (): number => {
  const [year, month, day] = [new Date().getFullYear(), new Date().getMonth(), new Date().getDate()]
  return (Date.UTC(year + 1, month, day) - Date.UTC(year, month, day)) / 86_400_000
}

describe('a restriction, with the real bot', () => {
  let story: Story
  const open = (who: string): Promise<Page> => story.open(`#/${who}`)
  const card = (page: Page): Locator => page.getByRole('article', { name: /RE-/ })

  beforeAll(async () => {
    story = await openStory(1400)
  }, 120_000)
  afterAll(() => story.end(), 60_000)

  test('is asked for, deemed, approved with one click, told in a letter, recorded, found by whoever is contacted next, and challenged', async () => {
    // Asha asks.
    const asha = await open('asha.patel')
    await say(asha, '/restriction Jo Bloggs')
    await title(asha, 'Who is the customer?')
    expect(await asha.getByLabel('Name of the customer').inputValue()).toBe('Jo Bloggs')
    await asha.getByLabel('Telephone').fill('020 7946 0001')
    await asha.getByLabel('Relevant cases').fill('IC-12345, IC-67890')
    await picture(asha, 'restriction-0-customer')
    await next(asha)
    await title(asha, 'What has happened?')
    await asha.getByLabel('Unreasonably persistent').check()
    await asha.getByLabel('Yes, nothing').check()
    await asha
      .getByRole('group', { name: /Has the customer been told so/ })
      .getByLabel('Yes')
      .check()
    await asha
      .getByLabel('What happened?')
      .fill('He rang nine times in a week about a case that is closed, and was told each time that it is.')
    await picture(asha, 'restriction-1-what-has-happened')
    await next(asha)
    await title(asha, 'Could something be behind it?')
    await asha.getByLabel('Possibly').check()
    await asha.getByLabel(/What makes you think so/).fill('He says that he forgets what we tell him. We sent him a short letter.')
    await asha
      .getByRole('group', { name: /Could an adjustment/ })
      .getByLabel('No', { exact: true })
      .check()
    await picture(asha, 'restriction-1b-behind-it')
    await next(asha)
    await title(asha, 'What do you propose?')
    await asha
      .getByRole('group', { name: /No further contact on/ })
      .getByLabel('IC-12345')
      .check()
    await asha
      .getByRole('group', { name: /mail management folder/ })
      .getByLabel('No', { exact: true })
      .check()
    await picture(asha, 'restriction-2-terms')
    expect(await axeFindings(asha)).toEqual([])
    await next(asha)
    await title(asha, 'From when, and until the next look?')
    await next(asha)
    await title(asha, 'Check your answers')
    await picture(asha, 'restriction-3-check')
    await send(asha)
    await card(asha).getByText('Waiting for Tom Okafor').waitFor()
    await picture(asha, 'restriction-4-receipt')

    // Her line manager considers first whether it is unreasonable (section 4).
    const tom = await open('tom.okafor')
    await card(tom).getByText('Please consider first').waitFor()
    expect(await axeFindings(tom)).toEqual([])
    await picture(tom, 'restriction-4b-deem')
    await tom.getByRole('button', { name: 'Yes, unreasonably persistent' }).click()
    await title(tom, 'It is unreasonably persistent')
    await tom.getByLabel('Why do you consider it').fill('We have told him all there is, twice in writing, and he rings on.')
    await send(tom)
    await card(tom).getByText('Waiting for a decision').first().waitFor()
    await picture(tom, 'restriction-4c-deemed')

    // Priya approves with one click; her letter is begun for her.
    const priya = await open('priya.sharma')
    await card(priya).first().getByText('Approving confirms').waitFor()
    expect(await axeFindings(priya)).toEqual([])
    await picture(priya, 'restriction-5-decide')
    await priya.getByRole('button', { name: 'Approve', exact: true }).click()
    await priya.getByRole('dialog').getByText('looked at all relevant contact').waitFor()
    await agree(priya, 'Yes, approve')
    await priya.getByRole('button', { name: 'The letter has been sent' }).waitFor()
    await picture(priya, 'restriction-6-approved')
    await priya.getByRole('button', { name: 'Draft of the letter' }).click()
    const link = priya.getByRole('button', { name: /Download the draft/ }).or(priya.getByRole('link', { name: /Download the draft/ }))
    await link.waitFor()
    await picture(priya, 'restriction-7-draft')
    // The browser gives nobody the download of a window without an opener: what the button opens is fetched here.
    await priya.evaluate('window.open = (url) => { window.opened = url; return null }')
    await link.click()
    const downloaded = await fetch(await priya.evaluate<string>('window.opened'))
    expect(downloaded.headers.get('content-disposition')).toMatch(/"RE-\d{4}-0001-decision-letter-draft\.docx"/)
    const body = unzipSync(new Uint8Array(await downloaded.arrayBuffer()))['word/document.xml'] ?? new Uint8Array()
    expect(strFromU8(body)).toContain('We will not reply any further about IC-12345')
    expect(strFromU8(body)).not.toContain('swore')
    await priya.getByRole('button', { name: 'The letter has been sent' }).click()
    await send(priya)
    await card(priya).getByText('In force').first().waitFor()
    await picture(priya, 'restriction-8-in-force')

    // Advice Services make the record.
    const ewa = await open('ewa.nowak')
    await picture(ewa, 'restriction-9-advice-services')
    await ewa.getByRole('button', { name: 'The record is made' }).click()
    await ewa.getByLabel(/Case that holds/).fill('IC-99999')
    // In the form alone: a card that comes meanwhile has groups too.
    for (const group of await ewa.getByRole('dialog').getByRole('group').all())
      if (await group.getByLabel('Yes').count()) await group.getByLabel('Yes').check()
    await send(ewa)
    await card(ewa).getByText('This is done. Thank you.').waitFor()
    await picture(ewa, 'restriction-10-recorded')

    // Daniel answers the telephone, and sees what to do by the number alone.
    const daniel = await open('daniel.price')
    await say(daniel, '/customer +44 20 7946 0001')
    await daniel.getByText(/No further contact on IC-12345/).waitFor()
    expect(await axeFindings(daniel)).toEqual([])
    await picture(daniel, 'restriction-11-look-up')

    // He notes that he was contacted, and that the customer thinks it unfair; somebody who had no part in it answers.
    await daniel.getByRole('button', { name: 'Log a contact against the restriction' }).click()
    await daniel.getByLabel('What happened?').fill('Rang about IC-12345 again; was told that we do not discuss it.')
    await send(daniel)
    await daniel.getByText('Priya Sharma is told, and finds it in the record.').waitFor()
    expect(await axeFindings(daniel)).toEqual([])
    await picture(daniel, 'restriction-11b-logged')
    await card(daniel).getByRole('button', { name: 'Open the record' }).last().click()
    await daniel.getByRole('button', { name: 'The customer challenges this' }).click()
    await daniel.getByLabel('What do they say?').fill('That it is unfair, since nobody rang him back in May.')
    await send(daniel)
    await daniel.getByText('Somebody who had no part in the decision answers the customer').waitFor()
    await picture(daniel, 'restriction-11c-challenged')
    const grace = await open('grace.mensah')
    await card(grace).getByText('You had no part in it').first().waitFor()
    expect(await axeFindings(grace)).toEqual([])
    await picture(grace, 'restriction-11d-to-answer')
    await grace.getByRole('button', { name: 'Answer the challenge' }).first().click()
    await grace.getByLabel('What was answered?').fill('Rang him: we did ring back, on 12 May. It stands.')
    await send(grace)
    await card(grace)
      .getByText(/Answer \(Grace Mensah/)
      .first()
      .waitFor()
    await picture(grace, 'restriction-11e-answered')
    await card(priya)
      .getByText(/Answer \(Grace Mensah/)
      .first()
      .waitFor()
    await picture(priya, 'restriction-11f-owner')
    expect(story.faults).toEqual([])
  }, 180_000)

  test('comes up for review a year later, goes on by its owner’s decision, and the next look-up says so', async () => {
    const later = daysOfAYear()
    await story.bot.startLater(later)
    const priya = await open('priya.sharma')
    const due = card(priya).filter({ hasText: 'Please decide: continue, change or lift.' })
    await due.last().scrollIntoViewIfNeeded()
    expect(await axeFindings(priya)).toEqual([])
    await picture(priya, 'restriction-12-review')
    /** A year after the day on which the bot is: before the form begins, and after. */
    const aYearOn = () => calendar.moveDate(calendar.dateOf(instant(new Date(Date.now() + later * 86_400_000))), { years: 1 })
    const before = aYearOn()
    await due.last().getByRole('button', { name: 'Continue', exact: true }).click()
    await title(priya, 'Continue')
    await priya.getByLabel('Why does it go on?').fill('He wrote again twice, in the same words.')
    await picture(priya, 'restriction-13-continue')
    const reviewed = await priya.getByLabel('Next review').inputValue()
    expect([before, aYearOn()]).toContain(reviewed)
    await send(priya)
    const letter = card(priya).filter({ hasText: 'Please tell the customer the outcome of the review in a letter: it goes on.' })
    await letter.last().scrollIntoViewIfNeeded()
    expect(await axeFindings(priya)).toEqual([])
    await picture(priya, 'restriction-14-continued')

    // The letter waits in her work until she says that it has gone out.
    await say(priya, '/my-work')
    await priya.getByText('Write to the customer about the review (restriction)').waitFor()
    await picture(priya, 'restriction-15-my-work')
    await letter.last().getByRole('button', { name: 'The letter has been sent' }).click()
    await title(priya, 'The letter has been sent')
    expect(await priya.getByLabel('Sent on').inputValue()).not.toBe('')
    await send(priya)
    await card(priya)
      .filter({ hasText: 'This is done. Thank you.' })
      .filter({ hasText: 'about the review – done, Priya Sharma' })
      .first()
      .waitFor()
    await picture(priya, 'restriction-16-told')
    // Whatever else asked for it asks no more, once it is drawn again.
    await letter.first().waitFor({ state: 'detached' })

    // The card that asked for the decision asks for nothing any more.
    await card(priya).filter({ hasText: `The review is done. The next one is on` }).first().waitFor()
    await priya.getByRole('button', { name: 'Continue', exact: true }).first().waitFor({ state: 'detached' })

    // Advice Services were told too, and whoever is contacted still knows what to do.
    const ewa = await open('ewa.nowak')
    await card(ewa)
      .getByText(/The review is (due|done)/)
      .last()
      .waitFor()
    const asha = await open('asha.patel')
    await say(asha, '/customer Jo Bloggs')
    await asha
      .getByRole('article', { name: 'Customer look-up' })
      .getByText(/No further contact on IC-12345/)
      .waitFor()
    await picture(asha, 'restriction-17-look-up-later')
    expect(story.faults).toEqual([])
  }, 180_000)
})
