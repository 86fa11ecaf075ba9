import { type FSWatcher, watchFile as poll, unwatchFile, watch } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Calls `changed` when a file may have changed, soon after it has come to rest. The folder is watched, for editors and
 * deployments put a new file in the old one's place; a look every few seconds finds what the system does not report (network drives).
 * Keeps no process alive. Returns how to stop.
 */
export function watchFile(file: string, changed: () => void, { restMs = 150, pollMs = 3_000 } = {}): () => void {
  let resting: NodeJS.Timeout | undefined
  const soon = () => {
    clearTimeout(resting)
    resting = setTimeout(changed, restMs).unref()
  }
  poll(file, { interval: pollMs, persistent: false }, soon)
  const folder = watchFolder(dirname(file), soon)
  return () => {
    clearTimeout(resting)
    unwatchFile(file, soon)
    folder?.close()
  }
}

function watchFolder(folder: string, soon: () => void): FSWatcher | undefined {
  try {
    // Where a folder cannot be watched, the poll is enough.
    return watch(folder, { persistent: false }, soon).on('error', () => undefined)
  } catch {
    return undefined
  }
}
