import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sampleOffice } from '../../src/directory/open-directory.js'
import { axeFindings, picture } from './console-rig.js'
import { agree, openStory, type Story, say } from './story.js'

/** The sample office with the periods that it has chosen; the rest of the file is untouched. */
const periods = '\nretention:\n  reviewDays: 14\n  periods:\n    difficult-call: { went on: 1 month, ended: 2 months }\n'

/** Half a minute with two restarts: the rules and the log have their own tests in the ordinary suite. */
const inLong = process.env.LONG === '1' ? describe : describe.skip

inLong('records that are due to go, with the real bot', () => {
  const folder = mkdtempSync(join(tmpdir(), 'steward-office-'))
  let story: Story
  const narrow = async (path: string) => {
    const page = await story.open(path)
    await page.setViewportSize({ width: 360, height: 1300 })
    return page
  }

  beforeAll(async () => {
    const file = join(folder, 'office.yaml')
    writeFileSync(file, readFileSync(sampleOffice, 'utf8') + periods)
    story = await openStory(1300, { OFFICE_FILE: file })
  }, 120_000)
  afterAll(async () => {
    await story.end()
    rmSync(folder, { recursive: true, force: true })
  }, 60_000)

  test('Information Governance sees them first, holds one, and the other goes with its cards', async () => {
    for (const about of ['IC-11111', 'IC-22222']) {
      const asha = await story.open('#/asha.patel')
      await say(asha, `/difficult-call ${about}`)
      await asha.getByRole('button', { name: 'It calmed down' }).last().click()
      await asha
        .getByText(/It calmed down|calmed/)
        .last()
        .waitFor()
      await asha.context().close()
    }
    await story.bot.startLater(20)
    const yusuf = await narrow('#/yusuf.demir/board')
    await yusuf.getByText(/Look through records that are due to go/).waitFor()
    await picture(yusuf, 'retention-1-board')
    await yusuf.getByRole('button', { name: /Look through/ }).click()
    await yusuf
      .getByText(/What is not held is erased on its day/)
      .last()
      .waitFor()
    await picture(yusuf, 'retention-2-list')
    expect(await yusuf.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
    expect(await axeFindings(yusuf)).toEqual([])

    const [first] = /DC-\d{4}-\d{4}/.exec(await yusuf.locator('body').innerText()) ?? []
    await yusuf.getByRole('button', { name: 'Hold records' }).last().click()
    await yusuf.getByLabel('Which records?').fill(first ?? '')
    await yusuf.getByLabel('A court case, or one that is likely').check()
    await yusuf.getByLabel('In a few words').fill('County court, claim 7.')
    await yusuf.getByLabel('Until when?').fill(inDays(200))
    await picture(yusuf, 'retention-3-hold')
    await yusuf.getByRole('dialog').locator('button[type=submit]').click()
    await yusuf
      .getByText(/Held until/)
      .last()
      .waitFor()
    await yusuf.getByRole('button', { name: 'I have looked through it' }).last().click()
    await agree(yusuf, 'I have looked through it')
    await yusuf
      .getByText(/Looked through; the first go on/)
      .last()
      .waitFor()
    await picture(yusuf, 'retention-4-held')

    await story.bot.startLater(50)
    const later = await narrow('#/yusuf.demir')
    await later
      .getByText(/Erased on/)
      .last()
      .waitFor()
    await picture(later, 'retention-5-report')
    expect(await later.locator('body').innerText()).toContain('County court, claim 7.')
    const asha = await story.open('#/asha.patel')
    const report = await later.locator('body').innerText()
    const erased = /Erased on[^:]*: [^:]*: ?(DC-\d{4}-\d{4})/.exec(report.replaceAll('\n', ' '))?.[1] ?? ''
    expect([erased === first, /^DC-/.test(erased)]).toEqual([false, true])
    // The console lets go of its cards within ten seconds: that of the call that was held stays.
    await asha
      .getByText(first ?? 'none')
      .first()
      .waitFor()
    await asha.getByText(erased).first().waitFor({ state: 'detached' })
    await picture(asha, 'retention-6-whose-call-it-was')
    expect(story.faults).toEqual([])
  }, 240_000)
})

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
