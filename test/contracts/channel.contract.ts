import type { Card } from '../../src/cards/card.js'
import type { Arrival, Listen } from '../../src/casework/arrival.js'
import { type Address, type Channel, ChannelFault } from '../../src/channels/channel.js'

/** What a channel's own test brings, so that the suite can look at its platform from outside. */
export interface ChannelRig {
  readonly channel: Channel
  /** Addresses of this rig's office: one that is reached, one that is not. */
  readonly known: Address
  readonly stranger: Address
  /** A place of this rig's office that several people read, found by `seen` like the others; left out where the platform has none. */
  readonly shared?: Address
  /** Every text that a reader of the address finds there now, one string a card. */
  seen(to: Address): Promise<readonly string[]>
  /** The next call to the platform goes wrong so; left out where the platform cannot (say why in `exceptions`). */
  readonly fails?: {
    /** Too many requests, come back after so many seconds. */
    later?(seconds: number): void
    /** Broken off: nobody knows whether it arrived. */
    unclear?(): void
    /** Refused for good for this address. */
    never?(): void
  }
  /** Takes a posted card away behind the channel's back. */
  remove?(to: Address): Promise<void>
  /** Makes somebody arrive, with a command, as the platform would deliver it; `id` is the platform's delivery id. */
  arrive?(id: string): Promise<void>
  close(): Promise<void>
}

/** Each left-out promise needs its reason: a contract with silent gaps is none. */
export type Exceptions = Partial<Record<'later' | 'unclear' | 'never' | 'remove' | 'arrive' | 'looks', string>>

/** A small card whose words are `text`, without buttons. */
export const cardSaying = (text: string): Card => ({
  adaptive: {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText: 'Terminated call TC-2026-0001',
    body: [
      { type: 'TextBlock', text: 'Terminated call TC-2026-0001', size: 'Medium', weight: 'Bolder', style: 'heading', wrap: true },
      { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }] },
    ],
    actions: [],
  },
  preview: 'Terminated call TC-2026-0001',
})

const options = (key: string) => ({ urgency: 'now' as const, key })

const faultOf = async (work: Promise<unknown>): Promise<ChannelFault> => {
  const outcome = await work.then(
    () => undefined,
    (fault: unknown) => fault,
  )
  if (outcome instanceof ChannelFault) return outcome
  throw new Error(`expected a ChannelFault, got ${String(outcome)}`)
}

