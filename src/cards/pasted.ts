import type { Element } from './card.js'

/** The text of a box that is to be copied: its lines as they were before each became a block of its own; an empty line is a wider gap. */
export const pasted = (items: readonly Element[]): string =>
  items
    .map((item, at) => {
      const text = item.type === 'RichTextBlock' ? item.inlines.map((run) => run.text).join('') : ''
      const gap = at === 0 ? '' : 'spacing' in item && item.spacing === 'None' ? '\n' : '\n\n'
      return gap + text
    })
    .join('')
