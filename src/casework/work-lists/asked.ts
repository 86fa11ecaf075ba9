import type { Listed, WorkList } from './work-list.js'

/** How a list is asked for: by which way of sorting, through which filter, which page. Numbers count from 0. */
export interface ListAsked {
  readonly name: string
  readonly sort: number
  readonly filter?: number
  readonly page: number
}

/** As it stands behind a button, after "list:". */
export const writeAsked = ({ name, sort, filter, page }: ListAsked): string => `${name}:${sort}:${filter ?? '-'}:${page}`

/** What a button says; what is not a number is the first. It comes from outside. */
export function readAsked(text: string): ListAsked {
  const [name = '', sort, filter, page] = text.split(':')
  const number = (given: string | undefined): number => (given !== undefined && /^\d{1,4}$/.test(given) ? Number(given) : 0)
  return {
    name,
    sort: number(sort),
    page: number(page),
    ...(filter !== undefined && /^\d{1,2}$/.test(filter) ? { filter: Number(filter) } : {}),
  }
}

/** The lines that are asked for, in their order. */
export function chosen({ sorts, filters, lines }: WorkList, { sort, filter }: Pick<ListAsked, 'sort' | 'filter'>): readonly Listed[] {
  const by = sorts[sort] ?? sorts[0] ?? ''
  const only = filter === undefined ? undefined : filters[filter]
  return lines
    .filter(({ line }) => only === undefined || line.kept.includes(only))
    .toSorted((one, other) => (one.line.sort[by] ?? '').localeCompare(other.line.sort[by] ?? '') || one.record.localeCompare(other.record))
}
