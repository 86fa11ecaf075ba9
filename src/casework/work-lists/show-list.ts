import { fill } from '../../cards/fill.js'
import type { Office } from '../../procedures/people.js'
import { RecordId } from '../../procedures/words.js'
import type { Answer } from '../arrival.js'
import type { Desk } from '../desk.js'
import { choiceCard } from '../lists.js'
import { keepLooks, type Look } from '../look-up/keep-looks.js'
import { lookUpOf } from '../look-up/look-up.js'
import { sentence } from '../sentences.js'
import { chosen, type ListAsked, writeAsked } from './asked.js'
import { looksAt, looksBy, looksList, mayReviewLooks } from './looks.js'
import { type Listed, listOfPerson, maySeeWorkOf, readIn, readList, type WorkList } from './work-list.js'

/** So many lines a page: with their buttons they fit into one message everywhere. */
const perPage = 8
const mostPeople = 12

/** /lists: the lists that whoever asks may work from; with somebody's name, what lies with them. */
export async function listsAnswer(desk: Desk, look: Look, text: string): Promise<Answer> {
  const office = desk.directory()
  const person = office.person(look.by)
  if (!person) return sentence('There is no such list.', 'refused')
  const named = text.trim().toLowerCase()
  const found = named === '' ? [] : office.people.filter(({ name }) => name.toLowerCase().includes(named))
  const [only, ...others] = found.filter((one) => maySeeWorkOf(one, person, desk))
  if (only && others.length === 0) return showList(desk, look, { name: listOfPerson(only.id), sort: 0, page: 0 })
  if (named !== '' && !only)
    return sentence(
      'Nobody of this name is there whose work you may see: it is for them, for those above them, and for administrators.',
      'refused',
    )
  const team =
    named === '' ? office.people.filter(({ lineManager }) => lineManager === look.by) : [only, ...others].filter((one) => one !== undefined)
  const lists =
    named === ''
      ? desk.procedures.flatMap(({ name, list }) => (list && list.may(person) === true ? [{ name, title: list.title }] : []))
      : []
  const choices = [
    ...lists.map(({ name, title }) => ({
      words: 'Sorted, narrowed to what is left to do, and as a file:',
      title,
      verb: `list:${writeAsked({ name, sort: 0, page: 0 })}`,
    })),
    ...[...team.slice(0, mostPeople), ...(named === '' ? [person] : [])].map(({ id, name, group }) => ({
      words: id === look.by ? 'What waits for you, and what you own:' : `${group}: what waits for them, and what they own:`,
      title: id === look.by ? 'What lies with you' : `What lies with ${name}`,
      verb: `list:${writeAsked({ name: listOfPerson(id), sort: 0, page: 0 })}`,
    })),
  ]
  const words =
    lists.length > 0 || team.length > 0
      ? 'Write /lists and a name for what lies with somebody who leaves. That you looked is kept on each record that is shown.'
      : 'This is what you may work from.'
  return choiceCard('Lists to work from', words, choices)
}

/** /looks: who looked at what, for Information Governance; with a name of somebody here what they looked at, with a customer's who looked at theirs. */
export async function looksAnswer(desk: Desk, look: Look, text: string): Promise<Answer> {
  const office = desk.directory()
  const person = office.person(look.by)
  const may = person ? mayReviewLooks(person) : 'There is no such list.'
  if (may !== true) return sentence(may, 'refused')
  const typed = text.trim()
  const page = { sort: 0, page: 0 }
  if (typed === '') return showList(desk, look, { name: looksList, ...page })
  const staff = office.people.filter(({ name }) => name.toLowerCase().includes(typed.toLowerCase()))
  const record = await recordOfCustomer(desk, typed)
  const choices = [
    ...staff.slice(0, mostPeople).map(({ id, name }) => ({ words: 'At what they looked:', title: name, name: looksBy(id) })),
    ...(record ? [{ words: 'Who looked at them:', title: `The customer of ${record}`, name: looksAt(record) }] : []),
  ]
  const [only, ...others] = choices
  if (!only)
    return sentence('Nobody of this name works here or is a customer. Try a reference, a telephone number, or the whole name.', 'note')
  if (others.length === 0) return showList(desk, look, { name: only.name, ...page })
  return choiceCard(
    'Whose looks?',
    'Several fit.',
    choices.map(({ words, title, name }) => ({ words, title, verb: `list:${writeAsked({ name, ...page })}` })),
  )
}

