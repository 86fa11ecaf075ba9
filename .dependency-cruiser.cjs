/** Who may know whom. Imports run one way: procedures ← office ← cards ← casework ← channels; the other rooms stand behind their ports. */

/** The files that put the house together; they alone know every room. */
const assembly = '^src/(main[.]ts|house/|cli/)'
/** Ports: what a room may know of another by its types alone. */
const ports = '^src/(channels/channel|casework/(arrival|casework|desk|unsaved-alert)|log/(log|journal)|cards/card|delivery/told)[.]ts$'

/** Only `folder` may import packages whose path matches. */
const onlyIn = (name, folder, packages) => ({
  name: `${name}-only-in-${folder.replaceAll(/\W+/g, '-')}`,
  comment: `${name} is imported in src/${folder} only, so that it can be replaced in one place.`,
  severity: 'error',
  from: { path: '^src/', pathNot: `^src/${folder}/` },
  to: { path: `(^|/)node_modules/(${packages})(/|$)` },
})

/** A room that may know only the rooms named (and itself), and the ports. */
const room = (name, mayKnow, comment) => ({
  name: `${name}-keeps-to-its-neighbours`,
  comment,
  severity: 'error',
  from: { path: `^src/${name}(/|[.]ts$)` },
  to: { path: '^src/', pathNot: [`^src/${name}(/|[.]ts$)`, ports, ...mayKnow.map((known) => `^src/${known}(/|[.]ts$)`)] },
})

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one file, or hide a third. Types may name each other.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    room('procedures', [], 'Rules are pure: they know no channel, no database, no clock, and no other room.'),
    {
      name: 'rules-need-no-machine',
      comment:
        'Rules are pure: nothing of Node, and of packages only zod for forms, libphonenumber-js, which tells one number from another, and transliteration, which tells one name.',
      severity: 'error',
      from: { path: '^src/procedures/' },
      to: { dependencyTypes: ['core', 'npm'], pathNot: '(^|/)node_modules/(zod|libphonenumber-js|transliteration)/' },
    },
    room(
      'cards',
      ['procedures', 'office'],
      'Cards show what rules say, and lead to the office’s alerts; they know no channel and no casework.',
    ),
    room('office', ['procedures'], 'The list of procedures is only a list.'),
    room(
      'casework',
      ['procedures', 'cards', 'office', 'log/log', 'nearest', 'time/sweep-soon'],
      'Casework takes steps; channels, the courier and the database are behind ports. What it remembers for a while goes by itself.',
    ),
    room('log', ['procedures', 'time', 'files'], 'The log keeps what it is given, whatever it is.'),
    room('directory', ['procedures', 'nearest'], 'The directory knows who is who, and nothing else.'),
    room('people', ['procedures', 'directory', 'nearest'], 'Where people are kept: what is told there becomes the directory’s file.'),
    room('calendars', ['procedures', 'directory', 'time', 'files'], 'Calendars say who is here; they know no record and no channel.'),
    room(
      'delivery',
      ['procedures', 'log/log', 'channels/channel', 'casework/casework', 'cards/fill', 'cards/continued'],
      'The courier knows channels, the log and casework by their ports only; what it draws itself is an alert that could not be saved.',
    ),
    room('guidance', ['procedures', 'cards', 'casework/arrival'], 'Guidance answers questions; it takes no steps.'),
    room(
      'channels',
      ['procedures', 'cards', 'casework', 'time'],
      'Channels bring arrivals to the door; nothing behind the door knows them.',
    ),
    room('settings', ['nearest'], 'Settings are read and checked, and know no room that uses them.'),
    room('time', [], 'Clocks and patience know nothing of what they are used for.'),
    room('files', [], 'How a file is put in its place, whole or not at all, whatever stands in it.'),
    room('embedded', ['settings', 'files'], 'The database that comes with the bot is a program that it starts; it knows no record.'),
    {
      name: 'the-server-knows-no-channel',
      comment: 'Listeners are handed to the server.',
      severity: 'error',
      from: { path: '^src/house/open-server[.]ts$' },
      to: { path: '^src/', pathNot: '^src/(settings/start-fault|house/(logger|metrics|report))[.]ts$' },
    },
    {
      name: 'channels-do-not-know-each-other',
      comment: 'One channel can be taken out without touching another.',
      severity: 'error',
      from: { path: '^src/channels/([^/]+)/' },
      to: { path: '^src/channels/[^/]+/', pathNot: '^src/channels/$1/' },
    },
    {
      name: 'only-the-assembly-knows-everybody',
      comment: 'What puts the house together is known to nobody in it.',
      severity: 'error',
      from: { path: '^src/', pathNot: assembly },
      to: { path: assembly },
    },
    onlyIn('slack', 'channels/slack', '@slack'),
    onlyIn('botbuilder', 'channels/teams', 'botbuilder|botframework-[^/]+|@microsoft'),
    onlyIn('mongoose', '(log|embedded)', 'mongoose|mongodb'),
    onlyIn('mongod', 'embedded', 'mongodb-memory-server-core'),
    onlyIn('ical', 'calendars', 'ical[.]js'),
    onlyIn('pictures', 'report', 'chart[.]js|@napi-rs|@expo-google-fonts'),
    onlyIn('nodemailer', 'channels/email', 'nodemailer'),
    {
      name: 'nothing-for-development-at-run-time',
      comment: 'What runs in production is among the dependencies.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nothing-missing',
      comment: 'Everything imported is there.',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/channels/console/page/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
}
