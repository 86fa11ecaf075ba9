import { asSeen } from '../procedures/shared/as-seen.js'
import type { Arrival, RawValues } from './arrival.js'

/**
 * What was written, without the marks in it that nobody sees: "k\u200bill" is read as it is seen, and a name that was pasted into a form is the name of one
 * person. Once, where it comes in, whichever way it comes. Ours.
 */
export const withoutHidden = (arrival: Arrival): Arrival => {
  switch (arrival.arrives) {
    case 'message':
    case 'command':
      return { ...arrival, text: asSeen(arrival.text) }
    case 'form':
      return { ...arrival, values: valuesAsSeen(arrival.values) }
    case 'closed':
      return arrival.values ? { ...arrival, values: valuesAsSeen(arrival.values) } : arrival
    case 'press':
      return arrival.given ? { ...arrival, given: textsAsSeen(arrival.given) } : arrival
    default:
      return arrival
  }
}

const textsAsSeen = (texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, asSeen(text)]))

const valuesAsSeen = (values: RawValues): RawValues =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string'
        ? asSeen(value)
        : (value.map((one: string | Readonly<Record<string, string>>) =>
            typeof one === 'string' ? asSeen(one) : textsAsSeen(one),
          ) as typeof value),
    ]),
  )
