/** @param {string} name */
const colour = (name) => ({ default: `var(--${name})`, subtle: `var(--${name}-soft, var(--muted))` })
const colours = {
  default: { default: 'var(--text)', subtle: 'var(--muted)' },
  dark: { default: 'var(--text)', subtle: 'var(--muted)' },
  light: { default: 'var(--surface)', subtle: 'var(--surface)' },
  accent: colour('accent'),
  good: colour('good'),
  warning: colour('warning'),
  attention: colour('danger'),
}
/** @param {string} background */
const style = (background) => ({ backgroundColor: background, borderColor: 'transparent', foregroundColors: colours })
const font = 'inherit'

/**
 * How cards look here: calm, in the page's own colours, which follow light and dark by themselves because they are named and
 * not copied.
 */
export const hostConfig = {
  fontFamily: font,
  fontTypes: {
    default: {
      fontFamily: font,
      fontSizes: { small: 14, default: 16, medium: 18, large: 21, extraLarge: 25 },
      fontWeights: { lighter: 400, default: 400, bolder: 650 },
    },
    monospace: { fontFamily: 'ui-monospace, monospace' },
  },
  supportsInteractivity: true,
  spacing: { small: 6, default: 10, medium: 16, large: 22, extraLarge: 30, padding: 16 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  imageSizes: { small: 48, medium: 96, large: 192 },
  containerStyles: {
    default: style('transparent'),
    emphasis: style('var(--raised)'),
    good: style('var(--good-tint)'),
    warning: style('var(--warning-tint)'),
    attention: style('var(--danger-tint)'),
    accent: style('var(--accent-tint)'),
  },
  textStyles: { heading: { size: 'medium', weight: 'bolder', color: 'default', isSubtle: false, fontType: 'default' } },
  textBlock: { headingLevel: 2 },
  actions: {
    maxActions: 12,
    spacing: 'medium',
    buttonSpacing: 8,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    showCard: { actionMode: 'inline', inlineTopMargin: 12 },
  },
  adaptiveCard: { allowCustomStyle: true },
}
