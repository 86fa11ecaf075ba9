import { performance } from 'node:perf_hooks'
import { fill } from '../../src/cards/fill.js'
import { draw, viewRoom } from '../../src/channels/slack/drawing/draw.js'
import { drawCard } from '../../src/channels/teams/drawing/draw.js'
import { atRisk } from '../../src/procedures/at-risk/at-risk.js'
import { given } from '../procedures/given.js'
import { facts, recordId, staff, testOffice } from '../procedures/test-office.js'

const most = 200_000
const rounds = 7
const filled = (piece: string): string => piece.repeat(Math.ceil(most / piece.length)).slice(0, most)

/** Texts as long as an alert may be, of the kinds that cost most to cut and to draw. */
const texts: Readonly<Record<string, string>> = {
  words: filled('he says that he will not be here tomorrow '),
  'one word': filled('x'),
  lines: filled('a\n'),
  paragraphs: filled('He says goodbye.\n\n'),
  emoji: filled('😢👨‍👩‍👧 '),
  'accents on one letter': `e${filled('\u0301')}`.slice(0, most),
  spaces: `x${filled(' ')}`.slice(0, most),
  'mark-up': filled('*_~`<@U1>&'),
}

/** How long the event loop is held at most, in milliseconds, by one card with the longest text that somebody may send at risk: the middle round and the worst. */
export function benchLongestBlock(): unknown {
  const record = recordId('AR-2026-0001')
  const office = testOffice()
  const gita = office.person(staff('gita'))
  const figures: Record<string, unknown> = {}
  for (const [name, said] of Object.entries(texts)) {
    const { state } = given(atRisk).when({ step: 'RaiseAlert', report: { said } }, facts('asha', { record }))
    const card = () => ({
      ...fill(atRisk.view('senior', state, gita ? { person: gita } : {}, facts('gita', { record })), { record, version: 1 }),
      whole: { record, version: 1, given: { notice: 'senior' } },
    })
    const drawn = card()
    figures[name] = {
      fill: timed(card),
      'Slack message': timed(() => draw(drawn)),
      'Slack view': timed(() => draw(drawn, viewRoom)),
      'Slack page': timed(() => draw({ ...drawn, from: 40 }, viewRoom)),
      Teams: timed(() => drawCard(drawn, 'chat')),
    }
  }
  return figures
}

function timed(work: () => unknown): { readonly middle: number; readonly most: number } {
  const took = Array.from({ length: rounds }, () => {
    const begun = performance.now()
    work()
    return performance.now() - begun
  }).sort((one, other) => one - other)
  const round = (value = Number.NaN) => Math.round(value * 10) / 10
  return { middle: round(took[Math.floor(rounds / 2)]), most: round(took.at(-1)) }
}
