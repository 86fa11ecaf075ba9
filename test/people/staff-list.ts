import { stringify } from 'yaml'

/** An office file with nobody in it but the administrator: everybody else is fetched. */
export const frameText = (directory: object = {}): string =>
  stringify({
    organisation: { name: 'the Office of Many' },
    departments: [
      { name: 'Advice', groups: ['Helpline', 'Letters'] },
      { name: 'Casework', groups: ['North'] },
    ],
    people: [
      {
        id: 'root.admin',
        name: 'Root Admin',
        department: 'Advice',
        group: 'Helpline',
        email: 'root@many.example',
        lineManager: 'ada.head',
        roles: ['staff', 'administrator'],
      },
    ],
    duty: { outOfHours: [{ tier: '1', people: ['ada.head'] }] },
    directory: {
      from: 'csv',
      file: 'staff.csv',
      roles: {
        'head of department': ['Head of *'],
        'group manager': ['Group Manager*'],
        'senior on duty': ['Head of *', 'SG-Seniors'],
        'advice services': ['Records Officer'],
        'customer contact': ['Records Officer'],
        'information governance': ['Information Governance Lead'],
        'head of customer contact': ['Head of Advice'],
      },
      ...directory,
    },
  })

export interface Line {
  readonly number: string
  readonly name: string
  readonly email: string
  readonly department: string
  readonly group: string
  readonly title: string
  readonly manager: string
}

const leaders: readonly Line[] = [
  { number: '1', name: 'Ada Head', email: 'ada@many.example', department: 'Advice', group: '', title: 'Head of Advice', manager: '' },
  { number: '2', name: 'Bo Head', email: 'bo@many.example', department: 'Casework', group: '', title: 'Head of Casework', manager: '1' },
  { number: '3', name: 'Cy Lead', email: 'cy@many.example', department: 'Advice', group: 'Helpline', title: 'Group Manager', manager: '1' },
  { number: '4', name: 'Di Lead', email: 'di@many.example', department: 'Advice', group: 'Letters', title: 'Group Manager', manager: '1' },
  { number: '5', name: 'Ed Lead', email: 'ed@many.example', department: 'Casework', group: 'North', title: 'Group Manager', manager: '2' },
  {
    number: '6',
    name: 'Fi Records',
    email: 'fi@many.example',
    department: 'Advice',
    group: 'Letters',
    title: 'Records Officer',
    manager: '4',
  },
  {
    number: '7',
    name: 'Gus Govern',
    email: 'gus@many.example',
    department: 'Advice',
    group: 'Letters',
    title: 'Information Governance Lead',
    manager: '4',
  },
]

const oddNames = [
  'Zoë O’Brien-Łukasz',
  'José María de la Cruz',
  '王小明',
  'Ümit Çelik',
  'Mary Smith',
  'Mary Smith',
  'Null',
  'Σωκράτης Παπαδόπουλος',
  "D'Arcy St. John",
  'X Æ',
]
const oddTitles = ['Advisor', 'Caseworker (0.6 FTE)', 'Officer; temporary', 'Adviser, "senior"', '']

/** A staff list of `count` people with odd names and titles; the first seven lead. */
export const staff = (count: number): readonly Line[] => [
  ...leaders,
  ...Array.from({ length: count - leaders.length }, (_, place): Line => {
    const [department, group, manager] = (
      [
        ['Advice', 'Helpline', '3'],
        ['Advice', 'Letters', '4'],
        ['Casework', 'North', '5'],
      ] as const
    )[place % 3] ?? ['', '', '']
    const name = oddNames[place % oddNames.length] ?? ''
    return {
      number: String(100 + place),
      name,
      email: `p${place}@many.example`,
      department,
      group,
      title: oddTitles[place % oddTitles.length] ?? '',
      manager,
    }
  }),
]

const quoted = (value: string): string => (/[",;\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)
const headings = ['Employee Number', 'Full Name', 'Work e-mail', 'Directorate', 'Team', 'Job Title', 'Reports to']

/** The list as a CSV file. */
export const csvOf = (
  lines: readonly Line[],
  { delimiter = ',', first = headings }: { delimiter?: string; first?: readonly string[] } = {},
): string =>
  [first, ...lines.map((line) => [line.number, line.name, line.email, line.department, line.group, line.title, line.manager])]
    .map((row) => row.map(quoted).join(delimiter))
    .join('\r\n')
