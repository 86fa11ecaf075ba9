import fc from 'fast-check'
import { officeNameIn, readOffice, timeZoneIn } from '../../src/directory/read-office.js'
import { at } from '../procedures/test-office.js'
import { changed, faultsOf, officeIn, sampleText, today } from './sample.js'

const lineOf = (part: string): number => sampleText.slice(0, sampleText.indexOf(part)).split('\n').length

describe('the sample office', () => {
  test('is sound, and has nothing to warn of', () => {
    expect(faultsOf(sampleText)).toEqual([])
    expect(officeIn(sampleText).warnings(today)).toEqual([])
  })
  test('stays sound over the years: a newcomer can open it on any day', () => {
    for (let year = 2026; year < 2040; year += 1)
      for (const day of ['01-01', '02-16', '03-28', '07-05', '12-24']) expect(faultsOf(sampleText, at(`${year}-${day}T23:30Z`))).toEqual([])
  })
  test('stands without anything that has a default', () => {
    const bare = sampleText.slice(0, sampleText.indexOf('timings:'))
    const { office } = officeIn(bare)
    expect(office.timings).toEqual(officeIn(sampleText).office.timings)
    expect(office.timings.alertRungSeconds).toEqual([60, 120, 180])
  })
})

type Case = [string, readonly (readonly [string, string])[], string]
/** The sample with a calendar called one, and what else is said of it. */
const feeds = (more: string): readonly [string, string] => [
  '# Where the office keeps',
  `calendars:\n  - { name: one, ${more} }\n# Where the office keeps`,
]

