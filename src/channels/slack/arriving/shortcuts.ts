/** A shortcut of the app: where it stands in Slack, and the office's command that it begins. */
export interface SlackShortcut {
  readonly type: 'global' | 'message'
  readonly callbackId: string
  /** At most 24 characters. */
  readonly name: string
  readonly description: string
  readonly command: string
  /** A message's words go into the form that opens, and not after the command: "/at-risk some words" would be sent at once. */
  readonly fillsForm?: true
}

/** All shortcuts; those of a message bring its text along. Only those whose command the office has go into the manifest. */
export const shortcuts: readonly SlackShortcut[] = [
  {
    type: 'global',
    callbackId: 'at-risk',
    name: 'Customer may be at risk',
    description: 'Tell the seniors on duty at once that somebody may be at risk',
    command: '/at-risk',
  },
  {
    type: 'global',
    callbackId: 'difficult-call',
    name: 'A difficult call, now',
    description: 'What to say while the call is going on, step by step',
    command: '/difficult-call',
  },
  {
    type: 'global',
    callbackId: 'terminated-call',
    name: 'Log a terminated call',
    description: 'Log a call that you ended because of how the caller behaved',
    command: '/terminated-call',
  },
  {
    type: 'global',
    callbackId: 'my-work',
    name: 'What waits for me',
    description: 'Everything that waits for you, oldest first',
    command: '/my-work',
  },
  {
    type: 'message',
    callbackId: 'message-at-risk',
    name: 'Raise an at-risk alert',
    description: 'Somebody may be at risk: begin the alert with the words of this message',
    command: '/at-risk',
    fillsForm: true,
  },
  {
    type: 'message',
    callbackId: 'message-contact',
    name: 'Log this contact',
    description: 'Log a contact that went wrong, beginning with the words of this message',
    command: '/terminated-call',
  },
]

export const shortcutOf = (callbackId: string): SlackShortcut | undefined => shortcuts.find((each) => each.callbackId === callbackId)
