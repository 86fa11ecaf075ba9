import type { Asks } from '../procedures/procedure.js'

/**
 * The part of Adaptive Cards that we use, as types: templates are checked against it when filled, and every channel's
 * drawing switches over it to the end. User text stands only in TextRun, which no client reads as mark-up.
 */
export type Element =
  | {
      readonly type: 'TextBlock'
      readonly text: string
      readonly wrap?: boolean
      readonly weight?: 'Bolder' | 'Default'
      readonly size?: 'Small' | 'Default' | 'Medium' | 'Large'
      readonly isSubtle?: boolean
      readonly color?: Tone
      readonly style?: 'heading' | 'default'
      readonly spacing?: Spacing
      readonly separator?: boolean
    }
  | { readonly type: 'RichTextBlock'; readonly inlines: readonly TextRun[]; readonly spacing?: Spacing; readonly separator?: boolean }
  | {
      readonly type: 'Container'
      readonly items: readonly Element[]
      readonly style?: 'default' | 'emphasis' | 'good' | 'attention' | 'warning' | 'accent'
      readonly spacing?: Spacing
      readonly separator?: boolean
      readonly bleed?: boolean
      /** Room that is kept for what changes, such as "106px": what stands below it does not move. */
      readonly minHeight?: string
      /** Ours: a text to be copied as it stands; each channel draws it its own way. */
      readonly paste?: true
      /** Ours: closed until it is opened, where a channel can; its title, which says what is in it. */
      readonly folds?: string
    }
  | { readonly type: 'ColumnSet'; readonly columns: readonly Column[]; readonly spacing?: Spacing; readonly separator?: boolean }
  | {
      readonly type: 'Image'
      readonly url: string
      readonly altText: string
      readonly size?: 'Auto' | 'Stretch' | 'Small' | 'Medium' | 'Large'
    }
  | { readonly type: 'ActionSet'; readonly actions: readonly Action[]; readonly spacing?: Spacing }

export interface Column {
  readonly type: 'Column'
  readonly width: 'auto' | 'stretch'
  readonly items: readonly Element[]
}
export interface TextRun {
  readonly type: 'TextRun'
  readonly text: string
  readonly weight?: 'Bolder' | 'Default'
  readonly isSubtle?: boolean
  readonly italic?: boolean
  readonly color?: Tone
  readonly size?: 'Small' | 'Default' | 'Medium' | 'Large'
  /** Ours: a colleague's number, which a telephone rings at a press; each channel draws it its own way. */
  readonly rings?: { readonly url: string; readonly says: string }
}
export type Tone = 'Default' | 'Good' | 'Warning' | 'Attention' | 'Accent'
export type Spacing = 'None' | 'Small' | 'Default' | 'Medium' | 'Large'

/** A press: the verb says what it does, the data only an id and a version (rule 1). */
export type Action =
  | {
      readonly type: 'Action.Execute'
      readonly title: string
      /** What the button is about, for those who hear it without what stands beside it; begins with its title. */
      readonly tooltip?: string
      readonly verb: string
      readonly data: ActionData
      readonly style?: 'default' | 'positive' | 'destructive'
      /** Asked once before it is done. */
      readonly asks?: Asks
    }
  | { readonly type: 'Action.OpenUrl'; readonly title: string; readonly url: string }
export interface ActionData {
  readonly record?: string
  readonly version?: number
  readonly given?: Readonly<Record<string, string>>
}

/** A filled card with what channels need beside it. */
export interface Card {
  /** The Adaptive Card itself, version 1.5, but for what a button asks first: each channel asks its own way. */
  readonly adaptive: {
    readonly type: 'AdaptiveCard'
    readonly $schema: string
    readonly version: '1.5'
    readonly fallbackText: string
    readonly body: readonly Element[]
    readonly actions: readonly Action[]
  }
  /** What a connected system gets instead of the drawing (see View.copy). */
  readonly copy?: Readonly<Record<string, unknown>>
  /** For notification previews: kind and reference, nothing personal (rule 6). */
  readonly preview: string
  /** What e-mail, the alert webhook and a shared chat may say in full, since nothing personal is in it; left out, they say only where to look. */
  readonly anywhere?: string
  readonly record?: string
  readonly version?: number
  /** What the button carries that shows the rest, where a channel has no room for all of it: which of the record's cards this is. */
  readonly whole?: ActionData
  /** It answers what somebody asked, and holds their words: `harm`: it offers an alert; `alert`: it tells of this one, which has gone; `unsure`: whether one has gone could not be said in time; `at`: when it was answered, before a channel sent it. */
  readonly asked?: { readonly harm: boolean; readonly alert?: string; readonly unsure?: true; readonly at?: string }
  /** What somebody typed that it repeats, where it is no record's card: it stands in their chat for a day at most. */
  readonly repeats?: string
  /** It is shown for reading on: from this place of it, as the channel that cut it counts. */
  readonly from?: number
}

/** A sentence that stands in somebody's chat as it is, and repeats what they typed. */
export type SaidAgain = Required<Pick<Card, 'repeats'>>