describe('a fault is named with its line, its path and what to do', () => {
  const asha = lineOf('lineManager: tom.okafor')
  test.each<Case>([
    [
      'a mistyped key',
      [['lineManager: tom', 'lineManger: tom']],
      `line ${asha}, people[0].lineManger: “lineManger” is not known here. Did you mean “lineManager”?`,
    ],
    [
      'a mistyped id',
      [['lineManager: tom.okafor', 'lineManager: tom.okafr']],
      `line ${asha}, people[0].lineManager: “tom.okafr” is nobody's id in this file. Did you mean “tom.okafor”?`,
    ],
    [
      'a mistyped role',
      [['[staff, administrator]', '[staff, adminstrator]']],
      'people[19].roles[1]: “adminstrator” is none of these. Did you mean “administrator”?',
    ],
    ['a mistyped day', [['monday: 09', 'mondy: 09']], 'organisation.workingHours.mondy: “mondy” is not known here. Did you mean “monday”?'],
    ['an id that is no id', [['id: asha.patel', 'id: Asha Patel']], 'people[0].id: Use small letters'],
    ...['clock', 'courier'].map(
      (hand): Case => [
        `the id ${hand}, which is the bot’s`,
        [['id: asha.patel', `id: ${hand}`]],
        `people[0].id: The bot calls one of its own hands “${hand}”: write another id, such as ${hand}.1.`,
      ],
    ),
    ['a value left blank', [['telephone: 01632 960101', 'telephone:']], 'people[0].telephone: Fill this in, or take the line out.'],
    ['a value missing', [['    name: Asha Patel\n', '']], 'people[0].name: This is missing: add it.'],
    ['one value for a list', [['    roles: [staff]\n', '    roles: staff\n']], 'people[0].roles: This should be a list'],
    ['words for a number', [['discussReminderDays: 1', 'discussReminderDays: one']], 'timings.discussReminderDays: Write a whole number'],
    ['a number out of reason', [['draftHours: 24', 'draftHours: 9000']], 'timings.draftHours: Use a number from 1 to 168.'],
    ['rungs out of order', [['[60, 120, 180]', '[60, 180, 120]']], 'timings.alertRungSeconds: Each rung comes later'],
    ['hours in words', [['monday: 09:00-17:00', 'monday: nine to five']], 'organisation.workingHours.monday: Write hours as HH:MM-HH:MM'],
    [
      'hours of no length',
      [['monday: 09:00-17:00', 'monday: 09:00-09:00']],
      'organisation.workingHours.monday: Working hours end at another',
    ],
    [
      'hours of a night that run into those of the next day',
      [['monday: 09:00-17:00', 'monday: 22:00-09:30']],
      'organisation.workingHours.monday: These hours run into those of tuesday',
    ],
    ['an unknown time zone', [['Europe/London', 'Europe/Lundon']], 'organisation.timeZone: Write the time zone as a place'],
    ...['GMT', 'EST', 'EST5EDT', 'UTC', 'CET', 'Etc/GMT-1', 'BST', 'GB', '+01:00'].map(
      (zone): Case => [
        `${zone}, which is no place`,
        [['Europe/London', zone]],
        'organisation.timeZone: Write the time zone as a place, such as Europe/London',
      ],
    ),
    ['a calendar that is nowhere', [feeds('holds: absences')], 'calendars[0].url: This is missing: say where the calendar is'],
    [
      'a calendar at an address that others can read along',
      [feeds('holds: absences, url: http://x.example/secret')],
      'calendars[0].url: Write the whole address, beginning with https://',
    ],
    [
      'a calendar at two places',
      [feeds('holds: absences, url: https://x.example, file: a.ics')],
      'calendars[0].file: A calendar is at one place',
    ],
    [
      'leave with a tier',
      [feeds('holds: absences, tier: 1, file: a.ics')],
      'calendars[0].tier: A tier belongs to a calendar that holds duty',
    ],
    [
      'a calendar of nobody',
      [feeds('holds: absences, file: a.ics, person: priya.sharmer')],
      'calendars[0].person: “priya.sharmer” is nobody',
    ],
    [
      'a rota of somebody who may not take alerts',
      [feeds('holds: duty, file: a.ics, person: mei.lin')],
      'calendars[0].person: mei.lin may not take at-risk alerts yet',
    ],
    [
      'two calendars of one name',
      [feeds('holds: duty, file: a.ics }\n  - { name: one, holds: duty, file: b.ics')],
      'calendars[1].name: calendars[0] has the same name',
    ],
    ['an unknown region', [['region: GB-ENG', 'region: GB-XYZ']], 'organisation.bankHolidays.region: Bank holidays of this region'],
    ['a date that does not exist', [['to: 2026-02-20', 'to: 2026-02-30']], 'people[0].absences[0].to: Write a date that exists'],
    ['an absence that ends before it begins', [['to: 2026-02-20', 'to: 2026-02-10']], 'people[0].absences[0]: An absence ends'],
    ['a channel by its name', [['slack: C0SAMPLE01', 'slack: seniors']], 'channels.seniors.slack: Write the Slack channel ID'],
    ['one e-mail for two', [['daniel.price@', 'Asha.Patel@']], 'people[1].email: people[0] has the same email'],
    ['one id for two', [['id: daniel.price', 'id: asha.patel']], 'people[1].id: people[0] has the same id'],
    ['one Slack id for two', [['U0SAMPLE02', 'U0SAMPLE01']], 'people[1].slack: people[0] has the same slack'],
    [
      'their own line manager',
      [['lineManager: tom.okafor', 'lineManager: asha.patel']],
      'people[0].lineManager: Nobody is their own line manager',
    ],
    [
      'a line manager who manages nobody',
      [['lineManager: tom.okafor', 'lineManager: mei.lin']],
      'people[0].lineManager: mei.lin does not manage anybody yet',
    ],
    [
      'line managers in a loop',
      [['lineManager: catherine.doyle', 'lineManager: tom.okafor']],
      'people[3].lineManager: tom.okafor → priya.sharma → grace.mensah → tom.okafor: nobody manages themself',
    ],
    [
      'nobody to manage a member of staff',
      [['    lineManager: tom.okafor\n', '']],
      'people[0].lineManager: This is missing: everybody but',
    ],
    ['their own deputy', [['deputy: siobhan.kelly', 'deputy: tom.okafor']], 'people[3].deputy: Nobody is their own deputy'],
    ['a deputy who may not take alerts', [['deputy: rhys.bevan', 'deputy: mei.lin']], 'people[4].deputy: mei.lin is no senior'],
    [
      'a department that is none',
      [['department: Public Advice', 'department: Public Advise']],
      'people[0].department: “Public Advise” is not among',
    ],
    [
      'a group of another department',
      [['group: Helpline', 'group: Casework North']],
      'people[0].group: “Casework North” is no group of Public Advice.',
    ],
    ['no group', [['    group: Helpline\n', '']], 'people[0].group: This is missing'],
    [
      'a group without a manager',
      [['group manager, senior on duty]\n    lineManager: david', 'senior on duty]\n    lineManager: david']],
      'departments[1].groups[0]: Casework North has no group manager',
    ],
    [
      'a department without a head',
      [
        [
          'head of department, senior on duty]\n    lineManager: catherine.doyle\n    deputy: grace',
          'senior on duty]\n    lineManager: catherine.doyle\n    deputy: grace',
        ],
      ],
      'departments[1]: Complaints and Casework has no head of department',
    ],
    [
      'a group named twice',
      [['[Helpline, Written Enquiries]', '[Helpline, Written Enquiries, Helpline]']],
      'departments[0].groups[2]: “Helpline” is there twice',
    ],
    [
      'nobody for information governance',
      [[', information governance]', ']']],
      'people: Nobody has the role information governance. Give it to somebody',
    ],
    [
      'nobody to lead customer contact',
      [['[staff, head of customer contact,', '[staff,']],
      'people: Nobody has the role head of customer contact.',
    ],
    [
      'somebody on duty who is not there',
      [['[priya.sharma, rhys.bevan]', '[priya.sharma, rhys.bevin]']],
      'duty.weekly[0].people[1]: “rhys.bevin” is nobody',
    ],
    [
      'somebody on duty who may not take alerts',
      [['[priya.sharma, rhys.bevan]', '[mei.lin]']],
      'duty.weekly[0].people[0]: mei.lin may not take at-risk alerts yet',
    ],
    [
      'no cover out of hours',
      [[sampleText.slice(sampleText.indexOf('  outOfHours'), sampleText.indexOf('# How long')), '']],
      'duty.outOfHours: Name who is on duty whenever nobody else is',
    ],
    ['a key given twice', [['name: Asha Patel', 'name: Asha Patel\n    name: Asha']], 'Map keys must be unique'],
    ['a name without its value', [['[60, 120, 180]', '*rungs']], 'A name after * is not given anywhere'],
  ])('%s', (_, changes, expected) => {
    const faults = faultsOf(changed(...changes))
    expect(faults.filter((fault) => fault.includes(expected))).toHaveLength(1)
    expect(faults.every((fault) => /^(line \d+|A name)/.test(fault))).toBe(true)
  })

  test('every fault at once, so that one round of mending is enough', () => {
    expect(
      faultsOf(changed(['lineManager: tom', 'lineManger: tom'], ['draftHours: 24', 'draftHours: x'], ['01632 960102', ''])),
    ).toHaveLength(3)
  })
  test.each(['', 'hello', '- a', 'a: [1', '\tx', '{}'])('%j is no office, and says so', (text) => expect(faultsOf(text)).not.toEqual([]))
})

