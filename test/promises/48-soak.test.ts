import { long, openSeed } from './seed.js'
import { soak } from './soak.js'

/** SOAK_MINUTES, with LONG=1 a working day. */
const minutes = Number(process.env.SOAK_MINUTES ?? (long ? 480 : 0.22))
const seed = openSeed()
/** What MongoDB's driver may keep open for itself: a standing database lets its pool grow to this, and it stays. A leak a delivery would pass it in a minute. */
const databasePool = 100

test(
  'promise 48: under all that Slack may ever deliver, with faults, no alert is late, and the bot does not grow',
  async () => {
    const soaked = await soak(minutes, seed.next)
    const { alerts, acks, memory, handles } = soaked
    process.stderr.write(
      `promise 48: ${minutes} minutes, ${soaked.deliveries} deliveries, ${alerts.late} of ${alerts.raised} alerts late, p99 ${alerts.p99} ms; ` +
        `acks p50 ${acks.first.p50} ms at first and ${acks.last.p50} at last; heap ${memory.heap.join(' ')} MB, all memory ${memory.lowest.join(' ')} MB; ` +
        `handles ${handles.first} and ${handles.last}\n`,
    )
    expect(soaked.alerts.raised).toBeGreaterThan(1)
    expect(soaked.alerts.late).toBe(0)
    expect(soaked.handles.last).toBeLessThan(soaked.handles.first + databasePool + 40)
    // An hour says nothing of a rise that is so slow: only a day's first half is long enough to become warm in.
    if (minutes >= 240) expect(soaked.memory.anHour).toBeLessThanOrEqual(1)
  },
  minutes * 60_000 + 120_000,
)
