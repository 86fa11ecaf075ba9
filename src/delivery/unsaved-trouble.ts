import type { OnItsWay } from './on-its-way.js'

/** What keeps the bot from being ready: alerts that are not saved yet, and a disk that takes nothing; in sentences. */
export const unsavedTrouble = (all: readonly OnItsWay[]): readonly string[] => {
  const unsaved = all.filter(({ savedAs }) => !savedAs)
  if (unsaved.length === 0) return []
  const inMemory = unsaved.some(({ journalled }) => !journalled)
  return [
    `At-risk alerts wait to be saved (${unsaved.length}): they went out directly, and are saved by themselves when the database takes them.`,
    ...(inMemory ? ['The disk of DATA_DIR takes nothing more: make room, and do not stop the bot before these alerts are saved.'] : []),
  ]
}
