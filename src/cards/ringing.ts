import type { Ringing } from '../procedures/procedure.js'
import type { Element, TextRun } from './card.js'

/** Our own lines are short; what somebody typed may be long, and is not looked through. */
const longestLine = 400

const patterns = new WeakMap<readonly Ringing[], RegExp>()

/** The elements with each of these numbers in a run of its own that can be rung. A text to be copied stays as it is. */
export function ringing(elements: readonly Element[], numbers: readonly Ringing[] = []): readonly Element[] {
  if (numbers.length === 0) return elements
  return elements.map((element): Element => {
    switch (element.type) {
      case 'RichTextBlock':
        return { ...element, inlines: element.inlines.flatMap((run) => rung(run, numbers)) }
      case 'Container':
        return element.paste ? element : { ...element, items: ringing(element.items, numbers) }
      case 'ColumnSet':
        return { ...element, columns: element.columns.map((column) => ({ ...column, items: ringing(column.items, numbers) })) }
      default:
        return element
    }
  })
}

function rung(run: TextRun, numbers: readonly Ringing[]): readonly TextRun[] {
  if (run.text.length > longestLine) return [run]
  // Split at a group, the numbers stand at the odd places.
  const parts = run.text.split(patternOf(numbers))
  if (parts.length === 1) return [run]
  return parts.flatMap((text, at): TextRun[] => {
    const rings = at % 2 === 1 ? numbers.find(({ number }) => number === text) : undefined
    if (rings) return [{ ...run, text, rings: { url: rings.url, says: rings.says } }]
    return text === '' ? [] : [{ ...run, text }]
  })
}

function patternOf(numbers: readonly Ringing[]): RegExp {
  const known = patterns.get(numbers)
  if (known) return known
  const escaped = numbers.map(({ number }) => number.replaceAll(/[$()*+./?[\\\]^{|}-]/g, '\\$&'))
  const pattern = new RegExp(`(?<![\\d+])(${escaped.join('|')})(?!\\d)`)
  patterns.set(numbers, pattern)
  return pattern
}
