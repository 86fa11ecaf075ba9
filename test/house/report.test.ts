import { Writable } from 'node:stream'
import { openLogger } from '../../src/house/logger.js'
import { openMetrics } from '../../src/house/metrics.js'
import { reports } from '../../src/house/report.js'
import { LogAway } from '../../src/log/log.js'

const openReports = () => {
  let now = 0
  const lines: Readonly<Record<string, unknown>>[] = []
  const sink = new Writable({
    write(line: Buffer, _, done) {
      lines.push(JSON.parse(line.toString()))
      done()
    },
  })
  const metrics = openMetrics(
    async () => [],
    () => new Date(0),
  )
  const { courier } = reports(openLogger('trace', sink), metrics, () => now)
  const pass = (seconds: number) => {
    now += seconds * 1000
  }
  return { courier, lines, pass }
}

test('a database that is away is written down at once, then once a minute with how often it was found', () => {
  const { courier, lines, pass } = openReports()
  const fault = new LogAway('The database cannot be reached.')
  for (let second = 0; second < 61; second++) {
    courier({ tells: 'fault', doing: 'take', fault })
    pass(1)
  }
  courier({ tells: 'fault', doing: 'complete', fault })
  expect(lines.map(({ doing, count }) => [doing, count])).toEqual([
    ['take', undefined],
    ['take', 59],
    ['complete', undefined],
  ])
})

test('every other fault is written down each time', () => {
  const { courier, lines } = openReports()
  for (let time = 0; time < 3; time++) courier({ tells: 'fault', doing: 'deliver', fault: new TypeError('no') })
  expect(lines).toHaveLength(3)
})