/** One of a customer's records, by its reference, a number, an address or the whole name. */
async function recordOfCustomer(desk: Desk, typed: string): Promise<RecordId | undefined> {
  const reference = RecordId.safeParse(typed.toUpperCase())
  if (reference.success) return reference.data
  const isMark = /[@\d]/.test(typed)
  const { surely, perhaps } = await lookUpOf(desk).everyRecordOf(
    isMark ? { contact: typed, cases: [typed], party: typed } : { name: typed },
  )
  return [...surely, ...perhaps][0]
}

/** A page of a list. That they saw it is kept on each record of the page before it is shown (rule 7); not kept, not shown. */
export async function showList(desk: Desk, look: Look, asked: ListAsked): Promise<Answer> {
  const list = await readList(desk, asked.name, look.by)
  if ('refused' in list) return sentence(list.refused, 'refused')
  const lines = chosen(list, asked)
  const pages = Math.max(1, Math.ceil(lines.length / perPage))
  const page = Math.min(asked.page, pages - 1)
  const shown = lines.slice(page * perPage, (page + 1) * perPage)
  const why = `They saw it in the list “${list.title}”.`
  if (!(await keepLooks(desk, look, readIn(shown), why))) return sentence('Please try again in a moment.', 'refused')
  const card = fill({
    template: 'office/my-work',
    title: list.title,
    data: {
      words: wordsOf(list, lines.length, asked, page, pages),
      groups:
        shown.length === 0
          ? []
          : [{ title: sortWords(list, asked), tone: 'Default', rows: shown.map((one) => row(one, desk.directory())) }],
      more: '',
      begins: buttonsOf(list, { ...asked, page }, pages, lines.length),
    },
    sections: [],
    buttons: [],
    preview: 'A list to work from',
  })
  return { answer: 'card', card }
}

const sortWords = ({ sorts }: WorkList, { sort }: ListAsked): string => `Sorted by: ${(sorts[sort] ?? sorts[0] ?? '').toLowerCase()}`

function wordsOf({ filters, lines }: WorkList, count: number, { filter }: ListAsked, page: number, pages: number): string {
  const only = filter === undefined ? undefined : filters[filter]
  const all = only === undefined ? `${count} in all` : `${count} of ${lines.length}: ${only}`
  return `${all}${pages > 1 ? `. Page ${page + 1} of ${pages}` : ''}.`
}

/** Days stand as people say them; a file has them as spreadsheets sort them. */
const asSaid = (value: string, { calendar }: Office): string => (/^\d{4}-\d\d-\d\d$/.test(value) ? calendar.sayDate(value) : value)

const row = ({ record, at, line }: Listed, office: Office) => ({
  what: line.about,
  reference: record,
  when: line.cells
    .filter(({ value }) => value !== '' && value !== line.about)
    .map(({ label, value }) => `${label}: ${asSaid(value, office)}`)
    // What was typed stands as it was typed; after its full stop no other mark is needed.
    .reduce((line, cell) => (line === '' ? cell : `${line}${/[.!?]$/.test(line) ? ' ' : ' · '}${cell}`), ''),
  buttons:
    at === 'erased'
      ? []
      : [{ title: 'Open', says: `Open ${record}: ${line.about}`, verb: 'open:', data: { record, version: at.kept.moved } }],
})

/** What else may be asked of it: each way on says in words where it leads. */
function buttonsOf(list: WorkList, asked: ListAsked, pages: number, count: number) {
  const { filter: _, ...unfiltered } = asked
  const to = (title: string, next: ListAsked) => ({ title, verb: `list:${writeAsked(next)}`, data: {} })
  const ways = [
    ...(asked.page + 1 < pages ? [to('Next page', { ...asked, page: asked.page + 1 })] : []),
    ...(asked.page > 0 ? [to('Page before', { ...asked, page: asked.page - 1 })] : []),
  ]
  const shows = [
    ...(asked.filter === undefined ? [] : [to('All', { ...unfiltered, page: 0 })]),
    ...list.filters.flatMap((filter, at) => {
      const holds = list.lines.filter(({ line }) => line.kept.includes(filter)).length
      return at === asked.filter || holds === 0 ? [] : [to(`${filter} (${holds})`, { ...asked, filter: at, page: 0 })]
    }),
  ]
  const sorted = list.sorts.flatMap((sort, at) => (at === asked.sort ? [] : [to(sort, { ...asked, sort: at, page: 0 })]))
  const groups = [
    { title: 'Pages', buttons: ways },
    { title: 'Show only', buttons: shows },
    { title: 'Sort by', buttons: sorted },
    {
      title: 'Take away',
      buttons: count === 0 ? [] : [{ title: 'Export (CSV)', verb: `export:${writeAsked({ ...asked, page: 0 })}`, data: {} }],
    },
  ]
  return groups.filter(({ buttons }) => buttons.length > 0)
}
