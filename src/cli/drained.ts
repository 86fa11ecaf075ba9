import type { Writable } from 'node:stream'

/**
 * Until whoever reads a stream has all that was said, or reads no more: a pipe into a pager takes what it can hold, and the rest when there is room. A
 * command that ends before that cuts off what it said last.
 */
export const drained = (stream: Writable): Promise<void> =>
  new Promise((resolve) => {
    stream.once('error', () => resolve())
    if (stream.destroyed || stream.writableLength === 0) resolve()
    else stream.write('', () => resolve())
  })
