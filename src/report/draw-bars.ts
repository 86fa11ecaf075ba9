import { createCanvas, GlobalFonts } from '@napi-rs/canvas'

/** The font travels with the bot, so that a picture looks the same on a machine that has none. */
const font = 'Atkinson Hyperlegible'
let fontIsOpen = false
const openFont = (): void => {
  if (fontIsOpen) return
  for (const file of [
    require.resolve('@expo-google-fonts/atkinson-hyperlegible/400Regular/AtkinsonHyperlegible_400Regular.ttf'),
    require.resolve('@expo-google-fonts/atkinson-hyperlegible/700Bold/AtkinsonHyperlegible_700Bold.ttf'),
  ])
    if (!GlobalFonts.registerFromPath(file, font)) throw new Error(`The font ${file} cannot be read.`)
  fontIsOpen = true
}

/** The library that draws. It is an ES module: our build leaves import() as it is. */
const openChart = async () => {
  openFont()
  const { BarController, BarElement, CategoryScale, Chart, LinearScale } = await import('chart.js')
  Chart.register(BarController, BarElement, CategoryScale, LinearScale)
  return Chart
}

/** A bar from none to at least `from`, and paler to at most `to`; its label above and its number beside it: nothing is told by length or colour alone. */
export interface Bar {
  readonly label: string
  readonly from: number
  readonly to: number
  /** The number in words: "10 to 14". */
  readonly says: string
}
export type Theme = 'light' | 'dark'

/** Blue on white, and light blue on near black, the paler part in a lighter or darker blue with an edge: told apart by everybody, by light alone. */
const themes = {
  light: { paper: '#ffffff', ink: '#1b1f24', bar: '#0b5cad', perhaps: '#c3dcf5' },
  dark: { paper: '#16191d', ink: '#f0f3f6', bar: '#7cc0ff', perhaps: '#1f4468' },
} as const

/** Drawn at twice the width of a telephone, so that its words are read there without a magnifying glass. */
const width = 720
const rowHeight = 92
const size = 28

/** A picture of bars as a PNG: a bar a line, its label above it and its number at its end. */
export async function drawBars(bars: readonly Bar[], theme: Theme): Promise<Buffer> {
  const Chart = await openChart()
  const { paper, ink, bar, perhaps } = themes[theme]
  const height = Math.max(1, bars.length) * rowHeight + 16
  const canvas = createCanvas(width, height)
  const most = Math.max(1, ...bars.map(({ to }) => to))
  const chart = new Chart(canvas as never, {
    type: 'bar',
    data: {
      labels: bars.map(({ label }) => label),
      datasets: [
        { data: bars.map(({ from }) => from), backgroundColor: bar, barThickness: 34 },
        { data: bars.map(({ from, to }) => to - from), backgroundColor: perhaps, borderColor: bar, borderWidth: 2, barThickness: 34 },
      ],
    },
    options: {
      indexAxis: 'y',
      animation: false,
      responsive: false,
      devicePixelRatio: 1,
      layout: { padding: { left: 12, right: 190, top: 24, bottom: 0 } },
      scales: { x: { display: false, stacked: true, min: 0, max: most }, y: { display: false, stacked: true } },
      events: [],
    },
    plugins: [
      {
        id: 'words',
        beforeDraw: ({ ctx }) => {
          ctx.fillStyle = paper
          ctx.fillRect(0, 0, width, height)
        },
        afterDraw: (drawn) => {
          const { ctx } = drawn
          ctx.fillStyle = ink
          for (const [place, { x, y }] of drawn.getDatasetMeta(1).data.entries()) {
            const one = bars[place]
            if (!one) continue
            ctx.font = `${size}px "${font}"`
            ctx.fillText(
              shortened(one.label, width - 24, (text) => ctx.measureText(text).width),
              12,
              y - 28,
            )
            ctx.font = `bold ${size}px "${font}"`
            ctx.fillText(one.says, x + 12, y + 10)
          }
        },
      },
    ],
  })
  chart.draw()
  const png = canvas.toBuffer('image/png')
  chart.destroy()
  return png
}

/** A label that fits on its line: a longer one ends in three dots, and stands whole in the words beside the picture. */
function shortened(label: string, room: number, widthOf: (text: string) => number): string {
  if (widthOf(label) <= room) return label
  let length = label.length
  while (length > 1 && widthOf(`${label.slice(0, length)}…`) > room) length -= 1
  return `${label.slice(0, length)}…`
}
