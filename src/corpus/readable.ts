/** Whether a file of this name is a document that `readDocument` takes. */
export function readable(fileName: string): boolean {
  return /\.(?:txt|text|md|markdown)$/iu.test(fileName) && !fileName.startsWith('.');
}
