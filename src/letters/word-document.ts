import { AlignmentType, Document, Packer, Paragraph, TextRun } from 'docx'
import type { Letter } from '../procedures/procedure.js'

const points = (size: number): number => size * 2
const spaced = { spacing: { after: 200, line: 300 } }
const line = (text: string): Paragraph => new Paragraph({ children: runs(text) })

/** What the writer has to fill in is highlighted, and keeps its marks, so that it is not said by colour alone. */
const runs = (text: string): TextRun[] =>
  text
    .split(/(«[^»]*»)/)
    .flatMap((part) => (part === '' ? [] : [new TextRun(part.startsWith('«') ? { text: part, highlight: 'yellow' } : { text: part })]))

/** A letter as a Word document (.docx), with a draft mark at its head: a person reads it before it goes out. */
export const wordDocument = (letter: Letter, office: string): Promise<Buffer> =>
  Packer.toBuffer(
    new Document({
      creator: office,
      title: letter.subject,
      styles: { default: { document: { run: { font: 'Arial', size: points(12) } } } },
      sections: [
        {
          children: [
            new Paragraph({
              alignment: AlignmentType.RIGHT,
              children: [new TextRun({ text: 'Draft – please read before sending', italics: true })],
            }),
            new Paragraph({ ...spaced, children: [new TextRun({ text: office, bold: true })] }),
            ...letter.address.map(line),
            new Paragraph({ spacing: { before: 200, after: 200 }, children: runs(letter.date) }),
            new Paragraph({ ...spaced, children: runs(`Dear ${letter.name}`) }),
            new Paragraph({ ...spaced, children: [new TextRun({ text: letter.subject, bold: true })] }),
            ...letter.paragraphs.map((text) => new Paragraph({ ...spaced, children: runs(text) })),
            new Paragraph({ ...spaced, children: runs('Yours sincerely') }),
            ...letter.signed.map(line),
          ],
        },
      ],
    }),
  )
