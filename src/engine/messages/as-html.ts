const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** A text as HTML says it. What people choose, such as a user name, is nobody's markup in a mail. */
export const asHtml = (text: string): string => text.replace(/[&<>"]/g, (mark) => marks[mark] ?? mark)
