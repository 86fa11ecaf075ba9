import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { type ConsoleChannel, openConsoleChannel } from '../../src/channels/console/open-console.js'
import type { Erasures, SealedStore } from '../../src/log/log.js'
import { fakeCommands, fakeOffice } from '../channels/console/fake-office.js'
import { fakeStore } from '../channels/console/fake-store.js'
import { testOffice } from '../procedures/test-office.js'
import { openChromium } from './chromium.js'

const pictures = join(__dirname, '..', 'output')
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

/** A page of the console, with what went wrong in it: faults and everything the content security policy stopped. */
export interface Window {
  readonly page: Page
  readonly faults: string[]
}

/** The console over a scripted office, in a real browser. */
export interface ConsoleRig {
  readonly channel: () => ConsoleChannel
  readonly store: ReturnType<typeof fakeStore>
  /** Opens a window of its own; `path` is '#/asha'. */
  window(path?: string, options?: Parameters<Browser['newContext']>[0]): Promise<Window>
  /** Stops the bot and starts it again on the same port, over the same store. */
  restart(): Promise<void>
  stop(): Promise<void>
  close(): Promise<void>
}

async function startBot(store: SealedStore & Erasures, port: number): Promise<ConsoleChannel> {
  const office = testOffice()
  const channel = openConsoleChannel({
    port,
    commands: fakeCommands,
    directory: () => office,
    clock: () => new Date(),
    store,
    logger: { warn: () => {} },
    notice: 'embedded database, for trying',
  })
  await channel.start(fakeOffice({ office, channel: () => channel }).listen)
  return channel
}

export async function openConsoleRig(): Promise<ConsoleRig> {
  mkdirSync(pictures, { recursive: true })
  const [browser, store] = [await openChromium(), fakeStore()]
  let channel = await startBot(store, 0)
  const port = Number(new URL(channel.address).port)
  const contexts: BrowserContext[] = []
  return {
    channel: () => channel,
    store,
    async window(path = '', options = {}) {
      const context = await browser.newContext({ viewport: { width: 1200, height: 820 }, ...options })
      contexts.push(context)
      context.setDefaultTimeout(20_000)
      await context.addInitScript(tellsOfSync)
      const page = await context.newPage()
      const faults: string[] = []
      page.on('pageerror', (fault) => faults.push(String(fault)))
      page.on('console', (message) => {
        // A bot that is away is told in the page; the browser notes it as well.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) faults.push(message.text())
      })
      await page.goto(`${channel.address}/${path}`)
      return { page, faults }
    },
    async restart() {
      await channel.stop()
      channel = await startBot(store, port)
    },
    stop: () => channel.stop(),
    async close() {
      for (const context of contexts) await context.close()
      await browser.close()
      await channel.stop()
    },
  }
}

/** Marks the page (`html[data-synced]`) once it has drawn all that stands there: until then it draws its chat anew over whatever a test has put into it. */
const tellsOfSync = `window.EventSource = class extends EventSource {
  constructor(...given) {
    super(...given)
    this.addEventListener('sync', () => { document.documentElement.dataset.synced = 'yes' })
  }
}`

/** Keeps a picture of the page in test/output, to be looked at. CI, where nobody looks, keeps none: there it only waits for the page to be drawn, as a picture does. */
export const picture = async (page: Page, name: string): Promise<void> => {
  if (process.env.CI) await page.evaluate(drawn)
  else await page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled' })
}
const drawn = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))'

/** What axe finds wrong on the page, one line each: the rule, and where. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  // Run by the browser's own debugger, for the page's policy lets no other script in.
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axe)
  await page.evaluate(atRest)
  // Of what is right it says only that it is: to name each element of it takes longer than all the looking.
  const { violations } = await page.evaluate<Findings>("axe.run({ resultTypes: ['violations'] })")
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`).join(' | ')}`,
  )
}
/**
 * A colour that is half-way to another is nobody's to read: what moves and ends is waited for. Looked at frame by frame: what goes from the page in the midst of
 * its movement never says that it has finished.
 */
const atRest = `(async () => {
  const moves = (one) => one.playState !== 'finished' && one.effect?.getComputedTiming().endTime !== Infinity
  for (let frame = 0; frame < 2 || document.getAnimations().some(moves); frame += 1) await new Promise(requestAnimationFrame)
})()`
interface Findings {
  violations: { id: string; nodes: { target: string[]; failureSummary?: string }[] }[]
}
