/** The name of the new file for one in an old office format: `年报.docx` for `年报.doc`. */
export function renewedName(name: string): string {
  const [, stem = name, ending = ''] = /^(.+)\.([^.]*)$/s.exec(name) ?? [];
  return `${stem}.${/^(?:xls|et)$/i.test(ending) ? 'xlsx' : 'docx'}`;
}