/** The suite that every channel runs: what the courier may rely on. */
export const channelContract = (name: string, open: () => Promise<ChannelRig>, exceptions: Exceptions = {}): void => {
  const unless = (part: keyof Exceptions): jest.It => (exceptions[part] ? test.skip : test)

  describe(`${name} keeps the contract of a channel`, () => {
    let rig: ChannelRig
    const arrivals: Arrival[] = []
    const listen: Listen = async (arrival) => {
      arrivals.push(arrival)
      return { answer: 'sentence', text: 'Kept.', tone: 'done' }
    }
    beforeEach(async () => {
      arrivals.length = 0
      rig = await open()
      await rig.channel.start(listen)
    })
    afterEach(async () => {
      await rig.channel.stop()
      await rig.close()
    })

    test('writes nothing that is no longer this bot’s to send, and can send it later', async () => {
      const fault = await faultOf(rig.channel.post(rig.known, cardSaying('hello'), { ...options('lease'), isOurs: () => false }))
      expect(fault.fault).toBe('later')
      expect(await rig.seen(rig.known)).toHaveLength(0)
      await rig.channel.post(rig.known, cardSaying('hello'), { ...options('lease'), isOurs: () => true })
      expect(await rig.seen(rig.known)).toHaveLength(1)
    })

    test('has a name that goes into what it posted', async () => {
      const posted = await rig.channel.post(rig.known, cardSaying('hello'), options('a'))
      expect(posted.channel).toBe(rig.channel.name)
      expect(posted).toEqual({ channel: expect.any(String), where: expect.any(String), id: expect.any(String) })
    })

    test('says whom it reaches', () => {
      expect(rig.channel.reaches(rig.known)).toBe(true)
      expect(rig.channel.reaches(rig.stranger)).toBe(false)
    })

    test('refuses for good what it does not reach', async () => {
      const fault = await faultOf(rig.channel.post(rig.stranger, cardSaying('hello'), options('b')))
      expect(fault.fault).toBe('never')
      expect(fault.because).toMatch(/\S.*\.$/)
    })

    test('shows what was posted, and its replacement in the same place', async () => {
      const posted = await rig.channel.post(rig.known, cardSaying('first words'), options('c'))
      expect((await rig.seen(rig.known)).join('\n')).toContain('first words')
      await rig.channel.replace(posted, cardSaying('second words'))
      const after = await rig.seen(rig.known)
      expect(after).toHaveLength(1)
      expect(after[0]).toContain('second words')
      expect(after[0]).not.toContain('first words')
    })

    test('shows what stands below another card, in its place, and draws it over; below one that is not there it stands alone', async () => {
      const { shared } = rig
      if (!shared) return
      const first = await rig.channel.post(shared, cardSaying('the first'), options('below 1'))
      const second = await rig.channel.post(shared, cardSaying('what came later'), { ...options('below 2'), below: first })
      await rig.channel.replace(second, cardSaying('what came later, drawn over'))
      expect((await rig.seen(shared)).map((text) => /the first|later, drawn over/.exec(text)?.[0])).toEqual([
        'the first',
        'later, drawn over',
      ])
      await rig.remove?.(shared)
      await rig.channel.post(shared, cardSaying('alone'), { ...options('below 3'), below: first })
      expect((await rig.seen(shared)).at(-1)).toContain('alone')
    })

    test('keeps cards apart and in order', async () => {
      for (const words of ['one', 'two', 'three']) await rig.channel.post(rig.known, cardSaying(words), options(words))
      const seen = await rig.seen(rig.known)
      expect(seen.map((text) => ['one', 'two', 'three'].find((word) => text.includes(word)))).toEqual(['one', 'two', 'three'])
    })

    test('draws what people typed as text, whatever it holds', async () => {
      const typed = '<!channel> *not bold* [click](https://example.org) @here & <at>everyone</at> `x`'
      await rig.channel.post(rig.known, cardSaying(typed), options('d'))
      expect(await rig.seen(rig.known)).toHaveLength(1)
    })

    unless('later')('says when to come back', async () => {
      rig.fails?.later?.(7)
      const fault = await faultOf(rig.channel.post(rig.known, cardSaying('hello'), options('e')))
      expect(fault.fault).toBe('later')
      expect(fault.options.retryAfter).toBe(7)
      expect(await rig.seen(rig.known)).toHaveLength(0)
    })

    unless('unclear')('says so when it cannot know', async () => {
      rig.fails?.unclear?.()
      expect((await faultOf(rig.channel.post(rig.known, cardSaying('hello'), options('f')))).fault).toBe('unclear')
    })

    unless('looks')('does not post a second time what arrived unnoticed', async () => {
      rig.fails?.unclear?.()
      await faultOf(rig.channel.post(rig.known, cardSaying('hello'), options('g')))
      await rig.channel.post(rig.known, cardSaying('hello'), options('g'))
      expect(await rig.seen(rig.known)).toHaveLength(1)
    })

    unless('never')('hands a refusal for good back as a sentence', async () => {
      rig.fails?.never?.()
      const fault = await faultOf(rig.channel.post(rig.known, cardSaying('hello'), options('h')))
      expect(fault.fault).toBe('never')
      expect(fault.because).toMatch(/\S.*\.$/)
    })

    unless('remove')('a card that is gone cannot be replaced', async () => {
      const posted = await rig.channel.post(rig.known, cardSaying('hello'), options('i'))
      await rig.remove?.(rig.known)
      expect((await faultOf(rig.channel.replace(posted, cardSaying('again')))).fault).toBe('never')
    })

    unless('arrive')('brings arrivals to the door with the platform’s delivery id', async () => {
      await rig.arrive?.('delivery-1')
      expect(arrivals).toHaveLength(1)
      expect(arrivals[0]).toMatchObject({ id: expect.stringContaining('delivery-1'), channel: rig.channel.name, arrives: 'command' })
    })

    test('may be stopped twice', async () => {
      await rig.channel.stop()
      await rig.channel.stop()
    })
  })
}
