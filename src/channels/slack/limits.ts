/** What Slack takes, in one place; checked in tests against test/schemas/slack-block-limits.json where that knows the limit. */
export const limits = {
  /** Blocks in a message, and in a modal or home tab. */
  messageBlocks: 50,
  viewBlocks: 100,
  /** All text of a message together. Undocumented: Slack answers msg_blocks_too_long from about 13,200; we stay well below. */
  messageCharacters: 12_000,
  /** All of a view together, in bytes. Slack refuses views over 250 kB. */
  viewBytes: 200_000,
  text: 3000,
  header: 150,
  /** Fields of a section: two columns, five rows. */
  sectionFields: 10,
  sectionField: 2000,
  actionsInARow: 25,
  /** Rows of buttons under a card. Ours: nobody reads more than a hundred buttons, and the text needs room. */
  rowsOfActions: 4,
  actionId: 255,
  blockId: 255,
  buttonText: 75,
  buttonLabel: 75,
  buttonValue: 2000,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  url: 3000,
  altText: 2000,
  inputLabel: 2000,
  inputHint: 2000,
  optionText: 75,
  optionDescription: 75,
  optionValue: 150,
  /** Options of a select, or of one of its groups. */
  options: 100,
  optionGroups: 100,
  /** Checkboxes and radio buttons. */
  boxes: 10,
  /** What one text field takes; longer text goes on in a further field. */
  typed: 3000,
  /** Fields that one text is spread over. Ours: 30,000 characters is more than anybody types; beyond, the view has no room. */
  pieces: 10,
  viewTitle: 24,
  viewButton: 24,
  privateMetadata: 3000,
} as const
