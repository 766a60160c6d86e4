/** A PDF of one page with one line (Latin letters without accents). */
export function writeDocument(line: string): Buffer {
  const text = `BT /F1 18 Tf 36 90 Td (${line}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 360 160] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  const parts = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`)
  const header = '%PDF-1.4\n'
  let offset = header.length
  const table = parts.map((part) => {
    const line = `${String(offset).padStart(10, '0')} 00000 n \n`
    offset += part.length
    return line
  })
  const xref = `xref\n0 ${parts.length + 1}\n0000000000 65535 f \n${table.join('')}`
  return Buffer.from(
    `${header}${parts.join('')}${xref}trailer\n<< /Size ${parts.length + 1} /Root 1 0 R >>\nstartxref\n${offset}\n%%EOF\n`,
    'latin1',
  )
}
