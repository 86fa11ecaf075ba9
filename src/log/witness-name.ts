import { hostname } from 'node:os'
import { join, resolve } from 'node:path'
import { erasedFileAt } from './erased-list.js'
import type { WitnessName } from './known-witnesses.js'

/** The name of the witness in a folder: a file beside it, on this computer. */
export const witnessNameAt = (folder: string): WitnessName => ({
  ...erasedFileAt(join(folder, 'verified-by.json')),
  host: hostname(),
  place: resolve(folder),
})
