import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { commands } from '../../../src/casework/commands.js'
import { openCommandNames } from '../../../src/channels/slack/command-names.js'
import { draw } from '../../../src/channels/slack/drawing/draw.js'
import { manifest } from '../../../src/channels/slack/manifest.js'
import { procedures } from '../../../src/office.js'
import fc from '../../fast-check.js'
import { goldenCards } from '../golden-cards.js'
import { openRig, textOf } from './rig.js'

const known = commands(procedures).map(({ name }) => name)
const names = openCommandNames(known, 'cs')
const root = join(__dirname, '../../../src')
/** Where the words are that people read; what administrators read of the house itself names the office's own words. */
const rooms = ['casework', 'procedures', 'guidance', 'channels/slack']
/** Every command that a text names by the office's own word for it. */
const bare = (text: string) =>
  [...text.matchAll(/(?<![\w/:.-])\/([a-z]+(?:-[a-z]+)*)/g)]
    .map(([, name]) => `/${name}`)
    .filter((name) => known.some((each) => each === name))

/** Where another app of the workspace has /ask or /help, ours bear a word in front: in one setting, and in everything that names them. */
describe('commands with a word in front', () => {
  test('are called so in every text of every card that Slack shows, and in every text that the sources hold', () => {
    const drawn = goldenCards.map(([, card]) => textOf(draw(card).blocks))
    const sources = rooms.flatMap((room) =>
      readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => readFileSync(join(root, room, file), 'utf8')),
    )
    const texts = [...drawn, ...sources]
    expect(texts.flatMap(bare).length).toBeGreaterThan(100)
    expect(texts.flatMap((text) => bare(names.outward({ text }).text))).toEqual([])
  })

  test('stand in the manifest, and come in as the office knows them', () => {
    const listed = manifest(commands(procedures), { prefix: 'cs' }) as {
      features: { slash_commands: { command: string; usage_hint?: string }[] }
    }
    expect(listed.features.slash_commands.map(({ command }) => names.inward(command))).toEqual(known)
    expect(listed.features.slash_commands.every(({ command }) => command.startsWith('/cs-') && command.length <= 32)).toBe(true)
    expect(listed.features.slash_commands.find(({ command }) => command === '/cs-at-risk')?.usage_hint).toContain('what was said')
  })

  test('leave alone what somebody typed into a form, what a button carries, and addresses', () => {
    const sent = {
      text: 'See https://www.office.example/help and /helpers, or /help.',
      value: '{"given":{"text":"/help"}}',
      action_id: 'command:/help#1',
      initial_value: 'I typed /help',
    }
    expect(names.outward(sent)).toEqual({ ...sent, text: 'See https://www.office.example/help and /helpers, or /cs-help.' })
  })

  test('come back as they went, whatever stands around them', () => {
    fc.assert(
      fc.property(fc.constantFrom(...known), fc.string(), (name, more) => {
        expect(names.inWords(`/cs-${name.slice(1)} ${more}`)).toBe(`${name} ${more}`)
        expect(names.outward({ value: more }).value).toBe(more)
        const once = names.outward({ text: `${name} ${more}` })
        expect(names.outward(once)).toEqual(once)
      }),
    )
  })

  test('reach the office from Slack, and its answer names them so', async () => {
    const heard: string[] = []
    const rig = await openRig(
      async (arrival) => {
        heard.push(arrival.arrives === 'command' ? arrival.command : arrival.arrives === 'message' ? arrival.text : arrival.arrives)
        return { answer: 'sentence', text: 'See /my-work.', tone: 'note' }
      },
      'http',
      undefined,
      undefined,
      'cs',
    )
    try {
      await rig.command('/cs-at-risk', 'he says he will jump')
      await rig.event({ type: 'message', channel_type: 'im', channel: 'DASHA', user: 'UASHA', text: '/cs-at-risk he will jump', ts: '1.1' })
      await rig.settled()
      expect(heard).toEqual(['/at-risk', '/at-risk he will jump'])
      const said = rig.slack.messages.map(({ blocks }) => textOf(blocks)).join('\n')
      expect(said).toContain('/cs-my-work')
      expect(bare(said)).toEqual([])
    } finally {
      await rig.close()
    }
  })
})
