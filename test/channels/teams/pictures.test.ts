import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { openCasework } from '../../../src/casework/open-casework.js'
import type { Drawn } from '../../../src/channels/teams/drawing/drawn.js'
import { openCourier } from '../../../src/delivery/courier.js'
import { procedures } from '../../../src/office.js'
import { openChromium } from '../../browser/chromium.js'
import { openTestLog } from '../../log/test-database.js'
import { faultsOf } from './check-drawn.js'
import { allOf, cardIn, dialogIn, managersChannel, openRig, pressed, textOf } from './rig.js'

jest.setTimeout(90_000)
const folder = join(__dirname, '../../output/teams')

/** Roughly Teams' own look, so that a picture shows what people will see. */
const hostConfig = {
  fontFamily: 'Segoe UI, DejaVu Sans, sans-serif',
  supportsInteractivity: true,
  actions: { maxActions: 6, actionsOrientation: 'Horizontal', actionAlignment: 'Left', buttonSpacing: 8, spacing: 'Default' },
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 12 },
  containerStyles: {
    emphasis: { backgroundColor: '#F0F0F0' },
    attention: { backgroundColor: '#FDF3F4' },
    warning: { backgroundColor: '#FFF9F0' },
  },
}
const page = `<!doctype html><html lang="en"><title>Cards</title><style>
body{margin:0;padding:12px;width:600px;font:14px "Segoe UI","DejaVu Sans",sans-serif} #card{border:1px solid #ddd;border-radius:4px}
.ac-pushButton{padding:6px 12px;border:1px solid #bbb;border-radius:4px;background:#fff;font:inherit;margin:2px 0}
.ac-pushButton.style-positive{background:#5b5fc7;color:#fff;border-color:#5b5fc7}
.ac-input{box-sizing:border-box;max-width:100%}</style><div id="card"></div></html>`

describe('cards and forms in the official renderer', () => {
  let browser: Browser
  let shown: Page
  beforeAll(async () => {
    mkdirSync(folder, { recursive: true })
    browser = await openChromium()
    shown = await browser.newPage({ viewport: { width: 640, height: 600 } })
    await shown.setContent(page)
    await shown.addScriptTag({ path: require.resolve('adaptivecards/dist/adaptivecards.min.js') })
  })
  afterAll(() => browser.close())

  /** Draws a card as the renderer does, keeps its picture, and gives back the text that can be read in it. */
  const picture = async (name: string, card: Drawn): Promise<string> => {
    expect(faultsOf(card)).toEqual([])
    const text = await shown.evaluate(`(() => {
      const card = new AdaptiveCards.AdaptiveCard()
      card.hostConfig = new AdaptiveCards.HostConfig(${JSON.stringify(hostConfig)})
      card.parse(${JSON.stringify(card)})
      const target = document.getElementById('card')
      target.replaceChildren(card.render())
      return target.innerText
    })()`)
    await shown.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
    return String(text)
  }

  test('a call from its form to its cards', async () => {
    const log = await openTestLog({ clock: () => rig.now })
    const rig = await openRig((arrival) => casework.listen(arrival), { store: log })
    rig.now = new Date('2026-03-03T10:00:00Z')
    const settings = { log, directory: () => rig.office, clock: () => rig.now, report: () => {} }
    const casework = openCasework({ procedures, patience: 20_000, ...settings })
    const courier = openCourier({ casework, channels: [rig.channel], ...settings })
    rig.connector.members.set(managersChannel, [{ id: '29:gita', aadObjectId: 'entra-gita' }])
    const next = async (card: Drawn, title: string, changes: Readonly<Record<string, string>> = {}) => {
      rig.now = new Date(rig.now.getTime() + 1500)
      const data = pressed(card, title, changes)
      return dialogIn(await rig.invoke('asha', 'msteams' in data ? 'task/fetch' : 'task/submit', { data }))
    }
    try {
      await rig.write('asha', 'help')
      await rig.settled()
      expect(await picture('help', cardIn(rig.chat('asha').at(-1)))).toContain('/terminated-call')
      await rig.write('asha', 'terminated-call')
      await rig.settled()
      const ready = cardIn(rig.chat('asha').at(-1))
      expect(await picture('ready', ready)).toContain('Open the form')
      const kind = await next(ready, 'Open the form')
      await picture('form-1', kind)
      const more = await next(kind, 'Next', { kind: 'offensive' })
      await picture('form-1-with-its-question', more)
      const call = await next(more, 'Next', { warnings: 'explained,warned' })
      await picture('form-2', call)
      const wrong = await next(call, 'Next', { date: '2027-01-01', reason: ' ', 'quotes.0.who': 'customer' })
      expect(await picture('form-2-with-errors', wrong)).toContain('⚠ Please fill in “The words”.')
      const changes = {
        date: '2026-03-03',
        reason: 'He swore at me, then said he would come round. *stars* [link](x)',
        caller: 'Mr <b>Bold</b>',
      }
      const you = await next(wrong, 'Next', { ...changes, 'quotes.0.words': 'You are useless' })
      await picture('form-3', you)
      const preview = await next(you, 'Next', { personal: 'no', wellbeing: 'shaken' })
      const read = await picture('check-your-answers', preview)
      expect(read).toContain('*stars* [link](x)')
      expect(read).toContain('Mr <b>Bold</b>')
      await picture('receipt', await next(preview, String(preview.actions.at(-1)?.title)))
      await rig.write('asha', 'at-risk She said she would end it tonight.')
      await rig.settled()
      await courier.run(rig.now)
      const managers = rig.chat('lena').map(cardIn)
      for (const [at, card] of managers.entries()) await picture(`manager-${at + 1}`, card)
      expect(managers.map(textOf).join()).toContain('He swore at me')
      for (const [at, message] of rig.chat('gita').entries()) await picture(`senior-${at + 1}`, cardIn(message))
      for (const [at, message] of rig.connector.messages.filter(({ conversation }) => conversation.startsWith('19:')).entries()) {
        const card = cardIn(message)
        await picture(`channel-${at + 1}`, card)
        // Rule 6: a channel gets references, and nothing that anybody said.
        expect(textOf(card)).not.toContain('end it tonight')
      }
      // What a person can press bears its words, and every input its label.
      for (const card of [kind, wrong, preview]) for (const { label } of allOf(card, 'Input.')) expect(String(label)).not.toBe('')
    } finally {
      await courier.stop()
      await rig.close()
      await log.close()
    }
  })
})
