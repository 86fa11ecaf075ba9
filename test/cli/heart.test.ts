import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openHeart } from '../../src/cli/heart.js'

test('administrators hear once a day that no call is counted, and nothing of a moment’s fault or of an answer that counts', async () => {
  let answers: readonly [number, string] = [200, 'OK']
  let calls = 0
  const service = createServer((_, response: ServerResponse) => {
    calls += 1
    response.writeHead(answers[0], { 'content-type': 'text/html' }).end(answers[1])
  })
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
  try {
    let now = Date.parse('2026-03-03T22:00:00Z')
    const complaints: string[] = []
    let reaches = true
    const told: { title: string; key: string; words: string }[] = []
    const heart = openHeart({
      url: `http://127.0.0.1:${(service.address() as AddressInfo).port}/a-secret-check`,
      clock: () => new Date(now),
      complain: (line) => complaints.push(line),
      async tell(title, paragraphs, key) {
        if (reaches) told.push({ title, key, words: paragraphs.join(' ') })
        return reaches
      },
    })
    const hours = async (count: number) => {
      for (let at = 0; at < count; at += 1) {
        now += 3_600_000
        await heart.beat()
      }
    }
    await hours(2)
    answers = [503, '']
    await hours(2)
    expect([complaints.length, told.length]).toEqual([2, 0])
    answers = [200, '<!doctype html><title>Sign in</title>']
    await hours(24)
    expect(told).toEqual([
      expect.objectContaining({
        title: 'the watch service does not count the calls',
        words: expect.stringMatching(/web page \(200\).*HEARTBEAT_URL leads.*Alerts go out as ever/),
      }),
    ])
    await hours(1)
    expect(new Set(told.map(({ key }) => key)).size).toBe(2)
    // What is mended and comes back within the day is another trouble.
    answers = [200, 'OK']
    await hours(1)
    answers = [200, '<!doctype html><title>Sign in</title>']
    await hours(1)
    expect(told).toHaveLength(3)
    // Behind one address are two computers, and one of them has no such check: it is one trouble, and no card a minute.
    for (let at = 0; at < 6; at += 1) {
      now += 30_000
      answers = at % 2 === 0 ? [200, 'OK'] : [404, '']
      await heart.beat()
    }
    expect(told).toHaveLength(3)
    // Who could not be reached is told with the next call.
    answers = [200, 'OK']
    await hours(2)
    answers = [404, '']
    reaches = false
    await hours(1)
    reaches = true
    await hours(1)
    expect(told).toHaveLength(4)
    expect(JSON.stringify([told, complaints])).not.toContain('a-secret-check')
    const before = calls
    await heart.beat()
    expect(calls).toBe(before)
    heart.rest()
    await heart.beat()
    expect(calls).toBe(before + 1)
  } finally {
    await new Promise((resolve) => service.close(resolve))
  }
})