describe('absences in the week ahead', () => {
  const seniors = ['priya.sharma', 'rhys.bevan', 'helen.whitmore', 'grace.mensah', 'owen.fraser', 'david.levy', 'catherine.doyle']
  const away = (ids: readonly string[], from: string, to: string) =>
    changed(...ids.map((id) => [`  - id: ${id}\n`, `  - id: ${id}\n    absences: [{ from: ${from}, to: ${to} }]\n`] as const))

  test('an office whose every senior is away at some time is refused', () => {
    expect(faultsOf(away(seniors, '2026-11-28', '2026-11-28'))).toEqual([
      expect.stringContaining('Every senior is absent from Sat 28 Nov, 00:00 to Sun 29 Nov, 00:00'),
    ])
  })
  test('beyond the week ahead it is still taken', () => {
    expect(faultsOf(away(seniors, '2026-12-20', '2026-12-20'))).toEqual([])
  })
  test('everybody on duty away is warned of, in time', () => {
    const cover = ['grace.mensah', 'david.levy', 'catherine.doyle']
    const { warnings } = officeIn(away(cover, '2026-11-28', '2026-11-28'))
    expect(warnings(today)).toEqual([expect.stringContaining('Everybody on duty from Sat 28 Nov, 00:00 to Sun 29 Nov, 00:00 is absent')])
    expect(warnings(at('2026-11-29T10:00Z'))).toEqual([])
  })
})

test.each([
  ['organisation:\n    name: "The Office" # of ours\n', 'The Office'],
  ['\uFEFFpeople:\n- id: ada\n  name: Ada Head\norganisation: { name: The Office }\n', 'The Office'],
  ["organisation:\r\n  name: 'The Ombudsman''s Office'\r\npeople: [", 'The Ombudsman\u0027s Office'],
  ['people:\n- id: ada\n  name: Ada Head\n', undefined],
  ['hello', undefined],
])('the name of an office is read from %j however it is written', (text, name) => expect(officeNameIn(text)).toBe(name))

test.each([
  ['organisation: { name: The Office, timeZone: Asia/Singapore }\n', 'Asia/Singapore'],
  ['organisation:\n  timeZone: Asia/Singapore\npeople: [', 'Asia/Singapore'],
  ['organisation: { name: The Office }\n', 'Europe/London'],
  ['organisation: { timeZone: EST }\n', undefined],
])('the time zone of an office is read from %j, whatever else is wrong there', (text, zone) => expect(timeZoneIn(text)).toBe(zone))

test('whatever is typed, reading it answers and never throws', () => {
  const lines = sampleText.split('\n')
  const edit = fc.record({
    line: fc.nat(lines.length - 1),
    text: fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...lines), fc.constant('__proto__: {}')),
  })
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      const typed = [...lines]
      for (const { line, text } of edits) typed[line] = text
      const read = readOffice(typed.join('\n'), today)
      expect(read.ok || read.faults.length > 0).toBe(true)
    }),
    { numRuns: 150 },
  )
})
